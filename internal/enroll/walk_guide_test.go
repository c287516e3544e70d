package enroll_test

import (
	"testing"

	"pgregory.net/rapid"

	"kapukod/internal/enroll"
	"kapukod/internal/guide"
	"kapukod/internal/vault"
	guidewalk "kapukod/internal/walk"
)

// guided is a user who goes through a guide in which the enrolment runs, and who
// goes back, ahead and away at any time. The guide is kept through a crash as
// the program keeps it: by its place.
type guided struct {
	*walk
	guides []guide.Guide
	way    *guidewalk.Walk
	flow   *enroll.Flow // nil where the step shows none of the enrolment
	steps  map[string]int
}

// TestRandomWalksInAGuide is TestRandomWalks inside a guide: what must never
// happen to the vault does not, and the guide never shows a step for which the
// enrolment is not ready.
func TestRandomWalksInAGuide(t *testing.T) {
	seen, steps := map[enroll.Step]int{}, map[string]int{}
	number := walkSteps(t)
	rapid.Check(t, func(rt *rapid.T) {
		g := &guided{walk: newWalk(t, rt, 0), guides: setupGuides(), steps: steps}
		g.seen = seen
		g.begin()
		for range number {
			g.step()
		}
	})
	for _, step := range setupGuides()[0].Steps {
		if steps[step.ID] == 0 {
			t.Errorf("no walk came to %s", step.ID)
		}
	}
	if seen[enroll.StepDeletion] == 0 || seen[enroll.StepPaper] == 0 {
		t.Errorf("no walk came to the end: %v", seen)
	}
	t.Logf("%d steps: %v", 100*number, steps)
}

func setupGuides() []guide.Guide {
	var steps []guide.Step
	for _, action := range []guide.Action{
		guide.ActionRead, guide.ActionOpen, guide.ActionScan, guide.ActionType, guide.ActionRead,
		guide.ActionCode, guide.ActionDeletion, guide.ActionTick, guide.ActionRead, guide.ActionDone,
	} {
		steps = append(steps, guide.Step{ID: string(action) + string(rune('a'+len(steps))), Action: action})
	}
	return []guide.Guide{{ID: "setup", Kind: guide.KindSetup, Service: "ugyfelkapu", Steps: steps}}
}

func (g *guided) begin() {
	g.way, _ = guidewalk.Start(g.guides, "setup")
	g.show(false)
}

// show opens the enrolment where the step shows it, as the program does.
func (g *guided) show(renew bool) {
	if g.flow != nil {
		g.flow.Close()
		g.flow = nil
	}
	entry := g.find(g.vault.doc.Entries, g.way.Entry())
	standing := enroll.StepSource
	if entry == nil || entry.Deleted != nil {
		g.way.About("")
	} else {
		standing = enroll.StepOf(*entry, g.vault.HasDeletionCode(entry.ID))
	}
	g.way.Hold(standing)
	g.notAhead(standing)
	switch {
	case !g.way.Hosts(standing) && !renew:
	case standing == enroll.StepSource:
		g.flow = enroll.New(g.ports(), g.queue, g.publish)
	default:
		g.flow = enroll.Resume(g.ports(), g.queue, g.publish, *entry)
		if renew {
			g.flow.OtherKey()
		}
	}
}

// publish moves the guide after the enrolment.
func (g *guided) publish(s enroll.State) {
	g.walk.show(s)
	switch {
	case g.flow == nil: // the first state, before there is a flow to speak of
	case s.Step == enroll.StepLeft:
		g.flow = nil
	case s.Step == enroll.StepDone:
		g.flow = nil
		g.way.Follow(enroll.StepDone, s.Entry.ID)
		g.show(false)
	default:
		g.way.Follow(s.Step, s.Entry.ID)
		if !g.way.Hosts(s.Step) {
			g.show(false)
		}
	}
}

// notAhead fails where a step is shown whose turn has not come.
func (g *guided) notAhead(standing enroll.Step) {
	rank := map[enroll.Step]int{
		enroll.StepSource: 0, enroll.StepCode: 1, enroll.StepDeletion: 2, enroll.StepPaper: 3, enroll.StepDone: 4,
	}[standing]
	needs := map[guide.Action]int{guide.ActionCode: 1, guide.ActionDeletion: 2, guide.ActionTick: 3, guide.ActionDone: 3}
	if need := needs[g.way.Step().Action]; need > rank {
		g.rt.Fatalf("the guide shows %s while the enrolment stands at %s", g.way.Step().ID, standing)
	}
}

func (g *guided) step() {
	g.steps[g.way.Step().ID]++
	if g.flow != nil {
		g.seen[g.flow.State().Step]++
		g.look(g.flow.State())
	}
	switch what := rapid.IntRange(0, 99).Draw(g.rt, "what"); {
	case what >= 98:
		g.crash()
	case what >= 96:
		g.vault.fail = failing(rapid.IntRange(0, 2).Draw(g.rt, "fail"))
	case what >= 80:
		g.move()
	case g.flow == nil:
		g.move()
	case what >= 40, g.flow.State().Busy() && what >= 6:
		g.queue.Step()
	default:
		g.intend(g.flow)
	}
	g.shown = nil
}

// move is a button of the guide itself. Going on is offered only where the step
// shows no unfinished part of the enrolment.
func (g *guided) move() {
	last := len(g.way.Guide().Steps) - 1
	switch rapid.IntRange(0, 9).Draw(g.rt, "move") {
	case 0, 1:
		g.way.Back()
	case 2:
		g.way.Go(g.way.Guide().Steps[rapid.IntRange(0, last).Draw(g.rt, "to")].ID, g.now)
	case 3:
		g.way.Typing(rapid.Bool().Draw(g.rt, "typing"))
		return
	case 4:
		if e := g.find(g.vault.doc.Entries, g.way.Entry()); e != nil && e.Accepted == nil && e.Deleted == nil && g.flow == nil &&
			g.way.Shows(guide.ActionScan, guide.ActionType) {
			g.show(true)
		}
		return
	default:
		if g.flow == nil && !g.way.Next(g.now) {
			g.begin() // it is over, and another begins
			return
		}
	}
	g.show(false)
}

// crash loses all but the place of the guide and the vault.
func (g *guided) crash() {
	place := g.way.Place()
	if g.flow != nil {
		g.flow.Close()
		g.flow = nil
	}
	g.way, _ = guidewalk.Resume(g.guides, place)
	if e := g.find(g.vault.doc.Entries, g.way.Entry()); e != nil && e.Deleted == nil {
		g.way.Settle(enroll.StepOf(*e, g.vault.HasDeletionCode(e.ID)), e.ID)
	}
	g.show(false)
	if e := g.find(g.vault.doc.Entries, g.way.Entry()); e != nil && vault.StatusPending == e.Status && e.Deleted == nil && g.way.Waits() && g.flow == nil {
		g.rt.Fatalf("resumed at %s, which does not show the enrolment", g.way.Step().ID)
	}
}
