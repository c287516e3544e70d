package enroll

import (
	"image"

	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
)

// State is what a view needs to draw the flow. It is a snapshot: neither the flow nor a view changes it, or
// anything it points to, after it was published. Printing it never shows a key.
type State struct {
	Step  Step
	Doing Doing // the background work under way; empty when idle

	Candidates []Candidate // at StepPick: top to bottom, then left to right
	Draft      Draft       // at StepConfirm
	Entry      vault.Entry // from StepCode on, as saved and read back; its ID is empty before that
	Warnings   []Warning   // what the user should know at this step; none of them stops anything

	// Problem is why the last intent had no effect; nil when it had one. The step is the one it was.
	Problem error

	Renewing     bool // a new key is being read that will take the place of Entry's, which is not accepted yet
	AskCancel    bool // the user asked to cancel and has to confirm, because a key is saved
	NoneGiven    bool // the user said that the site shows no deletion code
	OnPaper      bool // at StepDone: the user said that the entry is on paper
	CanGoBack    bool
	CanCancel    bool // false once the site has accepted the key: it can then be left, not thrown away
	CanStop      bool // the work under way can be stopped
	CanScanAgain bool // Rescan and OtherKey fit
}

// Busy tells whether background work is under way. Only Stop, Leave and Cancel have an effect meanwhile.
func (s State) Busy() bool { return s.Doing != "" }

// Over tells whether the flow has ended and accepts nothing more.
func (s State) Over() bool { return s.Step == StepDone || s.Step == StepLeft }

// Candidate is an enrolment code that was found.
type Candidate struct {
	Key     otpauth.Key
	Service vault.Service   // a guess
	At      image.Rectangle // where it was seen; empty for a typed one
}

// Draft is an entry before it is saved.
type Draft struct {
	Key     otpauth.Key   // with the issuer, account and parameters as the user edited them
	Service vault.Service // a guess until the user changes it
	// Replaceable are accepted entries of the same service and account whose key the site will stop taking
	// when it takes this one. Only Ügyfélkapu+ works so; elsewhere two keys may live side by side.
	Replaceable []EntryRef
	// Replaces is the ID of the entry that this one replaces once it is accepted; empty for none.
	Replaces string
}

// EntryRef names an entry that is already in the vault, without its key.
type EntryRef struct {
	ID      string
	Issuer  string
	Account string
}

// WarningKind says what a Warning is about.
type WarningKind string

// The warnings. Those that concern another entry carry it in Warning.Entry.
const (
	WarnSameKey      WarningKind = "same_key"      // the vault has this very key in an active entry
	WarnSameName     WarningKind = "same_name"     // the vault has an entry of the same issuer and account
	WarnTakenUp      WarningKind = "taken_up"      // an unfinished enrolment of this key will be continued
	WarnWeakKey      WarningKind = "weak_key"      // the key is shorter than RFC 4226 wants
	WarnKeyChanged   WarningKind = "key_changed"   // the site shows another key than the saved one
	WarnKeyUnchanged WarningKind = "key_unchanged" // the site still shows the saved key
	WarnOtherName    WarningKind = "other_name"    // the new key names another account than the saved one
)

// Warning is something the user should know and may disregard.
type Warning struct {
	Kind  WarningKind
	Entry EntryRef
}
