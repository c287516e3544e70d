// Package problem says what an error means to the person at the screen: what happened, and what to do now.
//
// It is the only place where errors become sentences. The sentences are in the catalogue, under the keys that
// Keys lists. It never shows an error's own text: that is written for programmers, and an error from outside
// may carry anything.
package problem

import (
	"slices"
)

// Problem names the sentences for an error.
type Problem struct {
	// Key is the beginning of the catalogue's keys: Key+".title" says what happened, Key+".text" what to do.
	// It is empty for no error.
	Key string
	// Args are the values for the sentences' placeholders: names and values in turn, all of them strings.
	Args []any
}

// prefix begins every key.
const prefix = "problem."

// unknown is for errors that no rule knows.
const unknown = "unknown"

func named(name string, args ...any) Problem {
	return Problem{Key: prefix + name, Args: args}
}

// Of finds the sentences for err, however it is wrapped. The order of the rules matters where an error wraps
// two that have rules: the one that tells the user what to do comes first.
func Of(err error) Problem {
	if err == nil {
		return Problem{}
	}
	rules := [...]func(error) (Problem, bool){ofDamage, ofRecovery, ofKey, ofEnrolment, ofSession, ofSentinel}
	for _, rule := range rules {
		if p, found := rule(err); found {
			return p
		}
	}
	return named(unknown)
}

// Keys lists the Key of every problem there is, sorted.
func Keys() []string {
	names := slices.Concat([]string{unknown}, damageNames[:], keyNames(), enrolmentNames(), recoveryNames(), sessionNames[:])
	for _, s := range sentinels() {
		names = append(names, s.name)
	}
	for i, name := range names {
		names[i] = prefix + name
	}
	slices.Sort(names)
	return slices.Compact(names)
}
