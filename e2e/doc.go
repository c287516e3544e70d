// Package e2e acts as a user: it opens Kapukód's real window beside a real
// browser with the practice portal, on a screen of its own, and does one thing
// after another with keyboard and mouse. The tests of this package, the demo and
// the maker of the screenshots share these acts.
//
// It owns the knowledge of what a user sees and presses. Buttons are found by
// their labels in assets/lang, so that a change of wording breaks nothing. It
// never reaches into the program: no hook, no test mode, no file of the vault
// written by hand (but where damage is the point).
package e2e
