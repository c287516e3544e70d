package guide

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

var (
	idForm     = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	issuerForm = regexp.MustCompile(`^[a-z0-9]+([ +-][a-z0-9]+)*$`)
)

// checker gathers what is wrong with guides.
type checker struct {
	guides map[string]bool
	faults []error
}

// check holds the guides against the rules that Load names.
func check(guides []Guide) []error {
	c := checker{guides: map[string]bool{}}
	for _, g := range guides {
		c.guides[g.ID] = true
	}
	for _, g := range guides {
		c.guide(g)
	}
	return c.faults
}

// want notes a fault unless ok.
func (c *checker) want(ok bool, place, format string, args ...any) {
	if !ok {
		c.faults = append(c.faults, fmt.Errorf("%w: %s: %s", ErrInvalid, place, fmt.Sprintf(format, args...)))
	}
}

func (c *checker) guide(g Guide) {
	c.want(idForm.MatchString(g.ID), g.ID, "the id is not of small letters, digits and hyphens")
	c.want(slices.Contains([]Kind{KindSetup, KindLogin, KindAdvice}, g.Kind), g.ID, "unknown kind %q", g.Kind)
	services := []string{""}
	if g.Kind == KindSetup {
		services = []string{"ugyfelkapu", "keycloak", "generic"}
	}
	c.want(slices.Contains(services, g.Service), g.ID, "a %s has no service %q", g.Kind, g.Service)
	c.want((g.Kind == KindLogin) == (len(g.Issuers) > 0), g.ID, "issuers belong to a login, and it needs them")
	for _, issuer := range g.Issuers {
		c.want(issuerForm.MatchString(issuer), g.ID, "issuer %q is not in small letters without accents", issuer)
	}
	c.want(g.Practice == "" || strings.HasPrefix(g.Practice, "/"), g.ID, "practice %q is not a path", g.Practice)
	_, err := time.Parse(monthForm, g.Checked)
	c.want(err == nil, g.ID, "checked %q is not a month", g.Checked)
	c.want(g.Place >= 0, g.ID, "place %d is below 0", g.Place)
	c.want(g.SessionMinutes >= 0 && g.SessionMinutes <= 120, g.ID, "session of %d minutes", g.SessionMinutes)
	c.line(g.Title, g.ID+" title")
	c.line(g.About, g.ID+" about")
	c.steps(g)
	c.route(g)
}

func (c *checker) steps(g Guide) {
	seen := map[string]bool{}
	clocks := 0
	for _, s := range g.Steps {
		place := g.ID + "/" + s.ID
		c.want(idForm.MatchString(s.ID) && !seen[s.ID], place, "the step's id is not well formed, or is used twice")
		seen[s.ID] = true
		if s.StartsClock {
			clocks++
		}
		c.step(g, s, place)
	}
	if g.SessionMinutes > 0 {
		c.want(clocks == 1, g.ID, "%d steps start the session's clock", clocks)
	} else {
		c.want(clocks == 0, g.ID, "a clock starts and nobody knows how long the session is")
	}
}

func (c *checker) step(g Guide, s Step, place string) {
	c.want(slices.Contains(actions, s.Action), place, "unknown action %q", s.Action)
	c.line(s.Title, place+" title")
	c.words(s.Text, place+" text")
	if !s.Warn.Empty() {
		c.words(s.Warn, place+" warn")
	}
	for _, label := range s.Labels {
		c.want(tidy(label), place, "label %q is not tidy", label)
	}
	if s.Action == ActionOpen {
		address, err := url.Parse(s.URL)
		c.want(err == nil && address.Scheme == "https" && address.Host != "", place, "%q is no https address", s.URL)
	} else {
		c.want(s.URL == "", place, "an address belongs to the action open")
	}
	c.want(s.Copy == "" || s.Copy == CopyComputer, place, "%q cannot be copied", s.Copy)
	c.choices(g, s, place)
	c.trouble(g, s, place)
	if s.Sketch != nil {
		c.sketch(*s.Sketch, place)
	}
}

func (c *checker) choices(g Guide, s Step, place string) {
	if s.Action != ActionChoose {
		c.want(len(s.Choices) == 0, place, "choices belong to the action choose")
		return
	}
	c.want(len(s.Choices) >= 2, place, "fewer than two choices")
	for _, choice := range s.Choices {
		c.line(choice.Text, place+" choice")
		_, known := g.StepAt(choice.Step)
		switch {
		case choice.Guide != "":
			c.want(choice.Step == "" && c.guides[choice.Guide], place, "a choice leads to guide %q", choice.Guide)
		default:
			c.want(known && choice.Step != s.ID, place, "a choice leads to step %q", choice.Step)
		}
	}
}

func (c *checker) trouble(g Guide, s Step, place string) {
	seen := map[string]bool{}
	for _, t := range s.Trouble {
		at := place + "/" + t.ID
		c.want(idForm.MatchString(t.ID) && !seen[t.ID], at, "the trouble's id is not well formed, or is used twice")
		seen[t.ID] = true
		c.line(t.What, at+" what")
		c.words(t.Repair, at+" repair")
		_, known := g.StepAt(t.GoTo)
		c.want(t.GoTo == "" || known, at, "it leads to step %q", t.GoTo)
	}
}

func (c *checker) sketch(s Sketch, place string) {
	here := 0
	for _, item := range s.Items {
		c.want(slices.Contains(itemKinds, item.Kind), place, "unknown item %q in the sketch", item.Kind)
		c.want(tidy(item.Text) || item.Kind == ItemQR && item.Text == "", place, "item %q is not tidy", item.Text)
		c.want(!item.Here || item.Kind != ItemDanger, place, "the sketch points at a danger")
		if item.Here {
			here++
		}
	}
	c.want(tidy(s.Title) && here > 0, place, "the sketch has no title, or points at nothing")
}

// line wants both languages, each of one line.
func (c *checker) line(t Text, place string) {
	c.words(t, place)
	c.want(!strings.Contains(t.HU+t.EN, "\n"), place, "more than one line")
}

// words wants both languages, without stray spaces.
func (c *checker) words(t Text, place string) {
	for _, said := range []string{t.HU, t.EN} {
		for paragraph := range strings.SplitSeq(said, "\n") {
			c.want(tidy(paragraph), place, "%q is empty or not tidy", paragraph)
		}
	}
}

func tidy(s string) bool {
	return s != "" && s == strings.TrimSpace(s) && !strings.Contains(s, "  ")
}
