package problem

import (
	"errors"
	"time"

	"kapukod/internal/session"
)

const tooSoon = "session.too_soon"

var sessionNames = [...]string{tooSoon}

func ofSession(err error) (Problem, bool) {
	var wait *session.TooSoonError
	if errors.As(err, &wait) {
		return named(tooSoon, "Clock", wait.RetryAt.Local().Format(time.TimeOnly)), true
	}
	return Problem{}, false
}
