// Package enroll owns the pages of an enrolment: one page for each step of
// the flow. It draws the flow's state and passes the user's intents on; the
// order of the steps and every check are the flow's.
package enroll

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/problem"
	"kapukod/app/widgets"
	"kapukod/internal/capture"
	"kapukod/internal/enroll"
	"kapukod/internal/payload"
	"kapukod/internal/text"
)

// Actions are what the user can ask for besides the flow's own intents.
type Actions struct {
	// Copy puts the entry's code into the clipboard.
	Copy func(id string)
	// Finished is called when the flow is over, done or left.
	Finished func(done bool)
	// Seen gives away the small picture of the last look; nil for none.
	Seen func() *Seen
	// Picture asks for a picture file, for the entry that gets a new key; ""
	// for a new one.
	Picture func(renewing string)
	// Paste takes what is on the clipboard.
	Paste func()
	// CodeTime is the time by which codes are made, at a time of the computer's
	// clock; Shifted tells that they differ, and Clock shows the page about it, from an entry's enrolment.
	CodeTime func(now time.Time) time.Time
	Shifted  bool
	Clock    func(id string)
	// Guide is what a guide adds, in which the enrolment runs; its zero value
	// for none.
	Guide Guide
	// Permission is what has to be said before the screen is looked at.
	Permission capture.Permission
}

// Screen shows one enrolment.
type Screen struct {
	words   *text.Catalog
	actions Actions
	now     time.Time
	focus   func(fyne.Focusable)
	root    *fyne.Container

	flow   *enroll.Flow
	state  enroll.State
	typing bool
	// calm keeps the problem of one way to the key off the page of another.
	calm bool
	// seen is shown by this page; nil for none.
	seen *Seen

	shown string
	view  view
}

// view is one page and how it follows the state while its step stays.
type view struct {
	page   *widgets.Page
	news   *widgets.Notice
	first  fyne.Focusable
	update func(enroll.State)
	tick   func(time.Time)
}

// New returns the screen; Begin must follow.
func New(words *text.Catalog, now time.Time, actions Actions) *Screen {
	return &Screen{words: words, actions: actions, now: now, root: widgets.NewTurning()}
}

// Begin starts drawing the flow that start makes with the screen's Draw.
func (s *Screen) Begin(start func(draw func(enroll.State)) *enroll.Flow) {
	s.flow = start(s.Draw)
	s.Draw(s.flow.State())
}

// Content is the screen's root.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Shown puts the keyboard focus where the step wants it.
func (s *Screen) Shown(focus func(fyne.Focusable)) {
	s.focus = focus
	s.focusFirst()
}

// Hidden ends the flow and drops every page. What was saved stays, and the
// enrolment can be resumed.
func (s *Screen) Hidden() {
	s.flow.Close()
	s.forget()
	s.state, s.view = enroll.State{}, view{}
	s.root.RemoveAll()
}

// Escape goes one question back, or asks to leave.
func (s *Screen) Escape() {
	switch {
	case s.typing:
		s.typeKey(false)
	default:
		s.back()
	}
}

// Tick shows the code of now.
func (s *Screen) Tick(now time.Time) {
	s.now = now
	if s.actions.Guide.Tick != nil {
		s.actions.Guide.Tick(now)
	}
	if s.view.tick != nil {
		s.view.tick(now)
	}
}

// Tell shows news in the page.
func (s *Screen) Tell(tone widgets.Tone, title, body string) {
	if s.view.news != nil {
		s.view.news.Set(tone, title, body)
	}
}

// Draw shows a state of the flow.
func (s *Screen) Draw(state enroll.State) {
	s.calm = false
	s.look(state)
	s.draw(state)
}

func (s *Screen) draw(state enroll.State) {
	s.state = state
	if s.flow == nil {
		return // the first state, published before there is a flow to talk to
	}
	if state.Over() {
		s.actions.Finished(state.Step == enroll.StepDone)
		return
	}
	if key := s.pageKey(); key != s.shown {
		s.shown = key
		s.view = s.build()
		s.root.Objects = []fyne.CanvasObject{s.view.page}
		s.root.Refresh()
		s.focusFirst()
	}
	s.showNews()
	if s.view.update != nil {
		s.view.update(state)
	}
	s.Tick(s.now)
}

