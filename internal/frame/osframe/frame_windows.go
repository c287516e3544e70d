package osframe

import (
	"image"
	"unsafe"

	"golang.org/x/sys/windows"
)

// What the functions of user32 are asked; see their pages in Microsoft's documentation.
const (
	topmost       = ^uintptr(0)     // HWND_TOPMOST, -1
	notTopmost    = ^uintptr(0) - 1 // HWND_NOTOPMOST, -2
	keepActive    = 0x0010          // SWP_NOACTIVATE
	keepOrder     = 0x0004          // SWP_NOZORDER
	keepPlace     = 0x0001 | 0x0002 // SWP_NOSIZE, SWP_NOMOVE
	askedWorkArea = 0x0030          // SPI_GETWORKAREA
	showMaximised = 3               // SW_SHOWMAXIMIZED
	showRestored  = 9               // SW_RESTORE
	toMaximised   = 0x0002          // WPF_RESTORETOMAXIMIZED
	inPictures    = 0x00            // WDA_NONE
	notInPictures = 0x11            // WDA_EXCLUDEFROMCAPTURE, Windows 10 2004
	style         = ^uintptr(15)    // GWL_STYLE, -16
	extendedStyle = ^uintptr(19)    // GWL_EXSTYLE, -20
)

// call calls a function of user32 and tells whether it did not answer nothing.
//
//go:uintptrescapes
func call(name string, arguments ...uintptr) (uintptr, bool) {
	function := windows.NewLazySystemDLL("user32.dll").NewProc(name)
	if function.Find() != nil {
		return 0, false // an older Windows
	}
	answer, _, _ := function.Call(arguments...)
	return answer, answer != 0
}

// CanUnseen reports whether the system can leave a window out of pictures of the
// screen: Windows 10 since version 2004.
func CanUnseen() bool {
	const build2004 = 19041
	return windows.RtlGetVersion().BuildNumber >= build2004
}

// Unseen leaves the window out of pictures of the screen, or ends that. It reports
// whether it was done.
func (w Window) Unseen(on bool) bool {
	how := uintptr(inPictures)
	if on {
		how = notInPictures
	}
	if w == 0 {
		return false
	}
	_, done := call("SetWindowDisplayAffinity", uintptr(w), how)
	return done
}

// CanAbove reports whether the window can be kept above the others.
func (w Window) CanAbove() bool { return w != 0 }

// Above keeps the window above the others, or ends that.
func (w Window) Above(on bool) {
	after := notTopmost
	if on {
		after = topmost
	}
	if w != 0 {
		call("SetWindowPos", uintptr(w), after, 0, 0, 0, 0, keepActive|keepPlace)
	}
}

// Raise brings the window before the others. Windows lets a program do so when the
// one that the user started just now allows it; see AllowRaise.
func (w Window) Raise() {
	if w == 0 {
		return
	}
	if _, minimised := call("IsIconic", uintptr(w)); minimised {
		call("ShowWindow", uintptr(w), showRestored)
	}
	call("SetForegroundWindow", uintptr(w))
}

// AllowRaise lets any other program of the user bring its window forward once:
// this one, which the user just started, gives its right away.
func AllowRaise() {
	const anyProcess = 0xFFFFFFFF // ASFW_ANY
	call("AllowSetForegroundWindow", anyProcess)
}

// ToEdge puts the window at the right edge of the work area, as high as that and
// width pixels wide.
func (w Window) ToEdge(width int) {
	var area windows.Rect
	if w == 0 {
		return
	}
	if _, ok := call("SystemParametersInfoW", askedWorkArea, 0, uintptr(unsafe.Pointer(&area)), 0); !ok {
		return
	}
	frame := w.frame()
	width += int(frame.Right - frame.Left)
	call("SetWindowPos", uintptr(w), 0, uintptr(int(area.Right)-width), uintptr(area.Top),
		uintptr(width), uintptr(area.Bottom-area.Top), keepActive|keepOrder)
}

// frame is how much larger the window is than its inside, to each side.
func (w Window) frame() windows.Rect {
	var r windows.Rect
	look, _ := call("GetWindowLongPtrW", uintptr(w), style)
	more, _ := call("GetWindowLongPtrW", uintptr(w), extendedStyle)
	dpi, ok := call("GetDpiForWindow", uintptr(w))
	if !ok {
		dpi = 96
	}
	call("AdjustWindowRectExForDpi", uintptr(unsafe.Pointer(&r)), look, 0, more, dpi)
	return r
}

// placement is WINDOWPLACEMENT.
type placement struct {
	length, flags, show uint32
	minimised, whole    struct{ x, y int32 }
	normal              windows.Rect
}

// Spot tells where the window is, or was before it was maximised or minimised.
func (w Window) Spot() Spot {
	var p placement
	p.length = uint32(unsafe.Sizeof(p))
	if w == 0 {
		return Spot{}
	}
	if _, ok := call("GetWindowPlacement", uintptr(w), uintptr(unsafe.Pointer(&p))); !ok {
		return Spot{}
	}
	frame := w.frame()
	// The system counts from the work area here, which begins elsewhere than the
	// screen only where the task bar is above or on the left.
	return Spot{
		Inside: image.Rect(int(p.normal.Left-frame.Left), int(p.normal.Top-frame.Top),
			int(p.normal.Right-frame.Right), int(p.normal.Bottom-frame.Bottom)),
		Known:     true,
		Maximised: p.show == showMaximised || p.flags&toMaximised != 0,
	}
}

// Put moves the window's inside.
func (w Window) Put(inside image.Rectangle) {
	if w == 0 {
		return
	}
	frame := w.frame()
	x, y := inside.Min.X+int(frame.Left), inside.Min.Y+int(frame.Top)
	call("SetWindowPos", uintptr(w), 0, uintptr(x), uintptr(y),
		uintptr(inside.Dx()+int(frame.Right-frame.Left)), uintptr(inside.Dy()+int(frame.Bottom-frame.Top)), keepActive|keepOrder)
}

// Maximise fills the work area with the window.
func (w Window) Maximise() {
	if w != 0 {
		call("ShowWindow", uintptr(w), showMaximised)
	}
}

// monitor is MONITORINFO.
type monitor struct {
	length         uint32
	whole, working windows.Rect
	flags          uint32
}

// Screens are the work areas of the screens.
func Screens() []image.Rectangle {
	var all []image.Rectangle
	see := windows.NewCallback(func(handle, _, _, _ uintptr) uintptr {
		m := monitor{}
		m.length = uint32(unsafe.Sizeof(m))
		if _, ok := call("GetMonitorInfoW", handle, uintptr(unsafe.Pointer(&m))); ok {
			r := m.working
			all = append(all, image.Rect(int(r.Left), int(r.Top), int(r.Right), int(r.Bottom)))
		}
		return 1 // go on
	})
	call("EnumDisplayMonitors", 0, 0, see, 0)
	return all
}
