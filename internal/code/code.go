// Package code computes the code of a key at a time (RFC 6238). It is the one
// place of the program that does, so that no two views can disagree.
//
// It never reads the clock, never judges a portal's tolerance and never keeps a
// code: whoever shows one asks again with the time of each drawing.
package code

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"kapukod/internal/otpauth"
)

// ErrTime means a time that no code is for: before 1970 or after 9999. The
// computer's clock is wrong.
var ErrTime = errors.New("code: time out of range")

// Code is the digits that a portal accepts in one time step. It never shows
// itself in format verbs or logs; Digits and Grouped are the deliberate ways out.
type Code struct {
	digits      string
	from, until time.Time
}

// At is the code of k in the time step that holds t. The error wraps an
// *otpauth.Error for a key that is not valid, or ErrTime.
func At(k otpauth.Key, t time.Time) (Code, error) {
	if err := k.Validate(); err != nil {
		return Code{}, fmt.Errorf("compute code: %w", err)
	}
	if t.Unix() < 0 || t.UTC().Year() > 9999 {
		return Code{}, ErrTime
	}
	period := int64(k.Period)
	from := time.Unix(t.Unix()/period*period, 0)
	digits := hotp(k, uint64(from.Unix()/period))
	return Code{digits: digits, from: from, until: from.Add(time.Duration(period) * time.Second)}, nil
}

// Next is the code that follows the one of At(k, t).
func Next(k otpauth.Key, t time.Time) (Code, error) {
	return At(k, t.Add(time.Duration(k.Period)*time.Second))
}

// Digits is the code as it is typed: "123456".
func (c Code) Digits() string { return c.digits }

// Grouped is the code as it is read: "123 456", "123 4567", "1234 5678".
func (c Code) Grouped() string {
	half := len(c.digits) / 2
	if half == 0 {
		return c.digits
	}
	return c.digits[:half] + " " + c.digits[half:]
}

// From is the first moment of the code's time step.
func (c Code) From() time.Time { return c.from }

// Until is the first moment after the code's time step.
func (c Code) Until() time.Time { return c.until }

// SecondsLeft is how many seconds the code is good for at t, counting a begun
// second: from the period down to 1, and 0 when it is over. Before its time step
// it is the whole period.
func (c Code) SecondsLeft(t time.Time) int {
	left := min(c.until.Sub(t), c.until.Sub(c.from))
	if left <= 0 {
		return 0
	}
	return int((left + time.Second - 1) / time.Second)
}

// Format prints a placeholder for every verb.
func (c Code) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, "[code]") }

// LogValue prints a placeholder in slog.
func (c Code) LogValue() slog.Value { return slog.StringValue("[code]") }
