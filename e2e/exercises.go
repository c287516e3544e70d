package e2e

// Exercises is the visitor of the practice portal's list of exercises.
type Exercises struct {
	visitor
}

// Exercises opens the portal at its address.
func (s *Stage) Exercises(address string) *Exercises {
	return &Exercises{visitor{actor: &s.actor, browser: s.Browse(address)}}
}

// Begin presses the button of an exercise.
func (e *Exercises) Begin(id string) { e.press("#start-" + id) }

// Prepare puts the code from the clipboard into the page before an exercise and
// returns the deletion code, which it copies.
func (e *Exercises) Prepare() string {
	e.paste("#prepare-code")
	e.press("#prepare-go")
	e.copyText("#prepare-deletion-code")
	return e.read("#prepare-deletion-code")
}

// Prepared goes on to the exercise.
func (e *Exercises) Prepared() { e.press("#prepare-begin") }

// Gateway is the same browser on the site that walks like Ügyfélkapu+.
func (e *Exercises) Gateway() *Gateway { return &Gateway{visitor: e.visitor} }

// Done waits until the strip says so, and looks for the tick on the list.
func (e *Exercises) Done(id string) {
	e.wait(`#practice-task[data-done="true"]`)
	e.press("#practice-leave")
	e.wait("#exercise-" + id + `[data-done="true"]`)
}
