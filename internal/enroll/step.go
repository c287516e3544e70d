package enroll

// Step is the question that stands before the user.
type Step string

// The steps in the order in which an enrolment passes them. Pick is skipped when only one code is found,
// Refused is entered only when the site refuses the code, Deletion only where the service gives a deletion code.
const (
	StepSource   Step = "source"   // where does the key come from: screen, picture file, keyboard
	StepPick     Step = "pick"     // several enrolment codes were found: which one
	StepConfirm  Step = "confirm"  // is this the right issuer, account and service; nothing is saved yet
	StepCode     Step = "code"     // the entry is saved as pending; the code is typed into the site
	StepRefused  Step = "refused"  // the site refused the code: reasons and ways on
	StepDeletion Step = "deletion" // the site took the code; its deletion code is put into the slot
	StepPaper    Step = "paper"    // the offer to print
	StepDone     Step = "done"     // the entry is active; the flow is over
	StepLeft     Step = "left"     // the user left or cancelled; the flow is over
)

// Doing names the work that runs in the background; it is empty when none does.
type Doing string

// The kinds of background work. Only DoingScan can be stopped: a save is short, and cutting it off in the
// middle would leave the user guessing.
const (
	DoingScan     Doing = "scan"
	DoingSave     Doing = "save"
	DoingAccept   Doing = "accept"
	DoingDeletion Doing = "deletion"
	DoingFinish   Doing = "finish"
	DoingDiscard  Doing = "discard"
)

// leastSecondsLeft is how much of a code's life must remain for a person to type six digits and press a
// button. A code that ends while the page is being sent makes the login fail without a word.
const leastSecondsLeft = 8

// TooLate tells whether a code with secondsLeft seconds to live should no longer be typed: the user is better
// served by waiting for the next one. It is true below 8 seconds, since a code that ends on its way to the
// site is refused and the site does not say why.
func TooLate(secondsLeft int) bool {
	return secondsLeft < leastSecondsLeft
}
