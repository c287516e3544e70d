package otpauth

import "strings"

// A '+' in a URI is a riddle: in the path it should mean itself (Ügyfélkapu+,
// anna+bank@example.hu), but Keycloak and others write a space so. spelling
// holds both readings of one part of the URI until something tells them apart.
type spelling struct {
	raw             string
	literal, spaced string // both as CleanName leaves them
}

// plusSign is what is known about '+' from a part that was settled.
type plusSign int

const (
	plusUnknown plusSign = iota
	plusLiteral
	plusSpace
)

// spell reads raw in both ways; refused is the name of the error for a text that
// cannot be shown.
func spell(raw string, refused ErrorName) (spelling, error) {
	s := spelling{raw: raw}
	for _, reading := range []struct {
		plusIsSpace bool
		into        *string
	}{{false, &s.literal}, {true, &s.spaced}} {
		text, err := unescape(raw, reading.plusIsSpace)
		if err != nil {
			return spelling{}, err
		}
		clean, ok := CleanName(text)
		if !ok {
			return spelling{}, &Error{Name: refused}
		}
		*reading.into = clean
	}
	return s, nil
}

// settledBy asks another spelling of the same name what '+' means: one that has
// no '+' of its own (as "Big%20Corp" beside "Big+Corp") knows.
func (s spelling) settledBy(other spelling) plusSign {
	clear := other.literal == other.spaced
	switch {
	case s.literal == s.spaced || !clear:
		return plusUnknown
	case s.literal == other.literal:
		return plusLiteral
	case s.spaced == other.spaced:
		return plusSpace
	}
	return plusUnknown
}

// matches tells whether the two can be spellings of the same name.
func (s spelling) matches(other spelling) bool {
	return s.literal == other.literal || s.spaced == other.spaced ||
		s.literal == other.spaced || s.spaced == other.literal
}

// read gives the text, going by what is known of '+' or else by the spelling
// itself.
func (s spelling) read(plus plusSign) string {
	if plus == plusLiteral || (plus == plusUnknown && s.looksLiteral()) {
		return s.literal
	}
	return s.spaced
}

// looksLiteral guesses from one part alone whether '+' means itself there. An
// encoder that writes '+' for a space writes neither %20 nor a bare '@', and
// does write %2B; and a space is at neither end of a name, nor twice in a row,
// nor in an e-mail address.
func (s spelling) looksLiteral() bool {
	raw := s.raw
	switch {
	case strings.ContainsAny(raw, " @"), strings.Contains(raw, "%20"):
		return true
	case strings.Contains(raw, "%2B"), strings.Contains(raw, "%2b"):
		return false
	case strings.HasPrefix(raw, "+"), strings.HasSuffix(raw, "+"), strings.Contains(raw, "++"):
		return true
	}
	return looksLikeEmail(s.literal)
}

func looksLikeEmail(text string) bool {
	local, domain, found := strings.Cut(text, "@")
	return found && local != "" && strings.Contains(domain, ".") &&
		!strings.ContainsAny(local, ` ()<>",`) && !strings.ContainsAny(domain, ` ()<>",@+`)
}

// readNames finds issuer and account. Where the issuer parameter and the issuer
// in front of the label differ, the parameter is right: the prefix is the older
// of the two ways, kept for old programs.
func readNames(rawLabel, rawIssuer string) (issuer, account string, err error) {
	named, err := spell(rawIssuer, BadIssuer)
	if err != nil {
		return "", "", err
	}
	rawPrefix, rawAccount := splitLabel(rawLabel, named)
	name, err := spell(rawAccount, BadLabel)
	if err != nil {
		return "", "", err
	}
	prefix, err := spell(rawPrefix, BadIssuer)
	switch {
	case named.literal == "" && err != nil:
		return "", "", err
	case named.literal == "":
		return prefix.read(plusUnknown), name.read(plusUnknown), nil
	case err != nil: // a broken prefix beside a sound parameter is not needed
		return named.read(plusUnknown), name.read(plusUnknown), nil
	}
	// Only the prefix tells of the account: both are in the path, and were
	// written by the same encoder.
	return named.read(named.settledBy(prefix)), name.read(prefix.settledBy(named)), nil
}

// splitLabel cuts the label at the colon between issuer and account: the one
// that leaves the known issuer in front of it, else the first bare one, else the
// first escaped one.
func splitLabel(raw string, issuer spelling) (prefix, account string) {
	const most = 2 * MaxIssuer // enough for an issuer of nothing but colons
	first, firstWidth := -1, 0
	for at, tried := 0, 0; at < len(raw) && tried < most; at++ {
		width := colonAt(raw[at:])
		if width == 0 {
			continue
		}
		tried++
		if issuer.literal != "" {
			if p, err := spell(raw[:at], BadIssuer); err == nil && p.matches(issuer) {
				return raw[:at], raw[at+width:]
			}
		}
		if first < 0 || (firstWidth > 1 && width == 1) {
			first, firstWidth = at, width
		}
	}
	if first < 0 {
		return "", raw
	}
	return raw[:first], raw[first+firstWidth:]
}

// colonAt is the width of the colon, bare or escaped, at the start of raw.
func colonAt(raw string) int {
	switch {
	case strings.HasPrefix(raw, ":"):
		return 1
	case strings.HasPrefix(raw, "%3A"), strings.HasPrefix(raw, "%3a"):
		return 3
	}
	return 0
}
