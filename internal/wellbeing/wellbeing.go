// Package wellbeing owns what can be said of a person's vault as a whole: what
// is well, what is to be done, and what nobody can know from here. It is given
// facts and gives findings; it looks at nothing itself.
package wellbeing

import (
	"slices"
	"time"
)

// Topic is what a finding is about.
type Topic string

// The topics, the most important first: what would lose everything, what would
// lose one login, what lets others in, what only gets in the way.
const (
	Sheet    Topic = "sheet"    // the recovery sheet on paper
	Deletion Topic = "deletion" // an entry's deletion code in the slot, and on paper
	Copy     Topic = "copy"     // a copy of the vault elsewhere
	Phrase   Topic = "phrase"   // how strong the passphrase is
	Lock     Topic = "lock"     // how long the vault stays open by itself
	Clock    Topic = "clock"    // the computer's clock
)

func topics() []Topic { return []Topic{Sheet, Deletion, Copy, Phrase, Lock, Clock} }

// State is what is found.
type State string

// The states.
const (
	ToDo    State = "todo"    // something is to be done
	Unknown State = "unknown" // nobody can know from here: the person has to look
	Good    State = "good"    // nothing speaks against it
)

func states() []State { return []State{ToDo, Unknown, Good} }

// Finding is one line of the answer.
type Finding struct {
	Topic Topic
	State State
	// Why tells findings of one topic and state apart; "" where there is one
	// kind only.
	Why Why
	// ID and Name are the entry's that it is about; "" for the whole vault.
	ID, Name string
}

// Why is the kind of a finding.
type Why string

// The kinds.
const (
	SheetNone     Why = "none"     // there is no sheet
	SheetUnproven Why = "unproven" // nobody has shown to have it
	CodeMissing   Why = "missing"  // the slot has no deletion code
	CodeNotPaper  Why = "notpaper" // it is in the slot and not on paper
	ClockShifted  Why = "shifted"  // codes are made by a time that was typed
	ClockDoubted  Why = "doubted"  // something suggests that it is wrong, or was
)

// SheetState is what is known of the recovery sheet.
type SheetState int

// A sheet is proven when somebody has typed a part of it.
const (
	NoSheet SheetState = iota
	UnprovenSheet
	ProvenSheet
)

// Entry is an entry of which a deletion code is expected.
type Entry struct {
	ID, Name string
	// Has tells whether the slot has its code, OnPaper whether somebody said that
	// this stands on paper.
	Has, OnPaper bool
}

// Strength is what is known of the passphrase.
type Strength int

// It is known from the moment of typing on, until the vault is locked.
const (
	StrengthUnknown Strength = iota
	Weak
	Strong
)

// Facts are all that is known.
type Facts struct {
	Sheet   SheetState
	Entries []Entry
	// ClockWrong tells that the clock is wrong, ClockDoubted that it is or was:
	// somebody may have set it right since. ClockShifted tells
	// that codes are made by another time.
	ClockWrong, ClockDoubted, ClockShifted bool
	Phrase                                 Strength
	// LockAfter is how long the vault stays open while nobody uses it.
	LockAfter time.Duration
}

// LongOpen is how long an unused vault may stay open and nothing is said.
const LongOpen = 15 * time.Minute

// Check gives the findings: what is to be done first, then what is unknown, then
// what is well; within each the most important first. There is at least one of
// each topic, but of deletion codes where none is expected.
func Check(f Facts) []Finding {
	all := []Finding{
		sheet(f.Sheet), {Topic: Copy, State: Unknown}, phrase(f.Phrase), clock(f),
		{Topic: Lock, State: stateOf(f.LockAfter > LongOpen)},
	}
	all = append(all, deletion(f.Entries)...)
	slices.SortStableFunc(all, func(a, b Finding) int {
		if a.State != b.State {
			return slices.Index(states(), a.State) - slices.Index(states(), b.State)
		}
		return slices.Index(topics(), a.Topic) - slices.Index(topics(), b.Topic)
	})
	return all
}

func stateOf(todo bool) State {
	if todo {
		return ToDo
	}
	return Good
}

func sheet(s SheetState) Finding {
	switch s {
	case ProvenSheet:
		return Finding{Topic: Sheet, State: Good}
	case UnprovenSheet:
		return Finding{Topic: Sheet, State: ToDo, Why: SheetUnproven}
	}
	return Finding{Topic: Sheet, State: ToDo, Why: SheetNone}
}

func phrase(s Strength) Finding {
	switch s {
	case Strong:
		return Finding{Topic: Phrase, State: Good}
	case Weak:
		return Finding{Topic: Phrase, State: ToDo}
	}
	return Finding{Topic: Phrase, State: Unknown}
}

func clock(f Facts) Finding {
	switch {
	case f.ClockWrong:
		return Finding{Topic: Clock, State: ToDo}
	case f.ClockDoubted:
		return Finding{Topic: Clock, State: ToDo, Why: ClockDoubted}
	case f.ClockShifted: // somebody compared it
		return Finding{Topic: Clock, State: Good, Why: ClockShifted}
	}
	return Finding{Topic: Clock, State: Good}
}

// deletion is a finding for each entry with something to do, and one for all
// others together.
func deletion(entries []Entry) []Finding {
	var found []Finding
	for _, e := range entries {
		switch {
		case !e.Has:
			found = append(found, Finding{Topic: Deletion, State: ToDo, Why: CodeMissing, ID: e.ID, Name: e.Name})
		case !e.OnPaper:
			found = append(found, Finding{Topic: Deletion, State: ToDo, Why: CodeNotPaper, ID: e.ID, Name: e.Name})
		}
	}
	if len(found) == 0 && len(entries) > 0 {
		found = append(found, Finding{Topic: Deletion, State: Good})
	}
	return found
}

// ToDos is how many findings are to be done.
func ToDos(found []Finding) (n int) {
	for _, f := range found {
		if f.State == ToDo {
			n++
		}
	}
	return n
}
