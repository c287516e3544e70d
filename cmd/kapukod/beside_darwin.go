package main

/*
#cgo CFLAGS: -x objective-c
#cgo LDFLAGS: -framework AppKit
#import <AppKit/AppKit.h>

static void kapukodToEdge(void *handle, double width) {
	NSWindow *window = (NSWindow *)handle;
	NSScreen *screen = [window screen] != nil ? [window screen] : [NSScreen mainScreen];
	NSRect area = [screen visibleFrame];
	[window setLevel:NSFloatingWindowLevel];
	[window setFrame:NSMakeRect(NSMaxX(area) - width, NSMinY(area), width, NSHeight(area)) display:YES];
}

static void kapukodFromEdge(void *handle) {
	[(NSWindow *)handle setLevel:NSNormalWindowLevel];
}
*/
import "C"

import (
	"unsafe"

	"fyne.io/fyne/v2/driver"
)

// toEdge puts the window at the right edge of its screen, as high as that, and
// above the others.
func toEdge(context any, _ int) (above bool) {
	c, ok := context.(driver.MacWindowContext)
	if !ok || c.NSWindow == 0 {
		return false
	}
	// Here the system counts in the toolkit's pixels.
	C.kapukodToEdge(pointer(c.NSWindow), C.double(slimWidth))
	return true
}

// fromEdge lets the window be covered again.
func fromEdge(context any) {
	if c, ok := context.(driver.MacWindowContext); ok && c.NSWindow != 0 {
		C.kapukodFromEdge(pointer(c.NSWindow))
	}
}

// pointer is the window that the toolkit names by a number.
func pointer(window uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&window)) }
