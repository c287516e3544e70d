package main

import (
	"slices"
	"strings"

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
// "issuer:account" in any case, or the entry's id. Deleted entries are never
// meant. A pending entry that will replace another one is not meant as long as
// the other one is there: the portal takes the old key's codes until it has
// accepted one of the new.
func match(entries []vault.Entry, name string) []vault.Entry {
	name = norm.NFC.String(strings.TrimSpace(name))
	var found []vault.Entry
	for _, e := range entries {
		if e.Deleted == nil && (e.ID == name || strings.EqualFold(e.Key.Issuer, name) ||
			strings.EqualFold(e.Key.Account, name) || strings.EqualFold(fullName(e), name)) {
			found = append(found, e)
		}
	}
	if len(found) == 1 {
		return found
	}
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
