package members

import (
	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// page is what the screens of this package share.
type page struct {
	widgets.Pages
	words *text.Catalog
}

func newPage(words *text.Catalog) page {
	return page{widgets.NewPages(words.T("common.back"), words.T("common.working")), words}
}

func (p *page) named(m Member) string {
	if m.You {
		return p.words.T("members.you", "Name", m.Name)
	}
	return m.Name
}

func (p *page) about(m Member) string {
	reads := p.words.T("members.reads")
	if !m.Reads {
		reads = p.words.T("members.reads.not")
	}
	return p.words.T("members.since", "Date", m.Since) + " " + reads
}

// question is one that takes the user's own passphrase to go on, since an
// unlocked window left alone must not let anybody change who has access.
type question struct {
	title, submit string
	// use gets the passphrase, and wipes it.
	use  func(own []byte)
	back func()
}

func (p *page) askOwn(q question, explain ...fyne.CanvasObject) {
	p.askPassphrases(q.title, q.submit, []string{p.words.T("members.own")},
		func(typed [][]byte) { q.use(typed[0]) }, q.back, explain...)
}

// askPassphrases asks for one passphrase for each label.
func (p *page) askPassphrases(title, submit string, labels []string, use func([][]byte), back func(),
	explain ...fyne.CanvasObject) {
	p.Begin()
	body := widgets.NewColumn(explain...)
	for _, label := range labels {
		field := widgets.NewPassphraseField(label, p.words.T("unlock.hint"))
		p.Fields = append(p.Fields, field)
		body.Add(field.Container)
	}
	fields := p.Fields
	pressed := func() {
		for _, field := range fields {
			if field.Entry.Text == "" {
				p.News.Set(widgets.Careful, p.words.T("members.empty"), "")
				p.FocusOn(field.Focus)
				return
			}
		}
		if p.Busy() {
			var typed [][]byte
			for _, field := range fields {
				typed = append(typed, []byte(field.Entry.Text))
			}
			use(typed)
		}
	}
	for i, field := range fields {
		field.Entry.OnSubmitted = func(string) {
			if i+1 < len(fields) {
				p.FocusOn(fields[i+1].Focus)
				return
			}
			pressed()
		}
	}
	p.Main = widgets.NewMainButton(submit, pressed)
	p.Show(title, body, p.Back(back), p.Main)
}

// askName asks for a name.
func (p *page) askName(title, submit, name string, use func(string), back func(), others ...fyne.CanvasObject) {
	p.Begin()
	field := widgets.NewField(p.words.T("members.name"), p.words.T("members.name.hint"))
	field.Entry.SetText(name)
	field.Entry.CursorColumn = len([]rune(name))
	p.Fields = []*widgets.Field{field}
	pressed := func() {
		if field.Entry.Text == "" {
			p.News.Set(widgets.Careful, p.words.T("members.name.empty"), "")
			p.FocusOn(field.Focus)
			return
		}
		if p.Busy() {
			use(field.Entry.Text)
		}
	}
	field.Entry.OnSubmitted = func(string) { pressed() }
	p.Main = widgets.NewMainButton(submit, pressed)
	body := widgets.NewColumn(field.Container)
	for _, other := range others {
		body.Add(other)
	}
	p.Show(title, body, p.Back(back), p.Main)
}
