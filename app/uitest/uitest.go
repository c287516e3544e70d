// Package uitest owns what tests of screens share: a window without a
// display, finding things in it as a user would, by their words, and a check
// that nothing is cut off. It is imported by tests only.
package uitest

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/look"
	"kapukod/app/widgets"
)

// Size is the window's: half of a 1366×768 screen, beside a browser.
func Size() fyne.Size { return fyne.NewSize(660, 700) }

// SmallScreen is a window as large as the smallest screen that the program is
// made for.
func SmallScreen() fyne.Size { return fyne.NewSize(1024, 600) }

// Screen is a window as large as a small laptop's screen.
func Screen() fyne.Size { return fyne.NewSize(1366, 768) }

// SlimSize is that of the slim window, beside a browser that has the rest of a
// 1366×768 screen.
func SlimSize() fyne.Size { return fyne.NewSize(380, 740) }

// Window is a window that exists only in memory.
type Window struct {
	fyne.Window
	App fyne.App
	t   testing.TB

	dropped   func(fyne.Position, []fyne.URI)
	shortcuts fyne.ShortcutHandler
}

// NewWindow returns an empty window in a look; it is closed when the test
// ends.
func NewWindow(t testing.TB, theme *look.Theme) *Window {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme)
	w := a.NewWindow("")
	w.SetPadded(true)
	w.Resize(Size())
	// The toolkit tells the time by the last picture, and drops the layout of what is a minute old: without one
	// now, what is made after a long test counts as that old in its own first picture.
	_ = w.Canvas().Capture()
	t.Cleanup(w.Close)
	return &Window{Window: w, App: a, t: t}
}

// Walk calls visit for every visible object of the window with its place.
func (w *Window) Walk(visit func(o fyne.CanvasObject, at fyne.Position)) {
	walk(w.Canvas().Content(), fyne.NewPos(0, 0), visit)
}

func walk(o fyne.CanvasObject, at fyne.Position, visit func(fyne.CanvasObject, fyne.Position)) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	visit(o, at)
	for _, child := range childrenOf(o) {
		walk(child, at, visit)
	}
}

// childrenOf are what an object is made of.
func childrenOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// Words are all texts to read in the window, in drawing order.
func (w *Window) Words() []string { return WordsIn(w.Canvas().Content()) }

// WordsIn are all texts to read in one object, in drawing order.
func WordsIn(o fyne.CanvasObject) []string {
	var words []string
	walk(o, fyne.NewPos(0, 0), func(o fyne.CanvasObject, _ fyne.Position) {
		switch o := o.(type) {
		case *widget.Label:
			words = append(words, o.Text)
		case *widgets.Button:
			words = append(words, o.Text)
		case *canvas.Text:
			words = append(words, o.Text)
		}
	})
	return words
}

// Sees reports whether the window shows the text, in part of a label too.
func (w *Window) Sees(text string) bool {
	return slices.ContainsFunc(w.Words(), func(s string) bool { return strings.Contains(s, text) })
}

// MustSee fails the test when the window does not show the text.
func (w *Window) MustSee(text string) {
	w.t.Helper()
	if !w.Sees(text) {
		w.t.Fatalf("the window does not show %q but:\n%s", text, strings.Join(w.Words(), "\n"))
	}
}

// Press presses the button with these words.
func (w *Window) Press(text string) {
	w.t.Helper()
	var found *widgets.Button
	w.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if b, ok := o.(*widgets.Button); ok && b.Text == text && found == nil {
			found = b
		}
	})
	if found == nil {
		w.t.Fatalf("no button %q among:\n%s", text, strings.Join(w.Words(), "\n"))
	}
	test.Tap(found)
}

// Type types into the n-th field of the page, from 0.
func (w *Window) Type(n int, text string) {
	w.t.Helper()
	entry := w.Entry(n)
	entry.SetText("")
	test.Type(entry, text)
}

// Entry is the n-th field of the page, from 0.
func (w *Window) Entry(n int) *widget.Entry {
	w.t.Helper()
	var entries []*widget.Entry
	w.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		switch e := o.(type) {
		case *widget.Entry:
			entries = append(entries, e)
		case *widgets.Input:
			entries = append(entries, &e.Entry)
		case *widgets.TextArea:
			entries = append(entries, &e.Entry)
		case *widgets.SearchField:
			entries = append(entries, &e.Entry)
		}
	})
	if n >= len(entries) {
		w.t.Fatalf("the page has %d fields, not %d:\n%s", len(entries), n+1, strings.Join(w.Words(), "\n"))
	}
	return entries[n]
}
