package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"kapukod/internal/vault"
)

// candidate is an entry that a name may mean, without anything secret.
type candidate struct {
	ID      string `json:"id"`
	Issuer  string `json:"issuer"`
	Account string `json:"account"`
	Pending bool   `json:"pending,omitempty"`
}

// ambiguous is the --json line for a name that several entries have.
type ambiguous struct {
	Error      string      `json:"error"`
	Candidates []candidate `json:"candidates"`
}

// match finds the entries that a name means: the issuer, the account,
// "issuer:account" in any case, or the entry's id. If there is none, accents do
// not count either: not every terminal can type Ügyfélkapu+. Deleted entries are
// never meant.
func match(entries []vault.Entry, name string) []vault.Entry {
	name = strings.TrimSpace(name)
	found := withName(entries, name, anyCase)
	if len(found) == 0 {
		found = withName(entries, name, anyAccent)
	}
	if len(found) < 2 {
		return found
	}
	return withoutReplacements(found, name)
}

// withName finds entries by a name, compared in the form that fold makes.
func withName(entries []vault.Entry, name string, fold func(string) string) []vault.Entry {
	folded := fold(name)
	var found []vault.Entry
	for _, e := range entries {
		if e.Deleted != nil {
			continue
		}
		if e.ID == name || fold(e.Key.Issuer) == folded || fold(e.Key.Account) == folded || fold(fullName(e)) == folded {
			found = append(found, e)
		}
	}
	return found
}

func anyCase(name string) string { return cases.Fold().String(norm.NFC.String(name)) }

func anyAccent(name string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(name))
	return cases.Fold().String(bare)
}

// withoutReplacements leaves out a pending entry that will replace another one
// which is there, too: the portal takes the old key's codes until it has accepted
// one of the new.
func withoutReplacements(found []vault.Entry, name string) []vault.Entry {
	return slices.DeleteFunc(slices.Clone(found), func(e vault.Entry) bool {
		return e.ID != name && e.Status == vault.StatusPending && e.Replaces != "" &&
			slices.ContainsFunc(found, func(old vault.Entry) bool { return old.ID == e.Replaces })
	})
}

func fullName(e vault.Entry) string { return e.Key.Issuer + ":" + e.Key.Account }

// pick gives the one entry that was found, or tells why there is none.
func (c *call) pick(found []vault.Entry) (vault.Entry, error) {
	switch len(found) {
	case 0:
		return vault.Entry{}, refused("not_found", "no entry of that name")
	case 1:
		return found[0], nil
	}
	line := ambiguous{Error: "ambiguous"}
	c.note("kapukod-cli: several entries have that name; say which one:")
	for _, e := range found {
		one := candidate{e.ID, e.Key.Issuer, e.Key.Account, e.Status == vault.StatusPending}
		line.Candidates = append(line.Candidates, one)
		c.note("  %s", one.label(found))
	}
	if c.json {
		c.object(line)
	}
	return vault.Entry{}, &failure{exit: exitRefused, name: "ambiguous", told: true}
}

// label is the candidate's name, with its id where another one has the same.
func (one candidate) label(among []vault.Entry) string {
	text := one.Issuer + ":" + one.Account
	for _, e := range among {
		if e.ID != one.ID && strings.EqualFold(fullName(e), text) {
			text += "  id " + one.ID
			break
		}
	}
	if one.Pending {
		text += "  (pending)"
	}
	return text
}
