package walk

import (
	"slices"
	"strings"
	"unicode"

	"kapukod/internal/enroll"
	"kapukod/internal/guide"
	"kapukod/internal/vault"
)

// LoginFor is the guide to log in with an entry; empty for none. The issuer
// decides where a guide knows it, and else the service.
func LoginFor(guides []guide.Guide, issuer string, service vault.Service) (id string) {
	for _, g := range guides {
		if knows(g, issuer) {
			return g.ID
		}
	}
	for _, g := range guides {
		if Fits(g, issuer, service) {
			return g.ID
		}
	}
	return ""
}

// Fits tells whether a login guide is one for an entry.
func Fits(g guide.Guide, issuer string, service vault.Service) bool {
	return knows(g, issuer) || g.Kind == guide.KindLogin && service != "" && g.Service == string(service)
}

// knows tells whether a login guide names the issuer.
func knows(g guide.Guide, issuer string) bool {
	if g.Kind != guide.KindLogin {
		return false
	}
	folded := enroll.FoldName(issuer)
	return slices.ContainsFunc(g.Issuers, func(part string) bool {
		return names(folded, enroll.FoldName(part))
	})
}

// leastPart is the shortest part of an issuer that may stand inside a longer
// word: a shop called Kaufland has nothing to do with KAÜ.
const leastPart = 4

// names tells whether a part of an issuer is in it. Both are folded.
func names(issuer, part string) bool {
	if len(part) >= leastPart {
		return strings.Contains(issuer, part)
	}
	return slices.Contains(strings.FieldsFunc(issuer, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), part)
}
