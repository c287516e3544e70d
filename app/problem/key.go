package problem

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"kapukod/internal/otpauth"
)

// keySentences gives the sentence for each reason to refuse a key. Reasons with one remedy share a sentence.
var keySentences = map[otpauth.ErrorName]string{
	otpauth.Empty:              "key.empty",
	otpauth.TooLong:            "key.too_long",
	otpauth.NotOTPAuth:         "key.not_otpauth",
	otpauth.UnsupportedType:    "kind.other",
	otpauth.MissingSecret:      "key.missing_secret",
	otpauth.BadSecret:          "key.bad_secret",
	otpauth.ShortSecret:        "key.short_secret",
	otpauth.BadLabel:           "key.bad_name",
	otpauth.BadIssuer:          "key.bad_name",
	otpauth.BadEscape:          "key.broken",
	otpauth.BadAlgorithm:       "key.bad_algorithm",
	otpauth.BadDigits:          "key.bad_digits",
	otpauth.BadPeriod:          "key.bad_period",
	otpauth.DuplicateParameter: "key.broken",
}

// The sentences that say more than the name of the reason.
const (
	keyLength    = "key.length"
	keyNoSuch    = "key.no_such"
	keyOneLetter = "key.one_letter"
	keyTwoLetter = "key.two_letters"
)

func keyNames() []string {
	names := []string{keyLength, keyNoSuch, keyOneLetter, keyTwoLetter, "kind.hotp", "kind.steam", "kind.migration"}
	for _, name := range keySentences {
		names = append(names, name)
	}
	return names
}

func ofKey(err error) (Problem, bool) {
	var refused *otpauth.Error
	if !errors.As(err, &refused) {
		return Problem{}, false
	}
	switch refused.Name {
	case otpauth.UnsupportedType:
		return named(kindSentence(string(refused.Detail))), true
	case otpauth.BadSecret:
		return ofSecret(refused), true
	}
	name, found := keySentences[refused.Name]
	if !found {
		name = "key.broken"
	}
	return named(name), true
}

// ofSecret speaks of the first character that cannot be, with all the places where it stands, and of the
// letter it probably is.
func ofSecret(refused *otpauth.Error) Problem {
	if refused.Detail == otpauth.DetailLength {
		return named(keyLength)
	}
	if len(refused.Suggestions) == 0 {
		return named("key.bad_secret")
	}
	first := refused.Suggestions[0]
	args := []any{"Typed", string(first.Typed), "Positions", positions(refused.Suggestions, first.Typed)}
	switch len(first.Meant) {
	case 0:
		return named(keyNoSuch, args...)
	case 1:
		return named(keyOneLetter, append(args, "Letter", string(first.Meant[0]))...)
	default:
		return named(keyTwoLetter, append(args, "First", string(first.Meant[0]), "Second", string(first.Meant[1]))...)
	}
}

// maxPositions keeps the sentence short when a whole text was pasted that is no key.
const maxPositions = 4

func positions(suggestions []otpauth.Suggestion, typed rune) string {
	var places []string
	for _, s := range suggestions {
		if s.Typed == typed {
			places = append(places, strconv.Itoa(s.Position))
		}
	}
	if len(places) > maxPositions {
		places = append(slices.Clip(places[:maxPositions]), "…")
	}
	return strings.Join(places, ", ")
}
