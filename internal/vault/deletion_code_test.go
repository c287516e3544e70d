package vault_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"kapukod/internal/vault"
)

const artificialDeletion = "MINTA-TORLOKOD \"0000\"\n"

func deletionCode() vault.DeletionCode {
	return vault.DeletionCode{Text: artificialDeletion, Put: time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC), PutBy: "m1"}
}

func TestDeletionCodeRoundTrip(t *testing.T) {
	slot, recovery := newIdentity(t), newIdentity(t)
	sealed, err := vault.SealDeletionCode(deletionCode(), "e1", []vault.Recipient{slot.Recipient(), recovery.Recipient()})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []vault.Identity{slot, recovery} {
		got, err := vault.OpenDeletionCode(sealed, "e1", id)
		if err != nil || got != deletionCode() {
			t.Errorf("open: %v", err)
		}
	}
	if _, err := vault.OpenDeletionCode(sealed, "e2", slot); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("another entry's: %v", err)
	}
	if _, err := vault.OpenDeletionCode(sealed, "e1", newIdentity(t)); !errors.Is(err, vault.ErrNotRecipient) {
		t.Errorf("a stranger: %v", err)
	}
}

func TestDeletionCodesThatAreRefused(t *testing.T) {
	slot := newIdentity(t)
	recipients := []vault.Recipient{slot.Recipient()}
	for name, change := range map[string]func(*vault.DeletionCode){
		"empty":    func(c *vault.DeletionCode) { c.Text = "" },
		"too long": func(c *vault.DeletionCode) { c.Text = strings.Repeat("x", vault.MaxDeletionCode+1) },
		"no text":  func(c *vault.DeletionCode) { c.Text = "\xff" },
		"nobody":   func(c *vault.DeletionCode) { c.PutBy = "" },
	} {
		code := deletionCode()
		change(&code)
		if _, err := vault.SealDeletionCode(code, "e1", recipients); !errors.Is(err, vault.ErrInvalidDeletionCode) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := vault.SealDeletionCode(deletionCode(), "../e1", recipients); !errors.Is(err, vault.ErrInvalidDeletionCode) {
		t.Errorf("entry id: %v", err)
	}
	if _, err := vault.SealDeletionCode(deletionCode(), "e1", nil); !errors.Is(err, vault.ErrInvalidMember) {
		t.Errorf("no recipients: %v", err)
	}
	for _, text := range []string{``, `{}`, `[]`, `{"format":"kapukod-vault","entry":"e1","text":"x"}`,
		`{"format":"kapukod-deletion-code","version":1,"entry":"e1","text":"","put_by":"m1"}`,
		`{"format":"kapukod-deletion-code","version":1,"entry":"e1","text":7,"put_by":"m1"}`,
		`{"format":"kapukod-deletion-code","version":1,"entry":"e1","entry":"e1","text":"x","put_by":"m1"}`,
	} {
		if _, err := vault.OpenDeletionCode(sealJSON(t, text, slot), "e1", slot); !errors.Is(err, vault.ErrDamaged) {
			t.Errorf("%s: %v", text, err)
		}
	}
	newer := `{"format":"kapukod-deletion-code","version":2,"entry":"e1","text":"x","put_by":"m1","new":[]}`
	if code, err := vault.OpenDeletionCode(sealJSON(t, newer, slot), "e1", slot); err != nil || code.Text != "x" {
		t.Errorf("newer: %v", err)
	}
}
