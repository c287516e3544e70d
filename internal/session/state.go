package session

import (
	"errors"
	"fmt"
	"time"
)

// Phase tells whether the vault is open.
type Phase string

// The phases.
const (
	Locked    Phase = "locked"
	Unlocking Phase = "unlocking"
	Unlocked  Phase = "unlocked"
)

// Reason tells why a session is locked.
type Reason string

// The reasons.
const (
	ReasonStart     Reason = "start"     // not unlocked since the program started
	ReasonUser      Reason = "user"      // the user asked for it
	ReasonIdle      Reason = "idle"      // nobody touched the program for Config.IdleLock
	ReasonSleep     Reason = "sleep"     // the computer slept, or is about to
	ReasonSystem    Reason = "system"    // the operating system locked its screen
	ReasonMinimised Reason = "minimised" // the window was minimised
	ReasonExit      Reason = "exit"      // the program ends
)

// State is a session at one moment.
type State struct {
	Phase    Phase
	Reason   Reason    // why it is locked; of the last lock while it is unlocking or unlocked
	Failures int       // wrong passphrases since the last success
	RetryAt  time.Time // before this moment Unlock refuses; zero or past when it does not
}

// The errors of Unlock that say nothing of the passphrase.
var (
	ErrUnlocked    = errors.New("already unlocked")
	ErrUnlocking   = errors.New("unlocking already")
	ErrInterrupted = errors.New("locked while unlocking")
)

// TooSoonError means that Unlock was called again too soon after wrong passphrases.
type TooSoonError struct{ RetryAt time.Time }

func (e *TooSoonError) Error() string {
	return fmt.Sprintf("too soon after wrong passphrases: try again at %s", e.RetryAt.Format(time.TimeOnly))
}

// maxDelay bounds the wait after wrong passphrases: a person who mistypes is slowed down, never shut out.
const maxDelay = time.Minute

// delayAfter is the wait after so many wrong passphrases in a row: none after one or two, then a second,
// doubling up to maxDelay. The cost of each try comes from the vault's key derivation; this only keeps a
// hand at this keyboard from trying at its pace.
func delayAfter(failures int) time.Duration {
	const free = 2
	if failures <= free {
		return 0
	}
	delay := time.Second
	for range failures - free - 1 {
		delay *= 2
		if delay >= maxDelay {
			return maxDelay
		}
	}
	return delay
}
