package e2e

import (
	"context"
	"errors"
	"fmt"
	"image"
	"slices"
	"strings"
	"time"

	"kapukod/assets"
	"kapukod/e2e/rig"
	"kapukod/internal/guide"
)

// Guided is somebody who follows a guide in Kapukód's window, step by step.
type Guided struct {
	*Kapukod
	guide guide.Guide
}

// Follow begins a guide, from the list of codes, by the button for a new entry.
func (k *Kapukod) Follow(id string) *Guided {
	g := k.guided(id)
	k.Press(k.SeesOne("codes.add.first", "codes.add"))
	k.PressText(g.guide.Title.In(k.words.Lang()))
	return g
}

// FollowLogin begins the guide for a login, from the card of the only entry.
func (k *Kapukod) FollowLogin(id string) *Guided {
	k.Press("codes.guide")
	return k.guided(id)
}

func (k *Kapukod) guided(id string) *Guided {
	guides := get(k.actor, "load the guides", func(context.Context) ([]guide.Guide, error) {
		return guide.Load(assets.Files())
	})
	i := slices.IndexFunc(guides, func(g guide.Guide) bool { return g.ID == id })
	if i < 0 {
		k.fail("guide "+id, errNoSentence)
		return &Guided{Kapukod: k}
	}
	return &Guided{Kapukod: k, guide: guides[i]}
}

// FollowListed begins a guide from the list of guides.
func (k *Kapukod) FollowListed(id string) *Guided {
	g := k.guided(id)
	k.Press("guide.list")
	k.Sees("guide.list.title")
	title := g.guide.Title.In(k.words.Lang())
	k.act("find "+title, func(ctx context.Context) error { return k.window.Reach(ctx, title, 3) })
	k.PressText(title)
	return g
}

// Steps goes from the first step to the last, does what each says, and calls do
// for what is to be done on the site.
// At a choice it takes the one that leads to the step after, else the first.
func (g *Guided) Steps(do func(guide.Step)) { g.steps(do, g.On, g.PressText) }

// KeySteps is Steps with the keyboard alone.
func (g *Guided) KeySteps(do func(guide.Step)) { g.steps(do, g.KeyOn, g.KeyText) }

func (g *Guided) steps(do, on func(guide.Step), press func(string)) {
	for i := 0; i < len(g.guide.Steps) && g.err == nil; {
		step := g.guide.Steps[i]
		i++
		if step.Action == guide.ActionType {
			continue // it was scanned
		}
		g.At(step.ID)
		switch step.Action {
		case guide.ActionChoose:
			choice := g.onward(step, i)
			press(choice.Text.In(g.words.Lang()))
			i, _ = g.guide.StepAt(choice.Step)
		case guide.ActionRead, guide.ActionOpen, guide.ActionWait:
			on(step)
		default:
			do(step)
		}
		if step.Action == guide.ActionDone {
			return
		}
	}
}

// onward is the choice that leads to the step at next, unless the guide ends
// there before its time.
func (g *Guided) onward(step guide.Step, next int) guide.Choice {
	for _, choice := range step.Choices {
		at, ok := g.guide.StepAt(choice.Step)
		if ok && at == next && (g.guide.Steps[at].Action != guide.ActionDone || at == len(g.guide.Steps)-1) {
			return choice
		}
	}
	return step.Choices[0]
}

// At waits for the step with this id and returns it.
func (g *Guided) At(id string) guide.Step {
	i, ok := g.guide.StepAt(id)
	if !ok {
		g.fail("step "+id, errNoSentence)
		return guide.Step{}
	}
	step := g.guide.Steps[i]
	g.SeesText(step.Title.In(g.words.Lang()))
	return step
}

// On goes on from a step that is read.
func (g *Guided) On(step guide.Step) {
	if step.StartsClock && step.Action == guide.ActionOpen {
		g.Press("guide.opened")
		return
	}
	g.Press("common.next")
}

// KeyOn is On with the keyboard alone.
func (g *Guided) KeyOn(step guide.Step) {
	if step.StartsClock && step.Action == guide.ActionOpen {
		g.Key("guide.opened")
		return
	}
	g.Key("common.next")
}

// Title is the guide's name.
func (g *Guided) Title() string { return g.guide.Title.In(g.words.Lang()) }

// Through reads on from one step to another.
func (g *Guided) Through(from, to string) {
	begin, _ := g.guide.StepAt(from)
	end, ok := g.guide.StepAt(to)
	if !ok {
		g.fail("step "+to, errNoSentence)
		return
	}
	for _, step := range g.guide.Steps[max(begin, 0):max(end, 0)] {
		g.At(step.ID)
		g.On(step)
	}
	g.At(to)
}

