package walk

import (
	"slices"
	"strings"

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
			return part != "" && strings.Contains(folded, enroll.FoldName(part))
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
