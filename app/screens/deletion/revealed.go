package deletion

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
)

// Revealed is what the slot held.
type Revealed struct {
	Code string
	// Others were put later, on another computer: which one is good the program
	// cannot tell. Old are the codes before, which end nothing any more.
	Others, Old []Earlier
	// Print prints the code's own sheet; nil where nothing can be printed. Save
	// asks where to save it. The caller tells how it went, or asks with AskPaper.
	Print, Save func()
}

// Earlier is another code of the entry.
type Earlier struct {
	Code string
	// When it was put, and until when it was good, ready to read.
	When string
}

// shownSeconds is how long a deletion code stays on the screen.
const shownSeconds = 60

// Revealed shows the code until a minute after now.
func (s *Screen) Revealed(r Revealed, now time.Time) {
	if s.Left() {
		return
	}
	s.begin()
	// Round takes the count away that stands still while the computer sleeps.
	s.hideAt = now.Round(0).Add(shownSeconds * time.Second)
	s.code = widgets.NewCountdown()
	shown := widgets.NewColumn(
		widgets.NewWords(s.name),
		widgets.NewCard(container.NewBorder(nil, nil, nil, s.code, widgets.NewBig(r.Code))),
		widgets.NewWords(s.words.T("deletion.shown.text")),
	)
	s.drop = shown.RemoveAll
	for _, other := range r.Others {
		shown.Add(widgets.NewNotice(widgets.Careful, s.words.T("deletion.other.title"), s.words.T("deletion.other.text")))
		shown.Add(s.earlier(other))
	}
	shown.Add(s.ways(r))
	shown.Add(widgets.NewWords(s.words.T("deletion.what")))
	if len(r.Old) > 0 {
		shown.Add(s.old(r.Old))
	}
	s.Main = widgets.NewMainButton(s.words.T("deletion.hide"), s.showStatus)
	s.Show(s.words.T("deletion.shown.title"), shown, s.Back(s.actions.Back), s.Main)
	s.Tick(now)
}

// ways are the ways to paper, and the button that says it is there.
func (s *Screen) ways(r Revealed) fyne.CanvasObject {
	way := func(key string, icon fyne.Resource, pressed func()) fyne.CanvasObject {
		b := widgets.NewButton(s.words.T(key), pressed)
		b.Icon, b.Leading = icon, true
		return b
	}
	ways := widgets.NewColumn()
	if r.Print != nil {
		ways.Add(way("recovery.print", theme.DocumentPrintIcon(), r.Print))
	}
	ways.Add(way("recovery.save", theme.DocumentSaveIcon(), r.Save))
	if s.status.OnPaper == "" {
		written := s.noteButton("deletion.written", widgets.Side, true)
		written.Icon, written.Leading = theme.DocumentCreateIcon(), true
		ways.Add(written)
	}
	return ways
}

// old is closed until somebody wants to see it.
func (s *Screen) old(codes []Earlier) fyne.CanvasObject {
	list := widgets.NewColumn(widgets.NewWords(s.words.T("deletion.old.text")))
	for _, code := range codes {
		list.Add(s.earlier(code))
	}
	list.Hide()
	column := widgets.NewColumn()
	column.Add(widgets.NewButtonRow(widgets.NewQuietButton(s.words.T("deletion.old", "Count", len(codes)), func() {
		list.Hidden = !list.Hidden
		s.ShowEnd()
	})))
	column.Add(list)
	return column
}

func (s *Screen) earlier(code Earlier) fyne.CanvasObject {
	shown := widgets.NewWords(code.Code)
	shown.TextStyle = fyne.TextStyle{Monospace: true}
	return widgets.NewTightColumn(widgets.NewWords(code.When), shown)
}

// Tick hides the code when its minute is over.
func (s *Screen) Tick(now time.Time) {
	if s.hideAt.IsZero() {
		return
	}
	left := int((s.hideAt.Sub(now) + time.Second - 1) / time.Second)
	// A clock that was set back must not keep the code on the screen.
	if left <= 0 || left > shownSeconds {
		s.showStatus()
		return
	}
	s.code.Set(left, shownSeconds, false)
}

// conceal takes what is revealed out of the page.
func (s *Screen) conceal() {
	s.hideAt = time.Time{}
	if s.drop != nil {
		s.drop()
		s.drop = nil
	}
}