// Mend asks for help, which leads to the end of the page, finds there what went
// wrong, opens it, and sees how it is repaired. What it says is then to be done.
func (g *Guided) Mend(step guide.Step, trouble string) {
	for _, t := range step.Trouble {
		if t.ID != trouble {
			continue
		}
		lang := g.words.Lang()
		g.Press("common.help")
		g.act("find "+trouble, func(ctx context.Context) error { return g.window.Reach(ctx, t.What.In(lang), -2) })
		g.PressText(t.What.In(lang))
		first, _, _ := strings.Cut(t.Repair.In(lang), ". ")
		g.SeesText(first)
		return
	}
	g.fail("trouble "+trouble, errNoSentence)
}

// GoBack is Mend for what sends back to an earlier step, and goes there.
func (g *Guided) GoBack(step guide.Step, trouble string) guide.Step {
	for _, t := range step.Trouble {
		if t.ID == trouble {
			g.Mend(step, trouble)
			g.Press("guide.goto")
			return g.At(t.GoTo)
		}
	}
	g.fail("trouble "+trouble, errNoSentence)
	return guide.Step{}
}

// Choose takes the choice of a step that leads to another step or guide.
func (g *Guided) Choose(step, to string) { g.choose(step, to, g.PressText) }

// KeyChoose is Choose with the keyboard alone.
func (g *Guided) KeyChoose(step, to string) { g.choose(step, to, g.KeyText) }

func (g *Guided) choose(step, to string, press func(string)) {
	for _, choice := range g.At(step).Choices {
		if choice.Step == to || choice.Guide == to {
			press(choice.Text.In(g.words.Lang()))
			return
		}
	}
	g.fail("choice "+to, errNoSentence)
}

// Then is the guide to which a button or a choice has led.
func (k *Kapukod) Then(id string) *Guided { return k.guided(id) }

// Watch presses the button that looks for the code, while there is none yet.
func (g *Guided) Watch() {
	g.Press("enroll.source.scan")
	g.Sees("enroll.watch.title")
}

// Slim makes the window slim.
func (g *Guided) Slim() {
	g.Press("guide.slim")
	g.Sees("guide.wide")
}

// SeesPlace waits until the window's place on the screen, and whether it stays above the
// others, fit: the window manager gets to it in its own time. what says what is
// waited for.
func (k *Kapukod) SeesPlace(what string, fit func(place image.Rectangle, above bool) bool) {
	k.act("see Kapukód's window "+what, func(ctx context.Context) error {
		ctx, cancel := context.WithTimeout(ctx, rig.SeeLimit)
		defer cancel()
		for {
			place, err := k.window.Rect(ctx)
			above, aboveErr := k.window.Above(ctx)
			if err = errors.Join(err, aboveErr); err == nil && fit(place, above) {
				return nil
			}
			if rig.Pause(ctx, 100*time.Millisecond) != nil {
				return errors.Join(fmt.Errorf("it is at %v, above the others: %v", place, above), err)
			}
		}
	})
}

// SeesCode presses the page's button, upon which the QR code appears, and tells
// how long it took from there until Kapukód's window had another page.
func (k *Kapukod) SeesCode(page *rig.Browser) time.Duration {
	return get(k.actor, "see a QR code appear", func(ctx context.Context) (time.Duration, error) {
		window, err := k.window.Rect(ctx)
		if err != nil {
			return 0, err
		}
		// Below the browser's own head and the page's buttons.
		shown := k.stage.left()
		shown.Min.Y += 200
		return k.stage.Screen.Reaction(ctx, shown, window, func(ctx context.Context) error { return page.Press(ctx, "#show") })
	})
}

// PressOn clicks on an element of a page.
func (s *Stage) PressOn(page *rig.Browser, selector string) {
	s.act("press "+selector, func(ctx context.Context) error { return page.Press(ctx, selector) })
}

// slimRoom is how much of the screen's width the slim window takes.
const slimRoom = 384

// GatewayBeside opens the site that walks like Ügyfélkapu+, in a browser that
// leaves room for the slim window.
func (s *Stage) GatewayBeside() *Gateway {
	browser := get(&s.actor, "open the browser", func(ctx context.Context) (*rig.Browser, error) {
		room := s.Screen.Bounds()
		room.Max.X -= slimRoom
		return s.Screen.Browse(ctx, s.entry, room)
	})
	return &Gateway{visitor: visitor{actor: &s.actor, browser: browser}}
}
