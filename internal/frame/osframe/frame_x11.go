//go:build !windows && !darwin

package osframe

import (
	"encoding/binary"
	"errors"
	"image"
	"io"
	"slices"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xinerama"
	"github.com/jezek/xgb/xproto"
)

// The client messages of the Extended Window Manager Hints, and what they ask.
const (
	stateRemove = 0
	stateAdd    = 1
	fromProgram = 1
	// fromPager is what brings a window forward that its user asked for elsewhere;
	// a window manager may answer a program itself with a mark in the task bar.
	fromPager = 2
)

var errNoWindow = errors.New("there is no window")

// CanUnseen reports whether the system can leave a window out of pictures of the
// screen. X11 and Wayland cannot.
func CanUnseen() bool { return false }

// Unseen does nothing here.
func (w Window) Unseen(bool) bool { return false }

// CanAbove reports whether the window can be kept above the others.
func (w Window) CanAbove() (can bool) {
	w.reach(func(x *xdesk) { can = x.knows("_NET_WM_STATE_ABOVE") })
	return can
}

// Above keeps the window above the others, or ends that.
func (w Window) Above(on bool) {
	action := uint32(stateRemove)
	if on {
		action = stateAdd
	}
	w.reach(func(x *xdesk) { x.ask("_NET_WM_STATE", action, uint32(x.atom("_NET_WM_STATE_ABOVE")), 0, fromProgram) })
}

// Raise brings the window before the others, to whom the keyboard belongs.
func (w Window) Raise() {
	w.reach(func(x *xdesk) { x.ask("_NET_ACTIVE_WINDOW", fromPager, 0, 0) })
}

// ToEdge puts the window at the right edge of the work area, as high as it is and
// width pixels wide.
func (w Window) ToEdge(width int) {
	w.reach(func(x *xdesk) { x.toEdge(width) })
}

// Spot tells where the window is.
func (w Window) Spot() (spot Spot) {
	w.reach(func(x *xdesk) { spot = x.spot() })
	return spot
}

// Put moves the window's inside.
func (w Window) Put(inside image.Rectangle) {
	w.reach(func(x *xdesk) { x.put(inside) })
}

// Maximise fills the work area with the window.
func (w Window) Maximise() {
	w.reach(func(x *xdesk) {
		x.ask("_NET_WM_STATE", stateAdd, uint32(x.atom("_NET_WM_STATE_MAXIMIZED_HORZ")),
			uint32(x.atom("_NET_WM_STATE_MAXIMIZED_VERT")), fromProgram)
	})
}

// Screens are the work areas of the screens; none where no X server tells.
func Screens() []image.Rectangle {
	x, err := connect(0)
	if err != nil {
		return nil
	}
	defer x.conn.Close()
	return x.screens()
}

// reach calls do with the window, where an X server that answers has it.
func (w Window) reach(do func(*xdesk)) {
	if w == 0 {
		return
	}
	x, err := connect(w)
	if err != nil {
		return
	}
	defer x.conn.Close()
	do(x)
}

// xdesk is a window among those of an X server.
type xdesk struct {
	conn   *xgb.Conn
	root   xproto.Window
	window xproto.Window
}

func connect(w Window) (*xdesk, error) {
	xgb.Logger.SetOutput(io.Discard) // it would speak of a missing file that nobody needs
	conn, err := xgb.NewConn()
	if err != nil {
		return nil, err
	}
	setup := xproto.Setup(conn)
	if setup == nil || len(setup.Roots) == 0 {
		conn.Close()
		return nil, errNoWindow
	}
	return &xdesk{conn: conn, root: setup.DefaultScreen(conn).Root, window: xproto.Window(w)}, nil
}

func (x *xdesk) atom(name string) xproto.Atom {
	reply, err := xproto.InternAtom(x.conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		return xproto.AtomNone
	}
	return reply.Atom
}

// numbers are the 32-bit values of a property; none where it is missing.
func (x *xdesk) numbers(of xproto.Window, property string, most uint32) []uint32 {
	reply, err := xproto.GetProperty(x.conn, false, of, x.atom(property), xproto.GetPropertyTypeAny, 0, most).Reply()
	if err != nil || reply.Format != 32 {
		return nil
	}
	var values []uint32
	for data := reply.Value; len(data) >= 4; data = data[4:] {
		values = append(values, binary.LittleEndian.Uint32(data))
	}
	return values
}

// knows reports whether the window manager knows the hint.
func (x *xdesk) knows(hint string) bool {
	return slices.Contains(x.numbers(x.root, "_NET_SUPPORTED", 1024), uint32(x.atom(hint)))
}

