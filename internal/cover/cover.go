// Package cover owns when a code may be seen: always, or only for a while after
// somebody asked for it. It holds ids and times, never a code.
package cover

import "time"

// Lasts is how long a code is seen after it was asked for.
const Lasts = 20 * time.Second

// Hides tells whether codes are covered until asked for, by the choice of
// settings.HideChoices and by how many people can open the vault: where there is
// more than one, another may be looking on.
func Hides(choice string, members int) bool {
	switch choice {
	case "always":
		return true
	case "never":
		return false
	}
	return members > 1
}

// Asked is which code was asked for last; one at a time is seen. The zero value
// covers all.
type Asked struct {
	id    string
	until time.Time
}

// Show uncovers the code of an entry from now on.
func (a *Asked) Show(id string, now time.Time) {
	// Round takes the count away that stands still while the computer sleeps.
	a.id, a.until = id, now.Round(0).Add(Lasts)
}

// Cover covers it before its time is over.
func (a *Asked) Cover() { *a = Asked{} }

// Sees tells whether the code of an entry may be seen now. A clock that was set
// back uncovers nothing for longer.
func (a *Asked) Sees(id string, now time.Time) bool {
	return a.id != "" && a.id == id && now.Before(a.until) && !now.Before(a.until.Add(-Lasts))
}
