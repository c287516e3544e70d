// Package clockcheck owns what can be told of a computer's clock without
// asking anybody: whether it shows a time that cannot be, and how far it is off
// when somebody says what time it is. It reads no clock and sets none.
package clockcheck

import (
	"slices"
	"time"
)

// Finding is something about the clock that cannot be right, or is unlikely to
// be.
type Finding string

// The findings, the surest first.
const (
	BeforeBuild Finding = "before_build" // earlier than this program was made
	BeforeSave  Finding = "before_save"  // earlier than what was saved last
	WentBack    Finding = "went_back"    // it went back while the program ran
	NoZone      Finding = "no_zone"      // no place on Earth is so far from UTC
	OtherZone   Finding = "other_zone"   // not the time of Hungary, which the user's language makes likely
)

// Facts are what is known of the clock.
type Facts struct {
	// Now is the time that the clock shows, in the computer's own time zone.
	Now time.Time
	// Built is when the program was made, Saved when something was saved last;
	// zero for not known.
	Built, Saved time.Time
	// Wall and Steady are how much time has passed since the program started,
	// by the clock and by a count that nobody can set.
	Wall, Steady time.Duration
	// Hungarian says that the user reads Hungarian.
	Hungarian bool
}

// Allowances: computers on which a file was made may differ a little, and a
// clock that is kept right by the system goes back by a moment now and then.
const (
	allowedBehind = 10 * time.Minute
	allowedBack   = 5 * time.Second
)

// Check tells what is wrong with the clock. A jump ahead is not told: it cannot
// be told from a computer that slept.
func Check(f Facts) []Finding {
	var found []Finding
	for _, rule := range []struct {
		broken  bool
		finding Finding
	}{
		{behind(f.Now, f.Built), BeforeBuild},
		{behind(f.Now, f.Saved), BeforeSave},
		{f.Steady-f.Wall > allowedBack, WentBack},
		{!possibleZone(f.Now), NoZone},
		{f.Hungarian && possibleZone(f.Now) && zoneOf(f.Now) != HungarianOffset(f.Now), OtherZone},
	} {
		if rule.broken {
			found = append(found, rule.finding)
		}
	}
	return found
}

// WrongZone tells whether the findings say that the clock shows the time of
// another place than Hungary.
func WrongZone(found []Finding) bool {
	return slices.Contains(found, NoZone) || slices.Contains(found, OtherZone)
}

func behind(now, then time.Time) bool { return !then.IsZero() && then.Sub(now) > allowedBehind }

// zoneOf is how far ahead of UTC the time's zone is.
func zoneOf(t time.Time) time.Duration {
	_, seconds := t.Zone()
	return time.Duration(seconds) * time.Second
}

// possibleZone: places on Earth are from 12 hours behind to 14 hours ahead of
// UTC, in quarters of an hour.
func possibleZone(t time.Time) bool {
	zone := zoneOf(t)
	return zone%(15*time.Minute) == 0 && zone >= -12*time.Hour && zone <= 14*time.Hour
}

// HungarianOffset is how far ahead of UTC the time in Hungary is: two hours from
// the last Sunday of March to the last Sunday of October, at 1:00 UTC, else
// one (Directive 2000/84/EC).
func HungarianOffset(t time.Time) time.Duration {
	begin, end := lastSunday(t.UTC().Year(), time.March), lastSunday(t.UTC().Year(), time.October)
	if t.Before(begin) || !t.Before(end) {
		return time.Hour
	}
	return 2 * time.Hour
}

// InHungary is the same moment as clocks show it in Hungary.
func InHungary(t time.Time) time.Time {
	return t.In(time.FixedZone("", int(HungarianOffset(t)/time.Second)))
}

// lastSunday is 1:00 UTC on the last Sunday of a month of 31 days.
func lastSunday(year int, month time.Month) time.Time {
	last := time.Date(year, month, 31, 1, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, -int(last.Weekday()))
}
