package vault_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kapukod/internal/vault"
)

func nameOf(n int) string { return fmt.Sprintf("%010d-20260901T080000.000000000Z", n) }

func TestNamesOfSaves(t *testing.T) {
	if !vault.ValidSave(nameOf(7)) {
		t.Error("a name is refused")
	}
	for _, name := range []string{"", "7", nameOf(7)[1:], nameOf(7) + "0", "0000000007-20261301T080000.000000000Z",
		"000000000x-20260901T080000.000000000Z", "0000000007/20260901T080000.000000000Z"} {
		if vault.ValidSave(name) {
			t.Errorf("%q is taken for a save's name", name)
		}
	}
}

func TestRememberKeepsTheNewest(t *testing.T) {
	d := &vault.Document{Saved: nameOf(500)}
	for i := range 200 {
		d.Remember(nameOf(i), "no name", nameOf(500), "")
	}
	d.Remember(nameOf(199), nameOf(1))
	if len(d.Past) != vault.MaxPast || d.Past[0] != nameOf(199) || d.Past[vault.MaxPast-1] != nameOf(200-vault.MaxPast) {
		t.Errorf("%d names", len(d.Past))
	}
	if !slices.IsSortedFunc(d.Past, func(a, b string) int { return strings.Compare(b, a) }) {
		t.Error("not the newest first")
	}
	if !d.Knows(nameOf(500)) || !d.Knows(nameOf(150)) || d.Knows(nameOf(1)) || d.Knows("") {
		t.Error("knows too much or too little")
	}
}

func TestLineageSurvivesARoundTrip(t *testing.T) {
	d, id := newDocument(t)
	d.Saved = nameOf(3)
	d.Remember(nameOf(2), nameOf(1))
	sealed, err := d.Seal()
	if err != nil {
		t.Fatal(err)
	}
	got, err := vault.Open(sealed, id)
	if err != nil || got.Saved != d.Saved || !slices.Equal(got.Past, d.Past) {
		t.Errorf("came back as %q, %q: %v", got.Saved, got.Past, err)
	}
	d.Past = append(d.Past, "anything")
	if _, err := d.Seal(); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("a name that is none was sealed: %v", err)
	}
}
