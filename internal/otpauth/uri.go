package otpauth

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The parts of an otpauth URI, as the "Key Uri Format" of Google Authenticator
// has them: otpauth://TYPE/LABEL?PARAMETERS.
const (
	scheme          = "otpauth://"
	migrationScheme = "otpauth-migration:"
	steamScheme     = "steam://"
)

// ParseURI reads an otpauth URI. It repairs what cannot be misunderstood (the
// package's escapes, case, space and padding in the secret, the spellings of an
// algorithm), ignores parameters it does not know and a fragment that holds none, and refuses
// the rest with an *Error.
func ParseURI(text string) (Key, error) {
	rawLabel, rawQuery, err := splitURI(text)
	if err != nil {
		return Key{}, err
	}
	p, err := parseParameters(rawQuery)
	if err != nil {
		return Key{}, err
	}
	k, err := p.key()
	if err != nil {
		return Key{}, err
	}
	if k.Issuer, k.Account, err = readNames(rawLabel, p["issuer"]); err != nil {
		return Key{}, err
	}
	if err := k.Validate(); err != nil {
		return Key{}, err
	}
	return k, nil
}

// URI writes k as a normalised otpauth URI, which ParseURI reads back to the
// same Key. It holds the secret.
func (k Key) URI() string {
	var b strings.Builder
	b.WriteString(scheme + "totp/")
	// The colon also stands before an account that holds one itself, so that its
	// first part is not taken for an issuer.
	if k.Issuer != "" || strings.ContainsRune(k.Account, ':') {
		b.WriteString(escape(k.Issuer) + ":")
	}
	b.WriteString(escape(k.Account))
	b.WriteString("?secret=" + k.Secret.Base32())
	if k.Issuer != "" {
		b.WriteString("&issuer=" + escape(k.Issuer))
	}
	b.WriteString("&algorithm=" + string(k.Algorithm))
	b.WriteString("&digits=" + strconv.Itoa(k.Digits))
	b.WriteString("&period=" + strconv.Itoa(k.Period))
	return b.String()
}

// escape percent-escapes all but RFC 3986's unreserved characters, so that no
// reader can take a '+' for a space.
func escape(name string) string {
	return strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
}

// splitURI checks scheme and type and gives label and query, both still escaped.
func splitURI(text string) (label, query string, err error) {
	if len(text) > MaxLength {
		return "", "", &Error{Name: TooLong}
	}
	text = trim(text)
	if text == "" {
		return "", "", &Error{Name: Empty}
	}
	if hasPrefixFold(text, migrationScheme) {
		return "", "", &Error{Name: UnsupportedType, Detail: DetailMigration}
	}
	if hasPrefixFold(text, steamScheme) {
		return "", "", &Error{Name: UnsupportedType, Detail: DetailSteam}
	}
	if !hasPrefixFold(text, scheme) {
		return "", "", &Error{Name: NotOTPAuth}
	}
	path, query, _ := strings.Cut(text[len(scheme):], "?")
	// A '#' before the query can only belong to the label: a fragment comes last.
	query, fragment, _ := strings.Cut(query, "#")
	if hidesParameter(strings.ReplaceAll(fragment, "&", ";")) {
		return "", "", &Error{Name: BadEscape} // it belonged to a name, and a parameter stands behind it
	}
	kind, label, _ := strings.Cut(path, "/")
	// A user or a port in front of the label is no type either.
	switch strings.ToLower(kind) {
	case "totp":
		return label, query, nil
	case "hotp":
		return "", "", &Error{Name: UnsupportedType, Detail: DetailHOTP}
	case "steam":
		return "", "", &Error{Name: UnsupportedType, Detail: DetailSteam}
	}
	return "", "", &Error{Name: UnsupportedType, Detail: DetailOther}
}

// parameters are the values that matter, still escaped, by their lower-case name.
type parameters map[string]string

func matters(name string) bool {
	switch name {
	case "secret", "issuer", "algorithm", "digits", "period", "encoder":
		return true
	}
	return false
}

// parseParameters takes a query apart. Programs disagree about which of two
// equal parameters counts, so a second one is refused.
func parseParameters(query string) (parameters, error) {
	p := parameters{}
	for pair := range strings.SplitSeq(query, "&") {
		rawName, value, _ := strings.Cut(pair, "=")
		name, err := unescape(rawName, true)
		if err != nil {
			continue // no name that matters needs such an escape
		}
		name = strings.ToLower(strings.TrimSpace(name))
		if !matters(name) {
			if hidesParameter(pair) {
				return nil, &Error{Name: BadEscape}
			}
			continue
		}
		if _, twice := p[name]; twice {
			return nil, &Error{Name: DuplicateParameter}
		}
		if name != "secret" && hidesParameter(value) {
			return nil, &Error{Name: BadEscape}
		}
		p[name] = value
	}
	return p, nil
}

// hidesParameter tells that ';' was meant as a separator (or that "&amp;" was
// left in a text out of a web page): reading on would lose a parameter.
func hidesParameter(raw string) bool {
	parts := strings.Split(raw, ";")
	for _, part := range parts[1:] {
		if name, _, found := strings.Cut(part, "="); found && matters(strings.ToLower(strings.TrimSpace(name))) {
			return true
		}
	}
	return false
}

// key builds a Key without its names.
func (p parameters) key() (Key, error) {
	if encoder, err := unescape(p["encoder"], true); err == nil && strings.EqualFold(trim(encoder), "steam") {
		return Key{}, &Error{Name: UnsupportedType, Detail: DetailSteam}
	}
	k := Key{Algorithm: DefaultAlgorithm, Digits: DefaultDigits, Period: DefaultPeriod}
	var err error
	if k.Secret, err = p.secret(); err != nil {
		return Key{}, err
	}
	if text, given := p.text("algorithm"); given {
		if k.Algorithm, err = parseAlgorithm(text); err != nil {
			return Key{}, err
		}
	}
	if text, given := p.text("digits"); given {
		if k.Digits, err = parseNumber(text, MinDigits, MaxDigits); err != nil {
			return Key{}, &Error{Name: BadDigits}
		}
	}
	if text, given := p.text("period"); given {
		if k.Period, err = parseNumber(text, MinPeriod, MaxPeriod); err != nil {
			return Key{}, &Error{Name: BadPeriod}
		}
	}
	return k, nil
}

func (p parameters) secret() (Secret, error) {
	text, err := unescape(p["secret"], true)
	if err != nil {
		return nil, &Error{Name: BadSecret, Detail: DetailCharacter}
	}
	chars := keyCharacters(text)
	if len(chars) == 0 {
		return nil, &Error{Name: MissingSecret}
	}
	return decodeSecret(chars)
}

// text gives a value without its escapes; what cannot be unescaped is given as
// it is, for the caller to refuse.
func (p parameters) text(name string) (text string, given bool) {
	raw, given := p[name]
	text, err := unescape(raw, true)
	if err != nil {
		text = raw
	}
	return trim(text), given
}

// parseNumber reads a whole number in plain decimal notation: no sign, no
// leading zero, nothing that could overflow.
func parseNumber(text string, low, high int) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < low || n > high || strconv.Itoa(n) != text {
		return 0, strconv.ErrRange
	}
	return n, nil
}

// hasPrefixFold is strings.HasPrefix for an ASCII prefix in any case.
func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && utf8.ValidString(text[:len(prefix)]) && strings.EqualFold(text[:len(prefix)], prefix)
}
