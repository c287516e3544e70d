package uitest

import "fyne.io/fyne/v2"

// SetOnDropped keeps what is to be done with dropped files: the toolkit's own
// window of tests takes none.
func (w *Window) SetOnDropped(take func(fyne.Position, []fyne.URI)) { w.dropped = take }

// Drop drops files on the window.
func (w *Window) Drop(files []fyne.URI) {
	w.t.Helper()
	if w.dropped == nil {
		w.t.Fatal("the window takes no files")
	}
	w.dropped(fyne.NewPos(0, 0), files)
}

// Canvas is the window's; it keeps its shortcuts to be pressed.
func (w *Window) Canvas() fyne.Canvas { return canvasWithShortcuts{w.Window.Canvas(), w} }

type canvasWithShortcuts struct {
	fyne.Canvas
	window *Window
}

// AddShortcut keeps what a shortcut does.
func (c canvasWithShortcuts) AddShortcut(shortcut fyne.Shortcut, do func(fyne.Shortcut)) {
	c.window.shortcuts.AddShortcut(shortcut, do)
}

// PressShortcut presses the keys of a shortcut where no field has the focus.
func (w *Window) PressShortcut(shortcut fyne.Shortcut) { w.shortcuts.TypedShortcut(shortcut) }
