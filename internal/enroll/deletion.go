package enroll

import (
	"context"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"kapukod/internal/code"
	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
)

// MaxDeletionCode is the most characters a deletion code may have. What the site gives is far shorter; the cap
// keeps a wrongly pasted page out.
const MaxDeletionCode = 200

// DeletionReason says why a text cannot be a deletion code.
type DeletionReason string

// The reasons. What a deletion code looks like is not known, so only what it plainly is not is refused.
const (
	DeletionEmpty     DeletionReason = "empty"
	DeletionTooLong   DeletionReason = "too_long"        // longer than MaxDeletionCode
	DeletionNotText   DeletionReason = "not_text"        // not valid UTF-8
	DeletionIsKey     DeletionReason = "is_key"          // the entry's key, in whatever grouping, or the text of a QR code
	DeletionIsCode    DeletionReason = "is_code"         // the code of now, or the one before or after
	DeletionLooksCode DeletionReason = "looks_like_code" // six digits, as login codes have: a Doubt takes them in the end
)

// DeletionCodeError says why a text was not put into the slot. It never carries the text.
type DeletionCodeError struct {
	Reason DeletionReason
}

func (e *DeletionCodeError) Error() string { return "not a deletion code: " + string(e.Reason) }

// EnterDeletionCode puts text into the slot, without its outer spaces and otherwise as it is, and goes to
// StepPaper when it was read back. A text that plainly is something else is refused with a
// *DeletionCodeError; six digits are taken when they are entered a second time. It fits StepDeletion.
func (f *Flow) EnterDeletionCode(text string) {
	if !f.ready(StepDeletion) {
		return
	}
	text = strings.TrimSpace(text)
	if err := f.doubt.Check(text, f.state.Entry.Key, f.codeTime()); err != nil {
		f.fail(err)
		return
	}
	id := f.state.Entry.ID
	launch(f, DoingDeletion, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, f.ports.PutDeletionCode(ctx, id, text)
	}, func(struct{}) {
		f.move(StepPaper)
		f.state.NoneGiven = false
	})
}

// codeTime is the time by which codes are made now.
func (f *Flow) codeTime() time.Time {
	if f.ports.CodeTime == nil {
		return f.ports.Now()
	}
	return f.ports.CodeTime(f.ports.Now())
}

// SkipDeletionCode says that the site shows no deletion code, or that the user will put it in later. The entry
// can then become active; NeedsDeletionCode stays true for it. It fits StepDeletion.
func (f *Flow) SkipDeletionCode() {
	if f.ready(StepDeletion) {
		f.move(StepPaper)
		f.state.NoneGiven = true
		f.show()
	}
}

// NeedsDeletionCode tells whether a deletion code should be in the slot for this entry and is not. Only
// Ügyfélkapu+ gives one, once it has accepted the key.
func NeedsDeletionCode(entry vault.Entry, has bool) bool {
	accepted := entry.Accepted != nil || entry.Status == vault.StatusActive
	return entry.Service == vault.ServiceUgyfelkapu && accepted && entry.Deleted == nil && !has
}

// NeedsPaper tells whether the deletion code that is in the slot for this entry should be on paper and, as far as
// anyone said, is not.
func NeedsPaper(entry vault.Entry, has bool) bool {
	return has && NeedsDeletionCode(entry, false) && entry.DeletionPaper == nil
}

// CheckDeletionCode refuses, with a *DeletionCodeError, what plainly is no deletion code of the entry with this
// key at this time.
func CheckDeletionCode(text string, key otpauth.Key, at time.Time) error {
	bare := lettersAndDigits(text)
	switch {
	case strings.TrimSpace(text) == "":
		return &DeletionCodeError{Reason: DeletionEmpty}
	case !utf8.ValidString(text):
		return &DeletionCodeError{Reason: DeletionNotText}
	case holdsKey(bare, key), strings.Contains(strings.ToLower(text), "otpauth"):
		return &DeletionCodeError{Reason: DeletionIsKey}
	case utf8.RuneCountInString(text) > MaxDeletionCode:
		return &DeletionCodeError{Reason: DeletionTooLong}
	case isCodeAround(bare, key, at):
		return &DeletionCodeError{Reason: DeletionIsCode}
	case len(bare) == 6 && isDigits(bare):
		return &DeletionCodeError{Reason: DeletionLooksCode}
	}
	return nil
}

func holdsKey(bare string, key otpauth.Key) bool {
	secret := key.Secret.Base32()
	return secret != "" && strings.Contains(strings.ToUpper(bare), secret)
}

// isCodeAround compares with the codes of the step before, of now and after: the page with the deletion code
// comes right after the one that took the code.
func isCodeAround(bare string, key otpauth.Key, at time.Time) bool {
	period := time.Duration(key.Period) * time.Second
	for _, t := range [...]time.Time{at.Add(-period), at, at.Add(period)} {
		if c, err := code.At(key, t); err == nil && c.Digits() == bare {
			return true
		}
	}
	return false
}

func lettersAndDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

func isDigits(text string) bool {
	return strings.Trim(text, "0123456789") == ""
}
