package otpauth

// ErrorName is the stable name of a reason to refuse a text. Scripts and
// catalogues rely on it.
type ErrorName string

// Every reason to refuse.
const (
	Empty              ErrorName = "empty"               // nothing but space
	TooLong            ErrorName = "too_long"            // over MaxLength bytes
	NotOTPAuth         ErrorName = "not_otpauth"         // some other scheme, or a label before the key
	UnsupportedType    ErrorName = "unsupported_type"    // not TOTP; Detail says what
	MissingSecret      ErrorName = "missing_secret"      // no secret, or an empty one
	BadSecret          ErrorName = "bad_secret"          // not base32; Detail says why
	ShortSecret        ErrorName = "short_secret"        // under MinSecret bytes
	BadLabel           ErrorName = "bad_label"           // the account cannot be shown, or is too long
	BadIssuer          ErrorName = "bad_issuer"          // the issuer cannot be shown, or is too long
	BadEscape          ErrorName = "bad_escape"          // escapes that mean no text, or ';' or '#' before a parameter
	BadAlgorithm       ErrorName = "bad_algorithm"       // not SHA-1, SHA-256 or SHA-512
	BadDigits          ErrorName = "bad_digits"          // not 6, 7 or 8
	BadPeriod          ErrorName = "bad_period"          // not a whole number from 15 to 300
	DuplicateParameter ErrorName = "duplicate_parameter" // a parameter that matters, twice
)

// Detail narrows an ErrorName down. It is one of a few fixed words, never a
// part of the input.
type Detail string

// Details of UnsupportedType, then of BadSecret.
const (
	DetailHOTP      Detail = "hotp"      // counter based (RFC 4226)
	DetailSteam     Detail = "steam"     // Steam Guard's own alphabet
	DetailMigration Detail = "migration" // another program's export of many keys
	DetailOther     Detail = "other"

	DetailCharacter Detail = "character" // a character that base32 has not; see Suggestions
	DetailLength    Detail = "length"    // a number of characters that no key has
)

// Error says why a text was refused. Its text is made of fixed words: it can be
// logged. Suggestions hold single typed characters and are for the person who
// typed them, not for a log.
type Error struct {
	Name        ErrorName
	Detail      Detail
	Suggestions []Suggestion
}

// Suggestion is about one typed character that no key holds.
type Suggestion struct {
	// Position counts the key characters from 1, without spaces and hyphens.
	Position int
	// Typed is the character, in capitals.
	Typed rune
	// Meant are the likely letters: O for 0, I or L for 1, B for 8. It is empty
	// where there is no likely letter; 9 is such.
	Meant []rune
}

// Error gives the stable name with its detail.
func (e *Error) Error() string {
	if e.Detail != "" {
		return "otpauth: " + string(e.Name) + " (" + string(e.Detail) + ")"
	}
	return "otpauth: " + string(e.Name)
}

// GoString keeps %#v from printing the suggestions.
func (e *Error) GoString() string { return e.Error() }
