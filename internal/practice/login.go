package practice

import "time"

// phase is how far a browser's login on one of the sites has come.
type phase int

const (
	loggedOut phase = iota
	passwordGiven
	loggedIn
)

// login is one site's session: a phase that lasts until a deadline.
type login struct {
	phase    phase
	deadline time.Time
}

// enter moves to a phase and gives the session its whole life.
func (l *login) enter(p phase, now time.Time, life time.Duration) {
	l.phase, l.deadline = p, now.Add(life)
}

// renew starts the life again: portals do so whenever a page is opened.
func (l *login) renew(now time.Time, life time.Duration) {
	if l.phase != loggedOut {
		l.deadline = now.Add(life)
	}
}

func (l *login) leave() { *l = login{} }

// expired says that somebody was in, and the time is over.
func (l *login) expired(now time.Time) bool {
	return l.phase != loggedOut && !now.Before(l.deadline)
}

// left is the rest of the session in seconds, rounded up; 0 when logged out.
func (l *login) left(now time.Time) int {
	if l.phase == loggedOut {
		return 0
	}
	return max(0, int((l.deadline.Sub(now)+time.Second-1)/time.Second))
}
