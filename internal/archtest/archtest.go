// Package archtest keeps the rules of the house: who may import whom, and what no
// source may contain. A rule is data or a small function over the parsed sources; the
// tests of this package apply all of them to this repository, and to a small wrong
// program that breaks each one. It is never imported by anything that ships.
package archtest

import (
	"fmt"
	"strings"
)

// module is the path that all of our own import paths begin with.
const module = "kapukod"

// Finding is one breach of one rule.
type Finding struct {
	Rule   string // the rule's name, for example "fyne-do"
	Place  string // a package's path or "file:line"
	What   string // what was found there
	Reason string // why the house does not want it
}

func (f Finding) String() string {
	return fmt.Sprintf("%s: %s [%s]: %s", f.Place, f.What, f.Rule, f.Reason)
}

// Check applies every rule to the tree.
func Check(t *Tree) []Finding {
	var found []Finding
	for _, rule := range []func(*Tree) []Finding{
		checkImports,
		checkReach,
		checkCalls,
		checkVariables,
		checkSizes,
		checkNames,
	} {
		found = append(found, rule(t)...)
	}
	return found
}

// within reports whether the import path is one of the roots or lies below one.
func within(path string, roots ...string) bool {
	for _, root := range roots {
		if path == root || strings.HasPrefix(path, root+"/") {
			return true
		}
	}
	return false
}

// own names packages of this module by their folders.
func own(folders ...string) []string {
	paths := make([]string, len(folders))
	for i, folder := range folders {
		paths[i] = module + "/" + folder
	}
	return paths
}
