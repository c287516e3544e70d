package minimised

import (
	"context"

	"golang.org/x/sys/windows"
)

// Known tells whether it can be known of a window.
func (w Window) Known() bool { return w.HWND != 0 }

// open asks Windows each time.
func open(_ context.Context, w Window) (look, func(), bool) {
	user32 := windows.NewLazySystemDLL("user32.dll")
	iconic, exists := user32.NewProc("IsIconic"), user32.NewProc("IsWindow")
	if !w.Known() || iconic.Find() != nil || exists.Find() != nil {
		return nil, nil, false
	}
	return func() (minimised, known bool) {
		there, _, _ := exists.Call(w.HWND)
		yes, _, _ := iconic.Call(w.HWND)
		return yes != 0, there != 0
	}, func() {}, true
}
