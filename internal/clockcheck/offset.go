package clockcheck

import (
	"strconv"
	"strings"
	"time"
)

// MostOffset is the largest offset: a time of day says no more. A clock that is
// further off shows another day, and has to be set.
const MostOffset = 12 * time.Hour

// Offset is what has to be added to now, the computer's time, when the right
// time of day is the typed one: "14:33" or "14:33:10", also with dots or spaces.
// It is between -MostOffset and MostOffset, in whole seconds. It reports false
// where the text is no time of day.
func Offset(typed string, now time.Time) (off time.Duration, ok bool) {
	parts := strings.FieldsFunc(typed, func(r rune) bool { return r == ':' || r == '.' || r == ' ' })
	if len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	var numbers [3]int
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		most := 59
		if i == 0 {
			most = 23
		}
		if err != nil || len(part) > 2 || n < 0 || n > most {
			return 0, false
		}
		numbers[i] = n
	}
	right := time.Duration(numbers[0])*time.Hour + time.Duration(numbers[1])*time.Minute + time.Duration(numbers[2])*time.Second
	shown := time.Duration(now.Hour())*time.Hour + time.Duration(now.Minute())*time.Minute +
		time.Duration(now.Second())*time.Second + time.Duration(now.Nanosecond())
	off = (right - shown).Round(time.Second)
	switch {
	case off > MostOffset:
		off -= 24 * time.Hour
	case off < -MostOffset:
		off += 24 * time.Hour
	}
	return off, true
}
