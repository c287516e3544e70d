package guide

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/widgets"
	"kapukod/internal/guide"
	"kapukod/internal/text"
)

// Frame is what every page of a guide has around what is to be done on it:
// which step this is, help, the site's clock, the words of the step, what can
// go wrong. A page of an enrolment gets it by Around.
type Frame struct {
	words   *text.Catalog
	view    View
	actions Actions
	trouble func() // shows what can go wrong
	clock   *widget.Label
	restart *widgets.Button
	// warning is what must be seen before going on; nil for nothing.
	warning *widgets.Folded
}

// NewFrame returns the frame of a step; trouble scrolls the page to its end.
func NewFrame(words *text.Catalog, view View, actions Actions, trouble func()) *Frame {
	f := &Frame{words: words, view: view, actions: actions, trouble: trouble, clock: widgets.NewWords("")}
	f.clock.Hide()
	f.restart = widgets.NewButton(words.T("guide.restart"), actions.Restart)
	f.restart.Hide()
	if warn := view.Step.Warn.In(words.Lang()); warn != "" {
		f.warning = widgets.NewFolded(widgets.Careful, words.T("guide.warn.read"), words.T("guide.warn"), warn)
	}
	return f
}

// Lead says where the words of the step stand.
type Lead int

// The places of the words: above what the page asks; below it, but for what
// must be seen first; or all of them below.
const (
	Above Lead = iota
	Split
	Below
)

// Around puts the frame around a page. titled keeps the page's own title, and
// leaves the step's words out: for a question inside the step.
func (f *Frame) Around(parts widgets.PageParts, titled bool, lead Lead) widgets.PageParts {
	large := widgets.LargeText()
	if large && lead == Split {
		lead = Below // there is room for what is asked, and little more
	}
	body := widgets.NewColumn()
	if large {
		body.Add(f.restart)
	}
	if lead != Below && !titled {
		f.addWarning(body)
	}
	if lead == Above && !titled {
		f.addText(body)
		f.addMarks(body)
	}
	body.Add(parts.Body)
	if lead == Below && !titled {
		f.addWarning(body)
	}
	if lead != Above && !titled {
		f.addText(body)
		f.addMarks(body)
	}
	f.addEnd(body)
	if !titled {
		parts.Title = f.view.Step.Title.In(f.words.Lang())
		f.warnBefore(parts.Actions)
	}
	parts.Body, parts.Apart = body, true
	if !large {
		parts.Top = f.top()
	}
	return parts
}

// warnBefore has the way on, which is the last of a page's buttons, show the
// warning first where it was not opened.
func (f *Frame) warnBefore(actions []fyne.CanvasObject) {
	if f.warning == nil || len(actions) == 0 {
		return
	}
	if on, ok := actions[len(actions)-1].(*widgets.Button); ok {
		f.warning.Before(on)
	}
}

// Back is the button that goes one step back; it stands first in a page's row.
func (f *Frame) Back() fyne.CanvasObject { return f.backButton() }

func (f *Frame) backButton() *widgets.Button {
	if f.view.CanGoBack {
		return widgets.NewButton(f.words.T("common.back"), f.actions.Back)
	}
	return widgets.NewButton(f.words.T("common.back"), f.actions.Leave)
}

// Escape goes one step back, or leaves.
func (f *Frame) Escape() {
	if f.view.CanGoBack {
		f.actions.Back()
		return
	}
	f.actions.Leave()
}

// top is the strip above the title: which step this is, the site's clock, and
// the buttons that are there on every step. With large text all of that stands
// at the end of the page.
func (f *Frame) top() fyne.CanvasObject {
	buttons := []fyne.CanvasObject{widgets.NewQuietButton(f.words.T("common.help"), f.trouble)}
	if f.actions.Slim != nil {
		buttons = append([]fyne.CanvasObject{f.slimButton()}, buttons...)
	}
	return widgets.NewTightColumn(widgets.NewHeadline(f.where(), buttons...), f.clock, f.restart)
}

// where says which step this is.
func (f *Frame) where() *widget.Label {
	return widgets.NewName(f.words.T("guide.step", "Number", f.view.Number, "Of", f.view.Of,
		"Guide", f.view.Guide.Title.In(f.words.Lang())))
}

// slimButton makes the window slim, and says afterwards how it gets wide again.
func (f *Frame) slimButton() *widgets.Button {
	label := func() string {
		if f.view.Slim {
			return f.words.T("guide.wide")
		}
		return f.words.T("guide.slim")
	}
	b := widgets.NewQuietButton(label(), nil)
	b.OnTapped = func() {
		f.view.Slim = !f.view.Slim
		b.SetText(label())
		f.actions.Slim()
	}
	return b
}

