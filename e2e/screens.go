package e2e

import "strings"

// What a user does on each of Kapukód's screens.

// CreateVault walks through the welcome with a passphrase of the user's own and
// ends at the empty list of codes.
func (k *Kapukod) CreateVault(passphrase string) {
	k.ChoosePassphrase(passphrase)
	k.Press("recovery.later")
	k.Sees("codes.empty.title")
}

// ChoosePassphrase walks through the welcome and asks for the vault to be made.
func (k *Kapukod) ChoosePassphrase(passphrase string) {
	k.Press("welcome.start")
	k.Press("welcome.phrase.own")
	k.Write("welcome.own.label", passphrase)
	k.Write("welcome.own.again", passphrase)
	k.Press("welcome.create")
}

// Unlock types the passphrase and waits for the codes.
func (k *Kapukod) Unlock(passphrase string) {
	k.TryUnlock(passphrase)
	k.SeesCodes()
}

// SeesCodes waits for the list of codes, which has at least one entry. It is told
// by its button: with large text there is no room for a title.
func (k *Kapukod) SeesCodes() { k.Sees("codes.add") }

// TryUnlock types the passphrase and leaves it to the caller what comes of it.
func (k *Kapukod) TryUnlock(passphrase string) {
	k.Write("unlock.label", passphrase)
	k.Press("unlock.open")
}

// Add begins an enrolment without a guide, from the list of codes.
func (k *Kapukod) Add() {
	k.Press(k.SeesOne("codes.add.first", "codes.add"))
	k.Press("guide.plain")
	k.Sees("enroll.source.title")
}

// Scan looks for a code on the screen and waits for what came of it: a page that
// has one of the sentences. It returns that sentence's key.
func (k *Kapukod) Scan(results ...string) string {
	k.Press("enroll.source.scan")
	return k.SeesOne(results...)
}

// AddByScan takes the key from the browser beside the window.
func (k *Kapukod) AddByScan() {
	k.Add()
	k.Scan("enroll.confirm.title")
}

// AddByTyping types the key as the page groups it.
func (k *Kapukod) AddByTyping(key string) {
	k.Add()
	k.Press("enroll.source.type")
	k.Write("enroll.type.label", key)
	k.Sees("enroll.type.whole", "Count", len(strings.ReplaceAll(key, " ", "")))
	k.Press("common.next")
	k.Sees("enroll.confirm.title")
}

// SavePending names the account and saves; it ends where the code is shown.
func (k *Kapukod) SavePending(account string) {
	k.Write("enroll.confirm.account", account)
	k.Press("enroll.confirm.save")
	k.Sees("enroll.code.title")
}

// CopyCode presses the button that copies the code and returns the clipboard,
// read from outside.
func (k *Kapukod) CopyCode() string {
	return k.Copying(func() { k.Press("codes.copy") })
}

// Accepted tells Kapukód that the portal took the code.
func (k *Kapukod) Accepted() { k.Press("enroll.code.accepted") }

// PutDeletionCode pastes the deletion code into the enrolment's page and waits
// for the page about paper.
func (k *Kapukod) PutDeletionCode() {
	k.Sees("enroll.deletion.title")
	k.Paste("deletion.label")
	k.Press("deletion.save")
	k.Sees("enroll.paper.title")
}

// Finish ends the enrolment and waits for the list of codes.
func (k *Kapukod) Finish() {
	k.Press(k.SeesOne("enroll.paper.done", "enroll.paper.finish"))
	k.SeesCodes()
}

// RevealDeletionCode opens the slot of the only entry with the passphrase.
func (k *Kapukod) RevealDeletionCode(passphrase string) {
	k.Press("codes.deletion")
	k.Write("unlock.label", passphrase)
	k.Press("deletion.reveal")
	k.Sees("deletion.shown.title")
}

// BackToCodes goes back to the list of codes, where it is not shown already.
func (k *Kapukod) BackToCodes() {
	if k.SeesOne("codes.add", "common.back") == "common.back" {
		k.Press("common.back")
	}
	k.SeesCodes()
}
