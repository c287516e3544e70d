package minimised

import (
	"context"

	"github.com/ebitengine/purego/objc"
)

// Known tells whether it can be known of a window.
func (w Window) Known() bool { return w.NSWindow != 0 && w.Inside != nil }

// open asks the window itself, from where AppKit lets it be asked.
func open(_ context.Context, w Window) (look, func(), bool) {
	if !w.Known() {
		return nil, nil, false
	}
	isMiniaturized := objc.RegisterName("isMiniaturized")
	return func() (minimised, known bool) {
		w.Inside(func() { minimised = objc.Send[bool](objc.ID(w.NSWindow), isMiniaturized) })
		return minimised, true
	}, func() {}, true
}
