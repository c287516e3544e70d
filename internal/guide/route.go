package guide

import "slices"

var (
	actions = []Action{
		ActionRead, ActionOpen, ActionScan, ActionType, ActionCode,
		ActionDeletion, ActionTick, ActionWait, ActionChoose, ActionDone,
	}
	itemKinds = []ItemKind{
		ItemHeading, ItemText, ItemField, ItemLink, ItemButton, ItemTick,
		ItemQR, ItemKey, ItemCode, ItemMenu, ItemDanger, ItemClock,
	}
	// setupOrder is the order in which an enrolment can meet these actions.
	setupOrder = []Action{ActionScan, ActionType, ActionCode, ActionDeletion}
)

// route holds the way through a guide against the package's rules: it ends, every step can be come to, and a
// setup meets its actions in the enrolment's order.
func (c *checker) route(g Guide) {
	if len(g.Steps) == 0 {
		c.want(false, g.ID, "no steps")
		return
	}
	last := g.Steps[len(g.Steps)-1].Action
	c.want(last == ActionDone || last == ActionChoose, g.ID, "nothing ends it")
	reached := map[int]bool{}
	g.reach(0, reached)
	for i, s := range g.Steps {
		c.want(reached[i], g.ID+"/"+s.ID, "no way leads here")
		c.want(s.Action != ActionType || i > 0 && g.Steps[i-1].Action == ActionScan,
			g.ID+"/"+s.ID, "typing a key stands right after scanning it")
	}
	if g.Kind != KindSetup {
		c.want(len(g.places(ActionScan)) == 0 && len(g.places(ActionDeletion)) == 0, g.ID, "a %s enrols nothing", g.Kind)
		return
	}
	before := -1
	for _, action := range setupOrder {
		places := g.places(action)
		optional := action == ActionType || action == ActionDeletion
		c.want(len(places) == 1 || optional && len(places) == 0, g.ID, "%d steps of action %s", len(places), action)
		for _, at := range places {
			c.want(at > before, g.ID, "action %s stands too early", action)
			before = at
		}
	}
}

// reach marks the steps that can be come to from step at.
func (g Guide) reach(at int, reached map[int]bool) {
	if at >= len(g.Steps) || reached[at] {
		return
	}
	reached[at] = true
	s := g.Steps[at]
	for _, t := range s.Trouble {
		if to, ok := g.StepAt(t.GoTo); ok {
			g.reach(to, reached)
		}
	}
	switch s.Action {
	case ActionDone:
	case ActionChoose:
		for _, choice := range s.Choices {
			if to, ok := g.StepAt(choice.Step); ok {
				g.reach(to, reached)
			}
		}
	default:
		g.reach(at+1, reached)
	}
}

// places are the indexes of the steps of an action.
func (g Guide) places(action Action) []int {
	var found []int
	for i, s := range g.Steps {
		if s.Action == action {
			found = append(found, i)
		}
	}
	return slices.Clip(found)
}
