package guide

import (
	"slices"
	"time"

	"kapukod/internal/text"
)

// Text is the same sentence in both languages. Paragraphs are divided by a line break.
type Text struct {
	HU string `json:"hu"`
	EN string `json:"en"`
}

// In gives the sentence in one language.
func (t Text) In(lang text.Lang) string {
	if lang == text.English {
		return t.EN
	}
	return t.HU
}

// Empty tells that there is no sentence.
func (t Text) Empty() bool { return t == Text{} }

// Kind tells what a guide is for.
type Kind string

// The kinds of guides: in a setup an enrolment runs, a login uses an entry that is there, advice does neither.
const (
	KindSetup  Kind = "setup"
	KindLogin  Kind = "login"
	KindAdvice Kind = "advice"
)

// Action is what the program does at a step, beside showing it.
type Action string

// The actions.
const (
	ActionRead     Action = "read"     // nothing: the person reads and does
	ActionOpen     Action = "open"     // the site is opened in the browser
	ActionScan     Action = "scan"     // the QR code is looked for on the screen
	ActionType     Action = "type"     // the key is typed or pasted instead of scanned
	ActionCode     Action = "code"     // the code is shown, to be copied
	ActionDeletion Action = "deletion" // the deletion code is taken into its slot
	ActionTick     Action = "tick"     // the person ticks a box on the site
	ActionWait     Action = "wait"     // the next code has to be waited for
	ActionChoose   Action = "choose"   // the person chooses how to go on
	ActionDone     Action = "done"     // the guide ends here
)

// monthForm is how Guide.Checked writes a month.
const monthForm = "2006-01"

// CopyComputer is the value of Step.Copy that offers the computer's name.
const CopyComputer = "computer"

// Guide is one way through one portal, or a piece of advice.
type Guide struct {
	ID   string `json:"id"` // the file's name without .json
	Kind Kind   `json:"kind"`
	// Place is where the guide stands in lists: 1 is the first; those without one, 0, come last, by their ids.
	Place int `json:"place,omitempty"`
	// Service is that of the entry a setup makes: ugyfelkapu, keycloak, generic; "" for other kinds.
	Service string `json:"service,omitempty"`
	// Issuers are parts of an issuer, in small letters without accents, that make an entry belong to this login.
	Issuers []string `json:"issuers,omitempty"`
	// Practice is the path of the practice portal's site on which this guide can be tried, "" for none.
	Practice string `json:"practice,omitempty"`
	// Checked is the month ("2026-11") up to which the facts of this guide that age are known to be true.
	Checked string `json:"checked"`
	// SessionMinutes is how long the portal waits for the person; 0 where that is not known.
	SessionMinutes int    `json:"session_minutes,omitempty"`
	Title          Text   `json:"title"`
	About          Text   `json:"about"`
	Steps          []Step `json:"steps"`
}

// LastChecked is the beginning of the latest month in which the facts of a guide
// were checked, in UTC; zero for none. No program with these guides is older.
func LastChecked(guides []Guide) time.Time {
	var last time.Time
	for _, g := range guides {
		if month, err := time.Parse(monthForm, g.Checked); err == nil && month.After(last) {
			last = month
		}
	}
	return last
}

// StepAt finds a step by its id.
func (g Guide) StepAt(id string) (int, bool) {
	at := slices.IndexFunc(g.Steps, func(s Step) bool { return s.ID == id })
	return at, at >= 0
}

// Step is one page of a guide.
type Step struct {
	ID    string `json:"id"`
	Title Text   `json:"title"`
	Text  Text   `json:"text"`
	// Labels are the exact words to look for on the portal's page, Hungarian in both languages.
	Labels []string `json:"labels,omitempty"`
	Sketch *Sketch  `json:"sketch,omitempty"`
	Action Action   `json:"action"`
	URL    string   `json:"url,omitempty"` // of action open: https
	// Copy is what is held ready to be copied: CopyComputer, or "" for nothing.
	Copy string `json:"copy,omitempty"`
	// StartsClock means that the portal's session begins when this step's page is open.
	StartsClock bool `json:"starts_clock,omitempty"`
	// OldCode means that the code of the login that is set up already is needed
	// here, in a guide that sets it up anew.
	OldCode bool      `json:"old_code,omitempty"`
	Warn    Text      `json:"warn,omitzero"` // to be seen before going on
	Trouble []Trouble `json:"trouble,omitempty"`
	Choices []Choice  `json:"choices,omitempty"` // of action choose
	// Covers are the ids of the source rows this step carries.
	Covers []string `json:"covers,omitempty"`
}

// Trouble is what can go wrong at a step. The likeliest stands first.
type Trouble struct {
	ID     string   `json:"id"`
	What   Text     `json:"what"`
	Repair Text     `json:"repair"`          // can be followed word for word
	GoTo   string   `json:"go_to,omitempty"` // the step to go on with, "" to stay
	Covers []string `json:"covers,omitempty"`
}

// Choice leads to a step of the same guide, or to the beginning of another guide.
type Choice struct {
	Text  Text   `json:"text"`
	Step  string `json:"step,omitempty"`
	Guide string `json:"guide,omitempty"`
}

// Sketch is our own plain drawing of a portal's page.
type Sketch struct {
	Title string `json:"title"`
	Items []Item `json:"items"`
}

// Item is one thing in a sketch, from top to bottom. Here marks what the step is about.
type Item struct {
	Kind ItemKind `json:"kind"`
	Text string   `json:"text,omitempty"`
	Here bool     `json:"here,omitempty"`
}

// ItemKind tells what an item looks like.
type ItemKind string

// The kinds of items. A danger is a thing not to be pressed.
const (
	ItemHeading ItemKind = "heading"
	ItemText    ItemKind = "text"
	ItemField   ItemKind = "field"
	ItemLink    ItemKind = "link"
	ItemButton  ItemKind = "button"
	ItemTick    ItemKind = "tick"
	ItemQR      ItemKind = "qr"
	ItemKey     ItemKind = "key"
	ItemCode    ItemKind = "code"
	ItemMenu    ItemKind = "menu"
	ItemDanger  ItemKind = "danger"
	ItemClock   ItemKind = "clock"
)
