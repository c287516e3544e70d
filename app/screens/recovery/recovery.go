// Package recovery owns the pages of the recovery sheet: bringing a new one to
// paper and proving that it is there, what stands about it in the settings,
// and the way back into the vault with it after the passphrase is forgotten.
//
// It makes no sheet and opens no vault itself, and shows the secret of a sheet
// on one page alone, while the user asks for it.
package recovery

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// frame is what the screens of this package share: a page in the window, its
// news, and the fields that are emptied when it goes.
type frame struct {
	words  *text.Catalog
	root   *fyne.Container
	focus  func(fyne.Focusable)
	news   *widgets.Notice
	main   *widgets.Button
	fields []*widgets.Field
	// escape is what the Escape key does on the page that is shown.
	escape func()
	// hidden tells that the screen was left: late answers change nothing.
	hidden bool
}

func newFrame(words *text.Catalog) frame {
	return frame{words: words, root: container.NewStack(), news: widgets.NewNotice(widgets.Info, "", "")}
}

// Content is the screen's root.
func (f *frame) Content() fyne.CanvasObject { return f.root }

// Shown puts the cursor into the first field.
func (f *frame) Shown(focus func(fyne.Focusable)) {
	f.focus = focus
	f.focusFirst()
}

// Hidden takes everything that was shown or typed out of the window.
func (f *frame) Hidden() {
	f.hidden = true
	f.forget()
	f.root.RemoveAll()
}

// Escape goes back from the page.
func (f *frame) Escape() {
	if f.escape != nil {
		f.escape()
	}
}

// Tell shows news in the page.
func (f *frame) Tell(tone widgets.Tone, title, body string) {
	if !f.hidden {
		f.ready()
		f.news.Set(tone, title, body)
	}
}

// Failed says why it did not work; the user can try again.
func (f *frame) Failed(title, body string) { f.Tell(widgets.Trouble, title, body) }

// begin starts a new page: fields of the one before are emptied.
func (f *frame) begin() {
	f.forget()
	f.main = nil
	f.escape = nil
	f.news = widgets.NewNotice(widgets.Info, "", "")
}

// show shows the page; its main button is the last action.
func (f *frame) show(title string, body fyne.CanvasObject, actions ...fyne.CanvasObject) {
	f.root.Objects = []fyne.CanvasObject{widgets.NewPage(widgets.PageParts{
		Title: title, Body: body, News: f.news, Actions: actions,
	})}
	f.root.Refresh()
	f.focusFirst()
}

func (f *frame) forget() {
	for _, field := range f.fields {
		field.Entry.OnChanged = nil
		field.Entry.SetText("")
	}
	f.fields = nil
}

func (f *frame) focusFirst() {
	if f.focus != nil && len(f.fields) > 0 {
		f.focus(f.fields[0].Focus)
	}
}

// ready lets the main button be pressed again.
func (f *frame) ready() {
	if f.main != nil {
		f.main.Enable()
	}
}

// working keeps the main button from being pressed twice. It reports false
// when it was pressed already.
func (f *frame) working() bool {
	if f.main == nil || f.main.Disabled() {
		return false
	}
	f.main.Disable()
	f.news.Set(widgets.Info, f.words.T("recovery.working"), "")
	return true
}

func (f *frame) back(to func()) *widgets.Button {
	f.escape = to
	return widgets.NewButton(f.words.T("common.back"), to)
}
