package program_test

import "time"

// lockTour goes through the pages about the lock, from the codes and back to them,
// and leaves everything as it was.
func (d *desk) lockTour(look func(string)) {
	d.t.Helper()
	d.atRemember()
	look("remember")
	d.press("common.next")
	look("remember passphrase")
	d.press("remember.turnon")
	look("remember without passphrase")
	d.window.Type(0, phrase)
	d.press("remember.turnon")
	look("remember turned on")
	d.fromRemember()
	d.press("codes.lock")
	look("unlock remembered")
	d.press("unlock.typed")
	look("unlock remembered typed")
	half := d.door.ring
	d.door.ring = nil
	d.press("unlock.open")
	look("unlock forgotten")
	d.door.ring = half
	for range 3 {
		d.unlock("not the passphrase")
	}
	look("unlock wait")
	d.pass(30 * time.Second) // a whole step of the codes
	d.unlock(phrase)
	d.seat.blind = true
	d.press("common.settings")
	d.press("settings.section.lock")
	look("settings lock unknown")
	d.press("common.done")
	d.press("common.done")
	d.seat.blind = false
}
