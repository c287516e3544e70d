package vaultfile

import "time"

// What stays in backups/ of the saves of the document: the newest ones
// whatever their dates, the last one of each day for a month, and the last one
// of each month for a year. Days and months are those of UTC. Sealed
// identities and deletion codes are not thinned here.
const (
	keepGenerations = 10
	keepDays        = 30
	keepMonths      = 12
)

// thin removes the generations of the document beyond those that are kept.
// Failing to is no reason to fail a save that is done.
func (f folder) thin() {
	found, err := f.generationsOf(place{kind: kindVault})
	if err != nil {
		return
	}
	for _, g := range surplus(found, f.Now()) {
		_ = f.dropGeneration(backupDir + "/" + g.Name)
	}
}

// surplus chooses what to remove among generations sorted newest first. It is
// the whole policy of what is kept for how long.
//
// It goes by revision first, so that a clock which jumps cannot make it remove
// one of the newest. What is dated in the future may be from before the clock
// was set back: its days are kept until they are past and old. Of one revision
// all go together, for one may be what was left of a damaged file.
func surplus(newestFirst []Generation, now time.Time) []Generation {
	var remove []Generation
	days, months := make(map[int]uint64), make(map[int]uint64) // the revision that stands for them
	stands := func(of map[int]uint64, n int, revision uint64) bool {
		if _, taken := of[n]; !taken {
			of[n] = revision
		}
		return of[n] == revision
	}
	for i, g := range newestFirst {
		day, month := dayOf(g.Time), monthOf(g.Time)
		daily := stands(days, day, g.Revision) && day >= dayOf(now)-keepDays
		monthly := stands(months, month, g.Revision) && month >= monthOf(now)-keepMonths
		if i >= keepGenerations && !daily && !monthly {
			remove = append(remove, g)
		}
	}
	return remove
}

// dayOf and monthOf number the days and months of UTC without gaps.
func dayOf(t time.Time) int {
	const day = 24 * 60 * 60
	seconds := t.Unix()
	return int((seconds - ((seconds%day)+day)%day) / day)
}

func monthOf(t time.Time) int {
	t = t.UTC()
	return t.Year()*12 + int(t.Month())
}
