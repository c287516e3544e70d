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
	folded := enroll.FoldName(issuer)
	for _, g := range guides {
		if g.Kind == guide.KindLogin && slices.ContainsFunc(g.Issuers, func(part string) bool {
			return names(folded, enroll.FoldName(part))
		}) {
			return g.ID
		}
	}
	for _, g := range guides {
		if g.Kind == guide.KindLogin && service != "" && g.Service == string(service) {
			return g.ID
		}
	}
	return ""
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

// Ordered are the guides as a list shows them: those of Ügyfélkapu+, which most
// people need, come first, by their Hungarian titles, and those for any other site last.
func Ordered(guides []guide.Guide) []guide.Guide {
	sorted := slices.Clone(guides)
	slices.SortStableFunc(sorted, func(a, b guide.Guide) int {
		if near := nearness(a) - nearness(b); near != 0 || nearness(a) > 0 {
			return near
		}
		return strings.Compare(a.Title.HU, b.Title.HU)
	})
	return sorted
}

func nearness(g guide.Guide) int {
	gateway := string(vault.ServiceUgyfelkapu)
	switch {
	case g.Service == gateway || slices.ContainsFunc(g.Issuers, func(part string) bool {
		return strings.Contains(enroll.FoldName(part), gateway)
	}):
		return 0
	case g.Service == string(vault.ServiceGeneric):
		return 2
	}
	return 1
}