// has reports whether the window is in a state.
func (x *xdesk) has(state string) bool {
	return slices.Contains(x.numbers(x.window, "_NET_WM_STATE", 64), uint32(x.atom(state)))
}

// ask sends the window manager a message about the window. Whether it was heard is
// not told; the window is there all the same.
func (x *xdesk) ask(what string, data ...uint32) {
	data = append(data, make([]uint32, 5-len(data))...)
	message := xproto.ClientMessageEvent{
		Format: 32, Window: x.window, Type: x.atom(what), Data: xproto.ClientMessageDataUnionData32New(data),
	}
	const toManager = xproto.EventMaskSubstructureRedirect | xproto.EventMaskSubstructureNotify
	_ = xproto.SendEventChecked(x.conn, false, x.root, toManager, string(message.Bytes())).Check()
}

// workArea is what panels leave of the whole desktop.
func (x *xdesk) workArea() image.Rectangle {
	if v := x.numbers(x.root, "_NET_WORKAREA", 4); len(v) == 4 {
		at := image.Pt(int(int32(v[0])), int(int32(v[1])))
		return image.Rectangle{Min: at, Max: at.Add(image.Pt(int(v[2]), int(v[3])))}
	}
	whole, err := xproto.GetGeometry(x.conn, xproto.Drawable(x.root)).Reply()
	if err != nil {
		return image.Rectangle{}
	}
	return image.Rect(0, 0, int(whole.Width), int(whole.Height))
}

func (x *xdesk) screens() []image.Rectangle {
	whole := x.workArea()
	if xinerama.Init(x.conn) != nil {
		return []image.Rectangle{whole}
	}
	reply, err := xinerama.QueryScreens(x.conn).Reply()
	if err != nil {
		return []image.Rectangle{whole}
	}
	var all []image.Rectangle
	for _, s := range reply.ScreenInfo {
		at := image.Pt(int(s.XOrg), int(s.YOrg))
		area := image.Rectangle{Min: at, Max: at.Add(image.Pt(int(s.Width), int(s.Height)))}.Intersect(whole)
		if !area.Empty() {
			all = append(all, area)
		}
	}
	if len(all) == 0 {
		return []image.Rectangle{whole}
	}
	return all
}

// frame is how wide the window's frame is: left, right, top, bottom.
func (x *xdesk) frame() [4]int {
	var sides [4]int
	if v := x.numbers(x.window, "_NET_FRAME_EXTENTS", 4); len(v) == 4 {
		for i := range sides {
			sides[i] = int(v[i])
		}
	}
	return sides
}

func (x *xdesk) spot() Spot {
	// A window that is put away is where its window manager left it.
	if is, err := xproto.GetWindowAttributes(x.conn, x.window).Reply(); err != nil || is.MapState != xproto.MapStateViewable {
		return Spot{}
	}
	size, err := xproto.GetGeometry(x.conn, xproto.Drawable(x.window)).Reply()
	if err != nil {
		return Spot{}
	}
	corner, err := xproto.TranslateCoordinates(x.conn, x.window, x.root, 0, 0).Reply()
	if err != nil {
		return Spot{}
	}
	// Where a maximised window was before is the window manager's knowledge.
	whole := x.has("_NET_WM_STATE_MAXIMIZED_VERT") || x.has("_NET_WM_STATE_MAXIMIZED_HORZ")
	at := image.Pt(int(corner.DstX), int(corner.DstY))
	return Spot{
		Inside:    image.Rectangle{Min: at, Max: at.Add(image.Pt(int(size.Width), int(size.Height)))},
		Known:     !whole,
		Maximised: whole,
	}
}

// put moves the inside: the toolkit gives its windows static gravity, which has
// the window manager place the inside and not the frame.
func (x *xdesk) put(r image.Rectangle) {
	const what = xproto.ConfigWindowX | xproto.ConfigWindowY | xproto.ConfigWindowWidth | xproto.ConfigWindowHeight
	_ = xproto.ConfigureWindowChecked(x.conn, x.window, what,
		[]uint32{uint32(r.Min.X), uint32(r.Min.Y), uint32(r.Dx()), uint32(r.Dy())}).Check()
}

// toEdge moves the window, with its frame, to the right edge of the work area.
func (x *xdesk) toEdge(width int) {
	area, frame := x.workArea(), x.frame()
	at := image.Pt(max(area.Max.X-width-frame[1], 0), area.Min.Y+frame[2])
	height := area.Dy() - frame[2] - frame[3]
	x.put(image.Rectangle{Min: at, Max: at.Add(image.Pt(width, max(height, width)))})
}
