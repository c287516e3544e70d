package program_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/assets"
	"kapukod/internal/guide"
	"kapukod/internal/settings"
)

// TestGuidesLayout shows every step of every guide in every language, at the
// smallest and the largest text, in the usual and in the slim window, and finds what could not be
// read or pressed. With KAPUKOD_PICTURES it draws them as well.
func TestGuidesLayout(t *testing.T) {
	guides, err := guide.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"hu", "en"} {
		for _, percent := range []int{100, 200, 300} {
			for _, slim := range []bool{false, true} {
				name := fmt.Sprintf("%s-%d-%s", lang, percent, map[bool]string{false: "wide", true: "slim"}[slim])
				t.Run(name, func(t *testing.T) {
					d := newDesk(t, settings.Settings{Language: lang, TextPercent: percent})
					d.guides = guides
					d.start()
					d.create()
					d.guidesTour(slim, func(screen string) {
						t.Helper()
						for _, fault := range d.layoutFaults() {
							t.Errorf("%s: %s", screen, fault)
						}
						if out := os.Getenv("KAPUKOD_PICTURES"); out != "" {
							d.draw(filepath.Join(out, "guides-"+name, strings.ReplaceAll(screen, " ", "-")+".png"))
						}
					})
				})
			}
		}
	}
}

// layoutFaults looks at the window in the form that it has.
func (d *desk) layoutFaults() []string {
	if d.slim {
		return d.window.SlimFaults()
	}
	return d.window.LayoutFaults()
}

// guidesTour looks at every step of every guide.
func (d *desk) guidesTour(slim bool, look func(screen string)) {
	d.t.Helper()
	d.press("codes.add.first")
	look("add")
	d.press("common.back")
	d.press("guide.list")
	look("list")
	d.press("common.back")
	for _, g := range d.guides {
		d.place = nil
		d.press("guide.list")
		d.window.Press(g.Title.In(d.words.Lang()))
		if slim {
			d.press("guide.slim")
		}
		for i, step := range g.Steps {
			d.program.ShowStep(step.ID)
			d.queue.Drain()
			d.window.MustSee(step.Title.In(d.words.Lang()))
			look(fmt.Sprintf("%s %02d %s", g.ID, i+1, step.ID))
		}
		d.press("guide.help")
		look("help")
		d.press("common.back")
		d.press("guide.leave")
		d.press("common.back")
	}
	for _, g := range d.guides {
		if g.Kind == guide.KindSetup {
			d.setupTour(g, slim, look)
		}
	}
}

// setupTour goes through a setup by its main way, by what the pages offer.
func (d *desk) setupTour(g guide.Guide, slim bool, look func(screen string)) {
	d.t.Helper()
	d.now = d.now.Add(time.Minute)
	d.press("guide.list")
	d.window.Press(g.Title.In(d.words.Lang()))
	if slim {
		d.press("guide.slim")
	}
	for n := 1; ; n++ {
		sees := func(key string) bool { return d.window.Sees(d.words.T(key)) }
		done := false
		if sees("guide.leave") || sees("enroll.pick.title") {
			look(fmt.Sprintf("%s walk %02d", g.ID, n))
		}
		switch {
		case n > 60:
			d.t.Fatalf("%s does not end", g.ID)
		case sees("enroll.source.scan"):
			d.screen = enrolment(fmt.Sprintf("otpauth://totp/%s:teszt?secret=GEZDGNBVGY3T%s&issuer=Pr%%C3%%B3ba", g.ID, strings.ToUpper(g.ID[:4])))
			d.goOn("enroll.source.scan")
			look(g.ID + " confirm")
			d.press("enroll.confirm.save")
		case sees("enroll.code.accepted") && !d.window.Sees(d.words.T("enroll.refused.title")):
			d.press("enroll.code.refused")
			look(g.ID + " refused")
			d.press("clock.check")
			look("clock")
			d.press("common.back")
			d.press("enroll.code.refused")
			d.press("enroll.refused.again")
			d.goOn("enroll.code.accepted")
		case sees("enroll.deletion.skip"):
			d.window.Type(0, "ARTIFICIAL-DELETION-77")
			d.goOn("deletion.save")
		case sees("enroll.paper.done"):
			d.goOn("enroll.paper.done")
		case sees("enroll.paper.finish"):
			d.goOn("enroll.paper.finish")
			done = true
		case sees("guide.opened"):
			d.goOn("guide.opened")
		case sees("common.next"):
			d.goOn("common.next")
		case sees("common.done"):
			d.goOn("common.done")
			done = true
		default:
			d.goOnWith(g.Steps[d.stepShown(g)].Choices[0].Text.In(d.words.Lang()))
		}
		if done || sees("codes.add") || sees("codes.add.first") {
			return
		}
	}
}

// stepShown is the step of a guide that the window shows.
func (d *desk) stepShown(g guide.Guide) int {
	for i, step := range g.Steps {
		if step.Action == guide.ActionChoose && d.window.Sees(step.Title.In(d.words.Lang())) {
			return i
		}
	}
	d.t.Fatalf("%s: nothing to press", g.ID)
	return 0
}

// goOn presses the way on with the sentence of this key.
func (d *desk) goOn(key string) {
	d.t.Helper()
	d.goOnWith(d.words.T(key))
}

// goOnWith presses the way on; where a warning is folded, the first press opens
// it and the second goes on.
func (d *desk) goOnWith(label string) {
	d.t.Helper()
	folded := d.words.T("guide.warn.read")
	if d.window.Sees(folded) {
		d.window.Press(label)
		d.mustNotSee(folded)
		d.mustSee("guide.warn")
	}
	d.window.Press(label)
	d.queue.Drain()
}
