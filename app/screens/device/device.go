// Package device owns the pages on which an entry's key is shown again, for a
// second device: what that means, the passphrase, and the key with its QR code
// for a minute. It opens nothing itself, and keeps nothing of the key after that.
package device

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Entry is what is told of the entry, ready to read.
type Entry struct {
	Name string
	// Both says that both devices work, and what not to press on the site.
	Both string
}

// Key is what is shown for a minute.
type Key struct {
	// Picture is the QR code; its pixels are cleared when it is hidden.
	Picture *image.Gray
	// Grouped is the key to be typed.
	Grouped string
	// Unusual says what else has to be typed; empty where nothing has.
	Unusual string
}

// Actions are what the user can ask for here.
type Actions struct {
	// Show asks for the key; the caller answers with Revealed or Failed, and
	// wipes the passphrase.
	Show func(passphrase []byte)
	Back func()
}

// Screen is the pages of one entry's key.
type Screen struct {
	widgets.Pages
	words   *text.Catalog
	entry   Entry
	actions Actions

	count  *widgets.Countdown
	hideAt time.Time
	// drop takes what is shown out of the page.
	drop func()
}

// New returns the page that asks for the passphrase.
func New(words *text.Catalog, entry Entry, actions Actions) *Screen {
	s := &Screen{Pages: widgets.NewPages(words.T("common.back"), words.T("common.working")),
		words: words, entry: entry, actions: actions}
	s.ask()
	return s
}

// Hidden takes the key and what was typed out of the window.
func (s *Screen) Hidden() {
	s.conceal()
	s.Pages.Hidden()
}

func (s *Screen) ask() {
	s.conceal()
	s.Begin()
	field := widgets.NewPassphraseField(s.words.T("unlock.label"), s.words.T("device.again"))
	s.Fields = []*widgets.Field{field}
	pressed := func() {
		switch {
		case field.Entry.Text == "":
			s.News.Set(widgets.Careful, s.words.T("device.empty"), "")
			s.FocusOn(field.Focus)
		case s.Busy():
			s.actions.Show([]byte(field.Entry.Text))
		}
	}
	s.Main = widgets.NewMainButton(s.words.T("device.show"), pressed)
	field.Entry.OnSubmitted = func(string) { pressed() }
	s.Show(s.words.T("device.title"), widgets.NewColumn(
		widgets.NewWords(s.entry.Name),
		field.Container,
		widgets.NewNotice(widgets.Info, s.words.T("device.both.title"), s.entry.Both),
		widgets.NewNotice(widgets.Careful, s.words.T("device.who.title"), s.words.T("device.who.text")),
	), s.Back(s.actions.Back), s.Main)
}

const (
	// shownSeconds is how long the key stays on the screen.
	shownSeconds = 60
	// codeSide is the least edge of the QR code; with large text smallSide, so
	// that all of it is in sight.
	codeSide, smallSide = 280, 200
)

// Revealed shows the key until a minute after now.
func (s *Screen) Revealed(key Key, now time.Time) {
	if s.Left() {
		clear(key.Picture.Pix)
		return
	}
	s.conceal()
	s.Begin()
	// Round takes the count away that stands still while the computer sleeps.
	s.hideAt = now.Round(0).Add(shownSeconds * time.Second)
	s.count = widgets.NewCountdown()
	code := canvas.NewImageFromImage(key.Picture)
	code.FillMode = canvas.ImageFillContain
	code.SetMinSize(fyne.NewSquareSize(codeSide))
	framed := container.NewBorder(nil, nil, nil, container.NewVBox(s.count), code)
	big := widgets.NewBig(key.Grouped)
	shown := widgets.NewColumn(widgets.NewWords(s.entry.Name), widgets.NewWords(s.words.T("device.scan")), framed)
	if widgets.LargeText() {
		code.SetMinSize(fyne.NewSquareSize(smallSide))
		shown = widgets.NewColumn(framed, widgets.NewWords(s.words.T("device.scan")), widgets.NewWords(s.entry.Name))
	}
	shown.Add(widgets.NewWords(s.words.T("device.type")))
	shown.Add(widgets.NewCard(big))
	if key.Unusual != "" {
		shown.Add(widgets.NewNotice(widgets.Info, key.Unusual, ""))
	}
	shown.Add(widgets.NewWords(s.words.T("device.after")))
	s.drop = func() {
		shown.RemoveAll()
		big.SetText("")
		code.Image = nil
		clear(key.Picture.Pix)
	}
	s.Main = widgets.NewMainButton(s.words.T("device.hide"), s.ask)
	s.Show(s.words.T("device.shown.title"), shown, s.Back(s.actions.Back), s.Main)
	s.Tick(now)
}

// Tick hides the key when its minute is over.
func (s *Screen) Tick(now time.Time) {
	if s.hideAt.IsZero() {
		return
	}
	left := int((s.hideAt.Sub(now) + time.Second - 1) / time.Second)
	// A clock that was set back must not keep the key on the screen.
	if left <= 0 || left > shownSeconds {
		s.ask()
		return
	}
	s.count.Set(left, shownSeconds, false)
}

// conceal takes the key out of the page.
func (s *Screen) conceal() {
	s.hideAt = time.Time{}
	if s.drop != nil {
		s.drop()
		s.drop = nil
	}
}
