// Package unseen owns when the program's window is left out of pictures of the screen:
// where the user wants it so, except for the minutes in which a helper far away is to
// see it. It knows no window; its caller asks Hidden and does as it says.
package unseen

import "time"

// HelpTime is how long a helper sees the window.
const HelpTime = 10 * time.Minute

// Rule is the state. The zero value hides nothing.
type Rule struct {
	// Wanted is the user's choice.
	Wanted bool
	// began is when a helper was let see the window; zero for never.
	began time.Time
}

// Help lets a helper see the window for HelpTime from now. Asked for again, the time
// begins anew.
func (r *Rule) Help(now time.Time) { r.began = now }

// EndHelp hides the window again at once.
func (r *Rule) EndHelp() { r.began = time.Time{} }

// Left is how much longer a helper sees the window; zero when nobody does. A clock that
// was set back ends it: by its own count a helper would see the window for longer.
func (r *Rule) Left(now time.Time) time.Duration {
	if r.began.IsZero() || !r.Wanted {
		return 0
	}
	// Round takes the count away that stands still while the computer sleeps.
	gone := now.Round(0).Sub(r.began.Round(0))
	if gone < 0 || gone >= HelpTime {
		return 0
	}
	return HelpTime - gone
}

// Hidden reports whether the window is to be left out of pictures now.
func (r *Rule) Hidden(now time.Time) bool { return r.Wanted && r.Left(now) == 0 }

// Minutes is a time left in whole minutes, rounded up, as people are told it.
func Minutes(left time.Duration) int { return int((left + time.Minute - 1) / time.Minute) }
