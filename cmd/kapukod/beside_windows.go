package main

import (
	"unsafe"

	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// What SetWindowPos and SystemParametersInfo are asked; see their pages in
// Microsoft's documentation.
const (
	topmost       = ^uintptr(0)     // HWND_TOPMOST, -1
	notTopmost    = ^uintptr(0) - 1 // HWND_NOTOPMOST, -2
	keepActive    = 0x0010          // SWP_NOACTIVATE
	keepPlace     = 0x0001 | 0x0002 // SWP_NOSIZE, SWP_NOMOVE
	askedWorkArea = 0x0030          // SPI_GETWORKAREA
)

// toEdge puts the window at the right edge of the work area, as high as that
// and width pixels wide, above the others. It reports whether it stays there.
func toEdge(context any, width int) (above bool) {
	c, ok := context.(driver.WindowsWindowContext)
	if !ok || c.HWND == 0 {
		return false
	}
	user32 := windows.NewLazySystemDLL("user32.dll")
	var area windows.Rect
	if done, _, _ := user32.NewProc("SystemParametersInfoW").Call(askedWorkArea, 0, uintptr(unsafe.Pointer(&area)), 0); done == 0 {
		return false
	}
	width = outerWidth(user32, c.HWND, width)
	done, _, _ := user32.NewProc("SetWindowPos").Call(c.HWND, topmost,
		uintptr(int(area.Right)-width), uintptr(area.Top), uintptr(width), uintptr(area.Bottom-area.Top), keepActive)
	return done != 0
}

// outerWidth is the width of the window with its frame, when what is in it is
// width pixels wide.
func outerWidth(user32 *windows.LazyDLL, window uintptr, width int) int {
	var inner, outer windows.Rect
	gotInner, _, _ := user32.NewProc("GetClientRect").Call(window, uintptr(unsafe.Pointer(&inner)))
	gotOuter, _, _ := user32.NewProc("GetWindowRect").Call(window, uintptr(unsafe.Pointer(&outer)))
	if gotInner == 0 || gotOuter == 0 {
		return width
	}
	return width + int(outer.Right-outer.Left) - int(inner.Right-inner.Left)
}

// fromEdge lets the window be covered again.
func fromEdge(context any) {
	if c, ok := context.(driver.WindowsWindowContext); ok && c.HWND != 0 {
		_, _, _ = windows.NewLazySystemDLL("user32.dll").NewProc("SetWindowPos").Call(
			c.HWND, notTopmost, 0, 0, 0, 0, keepActive|keepPlace)
	}
}
