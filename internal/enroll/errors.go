package enroll

import (
	"errors"

	"kapukod/internal/payload"
)

// Reasons why an intent had no effect, as found in State.Problem. Errors of otpauth and of the ports are
// found there too, wrapped.
var (
	// ErrNothingFound: no code of any kind was seen.
	ErrNothingFound = errors.New("no code found")
	// ErrNoName: the draft has neither an issuer nor an account, so the entry could not be told from others.
	ErrNoName = errors.New("entry has no name")
	// ErrAccepted: the entry cannot be changed or thrown away, since the site has accepted its key.
	ErrAccepted = errors.New("entry is already accepted")
	// ErrNotAccepted: the entry cannot become active before the site accepted its key.
	ErrNotAccepted = errors.New("entry is not accepted yet")
	// ErrGone: the entry is no longer in the vault.
	ErrGone = errors.New("entry is gone")
	// ErrNotKept: what was read back after saving is not what was saved.
	ErrNotKept = errors.New("saved entry differs from the one read back")
)

// NotEnrolmentError says that codes were seen, but none of them enrols. Kind is that of the one nearest to it.
type NotEnrolmentError struct {
	Kind payload.Kind
	// Part of Parts is which code of another program's backup was seen,
	// counted from 1; both are 0 where it is not known.
	Part, Parts int
}

func (e *NotEnrolmentError) Error() string { return "not an enrolment code: " + string(e.Kind) }
