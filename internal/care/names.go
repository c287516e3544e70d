package care

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
)

// Why a change is refused. None holds any part of what was typed.
var (
	// ErrNoName: an entry needs the name of the site or of the account, to be
	// told from others.
	ErrNoName = errors.New("no name")
	// ErrLongName: a name is over otpauth.MaxIssuer or MaxAccount characters, or
	// both together do not fit into a key's text.
	ErrLongName = errors.New("name too long")
	// ErrBadName: control characters, or characters that reorder the text around
	// them.
	ErrBadName = errors.New("unusable name")
	// ErrLongTags: more than vault.MaxTags tags, or one over vault.MaxTag bytes.
	ErrLongTags = errors.New("too many tags, or too long ones")
	// ErrLongNote: over vault.MaxNote bytes, or no text.
	ErrLongNote = errors.New("note too long")
)

// Rename gives an entry other names, cleaned as those of a new key are. Another
// entry may have the same ones. On an error the entry is as it was.
//
// Its errors: ErrNoName, ErrLongName, ErrBadName.
func Rename(e *vault.Entry, issuer, account string) error {
	key := e.Key
	var cleanIssuer, cleanAccount bool
	key.Issuer, cleanIssuer = otpauth.CleanName(issuer)
	key.Account, cleanAccount = otpauth.CleanName(account)
	switch {
	case !cleanIssuer || !cleanAccount:
		return fmt.Errorf("rename entry: %w", ErrBadName)
	case key.Issuer == "" && key.Account == "":
		return fmt.Errorf("rename entry: %w", ErrNoName)
	case utf8.RuneCountInString(key.Issuer) > otpauth.MaxIssuer, utf8.RuneCountInString(key.Account) > otpauth.MaxAccount:
		return fmt.Errorf("rename entry: %w", ErrLongName)
	}
	if err := key.Validate(); err != nil {
		if wrong, ok := errors.AsType[*otpauth.Error](err); ok && wrong.Name == otpauth.TooLong {
			return fmt.Errorf("rename entry: %w", ErrLongName)
		}
		return fmt.Errorf("rename entry: %w", ErrBadName)
	}
	e.Key.Issuer, e.Key.Account = key.Issuer, key.Account
	return nil
}

// Namesakes is how many other living entries have an entry's names, without
// regard to case.
func Namesakes(entries []vault.Entry, e *vault.Entry) (n int) {
	for i := range entries {
		o := &entries[i]
		if o.ID != e.ID && o.Deleted == nil &&
			strings.EqualFold(o.Key.Issuer, e.Key.Issuer) && strings.EqualFold(o.Key.Account, e.Key.Account) {
			n++
		}
	}
	return n
}

// Name is what a person calls an entry by: the site and the account; "" for
// one that has neither.
func Name(e *vault.Entry) string { return strings.TrimSpace(e.Key.Issuer + " " + e.Key.Account) }

// Services are the services to choose from.
func Services() []vault.Service {
	return []vault.Service{vault.ServiceUgyfelkapu, vault.ServiceKeycloak, vault.ServiceGeneric}
}

// ServiceOf is the one of Services that an entry counts as: a word that this
// program does not know is another site.
func ServiceOf(e *vault.Entry) vault.Service {
	for _, s := range Services() {
		if e.Service == s {
			return s
		}
	}
	return vault.ServiceGeneric
}

// SetService says which site an entry is of. A word that this program does not
// know stays where the choice is the one that it counts as.
func SetService(e *vault.Entry, s vault.Service) {
	if ServiceOf(e) != s {
		e.Service = s
	}
}

// SetNote keeps a note, without blanks at its end, and with line feeds alone.
//
// Its error: ErrLongNote.
func SetNote(e *vault.Entry, note string) error {
	note = strings.ReplaceAll(note, "\r\n", "\n")
	note = strings.TrimSpace(strings.ReplaceAll(note, "\r", "\n"))
	if len(note) > vault.MaxNote || !utf8.ValidString(note) {
		return fmt.Errorf("change note: %w", ErrLongNote)
	}
	e.Note = note
	return nil
}