// Tick shows how long the site still waits.
func (f *Frame) Tick(now time.Time) {
	if f.actions.Clock == nil {
		return
	}
	left, over := f.actions.Clock(now)
	if f.clock.Text == left {
		return
	}
	f.clock.SetText(left)
	f.clock.Hidden = left == ""
	f.restart.Hidden = !over
	f.restart.Refresh()
}

// addWarning adds what must be seen before anything else.
func (f *Frame) addWarning(body *fyne.Container) {
	if f.warning != nil {
		body.Add(f.warning.Container)
	}
}

// addText adds the words of the step.
func (f *Frame) addText(body *fyne.Container) {
	if words := f.view.Step.Text.In(f.words.Lang()); words != "" {
		body.Add(widgets.NewWords(words))
	}
}

// addMarks adds what to look for on the site's page.
func (f *Frame) addMarks(body *fyne.Container) {
	step := f.view.Step
	if len(step.Labels) > 0 {
		labels := widgets.NewTightColumn(widgets.NewWords(f.words.T("guide.labels")))
		for _, label := range step.Labels {
			shown := widgets.NewSubHeading(f.words.T("guide.quote", "Text", label))
			labels.Add(shown)
		}
		body.Add(widgets.NewCard(labels))
	}
	if step.Copy == guide.CopyComputer && f.view.Computer != "" {
		body.Add(widgets.NewCard(widgets.NewTightColumn(
			widgets.NewWords(f.words.T("guide.computer")), widgets.NewBig(f.view.Computer),
			widgets.NewButtonRow(widgets.NewButton(f.words.T("guide.copy"), func() { f.actions.CopyText(f.view.Computer) })),
		)))
	}
	if step.Sketch != nil {
		body.Add(f.sketch(*step.Sketch))
	}
}

func (f *Frame) sketch(drawn guide.Sketch) fyne.CanvasObject {
	var items []widgets.SketchItem
	for _, item := range drawn.Items {
		items = append(items, widgets.SketchItem{Kind: string(item.Kind), Text: item.Text, Here: item.Here})
	}
	return widgets.NewSketch(drawn.Title, f.words.T("guide.here"), items)
}

// addEnd adds what can go wrong, the program's help, and the way out.
func (f *Frame) addEnd(body *fyne.Container) {
	if widgets.LargeText() {
		body.Add(f.clock)
	}
	if len(f.view.Step.Trouble) > 0 {
		body.Add(widgets.NewSubHeading(f.words.T("guide.trouble")))
		for _, t := range f.view.Step.Trouble {
			f.addTrouble(body, t)
		}
	}
	if year, month, ok := strings.Cut(f.view.Guide.Checked, "-"); ok && f.view.Number == 1 {
		date := f.words.T("guide.month", "Year", year, "Month", month)
		body.Add(widgets.NewWords(f.words.T("guide.checked", "Date", date)))
	}
	last := widgets.NewButtonRow(
		widgets.NewQuietButton(f.words.T("guide.help"), f.actions.Help),
		widgets.NewQuietButton(f.words.T("guide.leave"), f.actions.Leave),
	)
	if !widgets.LargeText() {
		body.Add(last)
		return
	}
	where := f.where()
	where.Wrapping, where.Truncation = fyne.TextWrapWord, fyne.TextTruncateOff
	body.Add(where)
	if f.actions.Slim != nil {
		body.Add(widgets.NewButtonRow(f.slimButton()))
	}
	body.Add(last)
}

// addTrouble adds one thing that can go wrong; pressed, it shows the repair.
func (f *Frame) addTrouble(body *fyne.Container, t guide.Trouble) {
	lang := f.words.Lang()
	repair := widgets.NewTightColumn(widgets.NewWords(t.Repair.In(lang)))
	if t.GoTo != "" && t.GoTo != f.view.Step.ID {
		repair.Add(widgets.NewButtonRow(widgets.NewButton(f.words.T("guide.goto"), func() { f.actions.GoTo(t.GoTo) })))
	}
	card := widgets.NewCard(repair)
	card.Hide()
	what := widgets.NewButton(t.What.In(lang), nil)
	what.Leading, what.Wraps, what.Icon = true, true, theme.MenuExpandIcon()
	what.OnTapped = func() {
		card.Hidden = !card.Hidden
		what.Icon = theme.MenuExpandIcon()
		if !card.Hidden {
			what.Icon = theme.MenuDropDownIcon()
		}
		what.Refresh()
		body.Refresh()
	}
	body.Add(what)
	body.Add(card)
}