// pageKey is different for states that need a page of their own.
func (s *Screen) pageKey() string {
	key := string(s.state.Step)
	if s.state.AskCancel {
		return "cancel"
	}
	if s.typing && s.state.Step == enroll.StepSource {
		key += "/typing"
	}
	if s.seen != nil && !s.typing {
		key += fmt.Sprintf("/%p", s.seen)
	}
	if s.state.Step == enroll.StepConfirm {
		key += "/" + string(s.state.Draft.Service) + replaceable(s.state.Draft)
	}
	return key
}

func (s *Screen) build() view {
	if s.state.AskCancel {
		return s.cancelPage()
	}
	switch s.state.Step {
	case enroll.StepPick:
		return s.pickPage()
	case enroll.StepConfirm:
		return s.confirmPage()
	case enroll.StepCode:
		return s.codePage()
	case enroll.StepRefused:
		return s.refusedPage()
	case enroll.StepDeletion:
		return s.deletionPage()
	case enroll.StepPaper:
		return s.paperPage()
	}
	if s.typing {
		return s.typePage()
	}
	return s.sourcePage()
}

func (s *Screen) showNews() {
	if s.view.news == nil {
		return
	}
	switch why := s.whyNot(); {
	case why != "" && !s.calm:
		s.view.news.Set(widgets.Careful, s.words.T("enroll.seen."+why+".title"), s.words.T("enroll.seen."+why+".text"))
	case s.state.Problem != nil && !s.calm:
		p := problem.Of(s.state.Problem)
		s.view.news.Set(widgets.Careful, s.words.T(p.Key+".title", p.Args...), s.words.T(p.Key+".text", p.Args...))
	case s.state.Doing == enroll.DoingScan && s.actions.Guide.Watches:
		s.view.news.Set(widgets.Info, s.words.T("enroll.watch.title"), s.words.T("enroll.watch.text"))
	case s.state.Busy():
		s.view.news.Set(widgets.Info, s.words.T("enroll.doing."+string(s.state.Doing)), "")
	case len(s.state.Warnings) > 0:
		w := s.state.Warnings[0]
		s.view.news.Set(widgets.Careful, s.words.T("enroll.warn."+string(w.Kind)), "")
	default:
		s.view.news.Clear()
	}
}

func (s *Screen) focusFirst() {
	if s.focus != nil && s.view.first != nil {
		s.focus(s.view.first)
	}
}

func (s *Screen) typeKey(on bool) {
	s.typing, s.calm = on, true
	if s.actions.Guide.Typing != nil {
		s.actions.Guide.Typing(on)
	}
	s.draw(s.flow.State())
}

func (s *Screen) notice() *widgets.Notice { return widgets.NewNotice(widgets.Info, "", "") }

// busyOff greys the buttons out while background work runs.
func busyOff(buttons ...*widgets.Button) func(enroll.State) {
	return func(state enroll.State) {
		for _, b := range buttons {
			if state.Busy() {
				b.Disable()
			} else {
				b.Enable()
			}
		}
	}
}

// AtSource tells whether the page asks where the key is, and waits.
func (s *Screen) AtSource() bool {
	return s.state.Step == enroll.StepSource && !s.state.Busy() && !s.state.AskCancel
}

// Use goes on with codes that were found in a picture.
func (s *Screen) Use(found []payload.Payload) {
	s.typing = false
	s.flow.UsePayloads(found)
}

// Type goes on with a key or an otpauth text.
func (s *Screen) Type(text string) {
	s.typing = false
	s.flow.TypeKey(text)
}

// OtherKey asks for a new key for the entry under way.
func (s *Screen) OtherKey() { s.flow.OtherKey() }

// Over tells whether the flow has ended.
func (s *Screen) Over() bool { return s.state.Over() }
