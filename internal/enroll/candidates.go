package enroll

import (
	"bytes"
	"image"
	"slices"
	"strings"

	"kapukod/internal/otpauth"
	"kapukod/internal/payload"
	"kapukod/internal/vault"
)

// nearness orders the kinds of payload that do not enrol by how much they look like what the user wanted:
// where several are on the screen, the first of this list is the one to speak of.
var nearness = [...]payload.Kind{
	payload.Migration, payload.PhoneFactor, payload.HOTP, payload.Steam, payload.Damaged,
	payload.DAP, payload.AppStore, payload.Link, payload.Payment, payload.WiFi, payload.Text,
}

// candidatesIn picks the enrolment codes out of what was seen: in reading order, the same key once. The error
// is ErrNothingFound, a *NotEnrolmentError, or that of otpauth when a code was meant to enrol but is broken.
func candidatesIn(found []payload.Payload) ([]Candidate, error) {
	if len(found) == 0 {
		return nil, ErrNothingFound
	}
	var candidates []Candidate
	var broken error
	for _, p := range inReadingOrder(found) {
		if p.Kind != payload.TOTP && p.Kind != payload.Damaged {
			continue
		}
		key, err := otpauth.ParseURI(p.Text)
		if err != nil {
			if broken == nil {
				broken = err
			}
			continue
		}
		if !slices.ContainsFunc(candidates, func(c Candidate) bool { return sameSecret(c.Key, key) }) {
			candidates = append(candidates, Candidate{Key: key, Service: guessService(key), At: boundsOf(p)})
		}
	}
	switch {
	case len(candidates) > 0:
		return candidates, nil
	case broken != nil:
		return nil, broken
	default:
		return nil, notEnrolment(nearest(found))
	}
}

func nearest(found []payload.Payload) payload.Payload {
	for _, kind := range nearness {
		if i := slices.IndexFunc(found, func(p payload.Payload) bool { return p.Kind == kind }); i >= 0 {
			return found[i]
		}
	}
	return found[0]
}

func notEnrolment(seen payload.Payload) *NotEnrolmentError {
	e := &NotEnrolmentError{Kind: seen.Kind}
	if seen.Kind == payload.Migration {
		e.Part, e.Parts = payload.MigrationPart(seen.Text)
	}
	return e
}

// inReadingOrder sorts by rows from the top and within a row from the left. A code belongs to a row when its
// top lies above the middle of the row's first code, so that codes side by side need not be level to a pixel.
func inReadingOrder(found []payload.Payload) []payload.Payload {
	sorted := slices.Clone(found)
	slices.SortStableFunc(sorted, func(a, b payload.Payload) int {
		ra, rb := boundsOf(a), boundsOf(b)
		if ra.Min.Y != rb.Min.Y {
			return ra.Min.Y - rb.Min.Y
		}
		return ra.Min.X - rb.Min.X
	})
	for start := 0; start < len(sorted); {
		first := boundsOf(sorted[start])
		middle := (first.Min.Y + first.Max.Y) / 2
		end := start + 1
		for end < len(sorted) && boundsOf(sorted[end]).Min.Y < middle {
			end++
		}
		slices.SortStableFunc(sorted[start:end], func(a, b payload.Payload) int {
			return boundsOf(a).Min.X - boundsOf(b).Min.X
		})
		start = end
	}
	return sorted
}

// guessService tells from the key which site gave it. Ügyfélkapu+ shows 16 characters and Keycloak 32;
// Keycloak's bytes are letters and digits, since it makes the secret as text. A name that says otherwise wins.
func guessService(key otpauth.Key) vault.Service {
	names := FoldName(key.Issuer + " " + key.Account)
	unnamed := key.Issuer == ""
	switch {
	case strings.Contains(names, "ugyfelkapu") || strings.Contains(names, "gov.hu"):
		return vault.ServiceUgyfelkapu
	case unnamed && len(key.Secret) == 10:
		return vault.ServiceUgyfelkapu
	case len(key.Secret) == 20 && (isLettersAndDigits(key.Secret) || unnamed && key.Account == ""):
		return vault.ServiceKeycloak
	default:
		return vault.ServiceGeneric
	}
}

func isLettersAndDigits(b []byte) bool {
	return !slices.ContainsFunc(b, func(c byte) bool {
		return !('0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z')
	})
}

// FoldName makes names comparable: case, outer space and Hungarian accents do not count.
func FoldName(name string) string {
	return strings.Map(bare, strings.ToLower(strings.TrimSpace(name)))
}

// bare is a letter without its Hungarian accent.
func bare(letter rune) rune {
	switch letter {
	case 'á':
		return 'a'
	case 'é':
		return 'e'
	case 'í':
		return 'i'
	case 'ó', 'ö', 'ő':
		return 'o'
	case 'ú', 'ü', 'ű':
		return 'u'
	}
	return letter
}

func sameName(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

func sameSecret(a, b otpauth.Key) bool { return bytes.Equal(a.Secret, b.Secret) }

func boundsOf(p payload.Payload) image.Rectangle {
	r := image.Rectangle{Min: p.Corners[0], Max: p.Corners[0]}
	for _, c := range p.Corners[1:] {
		r.Min.X, r.Max.X = min(r.Min.X, c.X), max(r.Max.X, c.X)
		r.Min.Y, r.Max.Y = min(r.Min.Y, c.Y), max(r.Max.Y, c.Y)
	}
	return r
}
