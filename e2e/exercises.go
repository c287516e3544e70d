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

// PrepareWithout is Prepare where there is no deletion code; it ends in the
// exercise.
func (e *Exercises) PrepareWithout() {
	e.paste("#prepare-code")
	e.press("#prepare-go")
	e.wait("#practice-task")
}

// Key is the typed key of the page before an exercise.
func (e *Exercises) Key() string {
	e.press("#prepare-cannot-read")
	return e.read("#prepare-key")
}

// Prepared goes on to the exercise.
func (e *Exercises) Prepared() { e.press("#prepare-begin") }

// Gateway is the same browser on the site that walks like Ügyfélkapu+.
func (e *Exercises) Gateway() *Gateway { return &Gateway{visitor: e.visitor} }

// Insurer is the same browser on the site that walks like Keycloak.
func (e *Exercises) Insurer() *Insurer { return &Insurer{visitor: e.visitor} }

// Done waits until the strip says so, and looks for the tick on the list.
func (e *Exercises) Done(id string) {
	e.wait(`#practice-task[data-done="true"]`)
	e.press("#practice-leave")
	e.wait("#exercise-" + id + `[data-done="true"]`)
}
