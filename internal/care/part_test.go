package care_test

import (
	"errors"
	"testing"

	"kapukod/internal/care"
	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
)

// TestChangesThatMeet: what somebody else changed is not replaced unasked, unless both
// want the same.
func TestChangesThatMeet(t *testing.T) {
	shown := vault.Entry{Key: otpauth.Key{Issuer: "a", Account: "b"}, Service: vault.ServiceGeneric, Tags: []string{"x"}, Note: "n"}
	wants := map[care.Part]func(*vault.Entry) error{
		care.PartNames:   func(e *vault.Entry) error { e.Key.Account = "mine"; return nil },
		care.PartService: func(e *vault.Entry) error { e.Service = vault.ServiceKeycloak; return nil },
		care.PartTags:    func(e *vault.Entry) error { e.Tags = []string{"mine"}; return nil },
		care.PartNote:    func(e *vault.Entry) error { e.Note = "mine"; return nil },
	}
	others := map[care.Part]func(*vault.Entry){
		care.PartNames:   func(e *vault.Entry) { e.Key.Issuer = "theirs" },
		care.PartService: func(e *vault.Entry) { e.Service = vault.ServiceUgyfelkapu },
		care.PartTags:    func(e *vault.Entry) { e.Tags = nil },
		care.PartNote:    func(e *vault.Entry) { e.Note = "theirs" },
	}
	for part, want := range wants {
		for other, change := range others {
			e := shown.Clone()
			change(&e)
			if err := part.Change(&e, &shown, want); errors.Is(err, care.ErrChanged) != (part == other) {
				t.Errorf("%s, and theirs of %s: %v", part, other, err)
			}
		}
		e := shown.Clone()
		if want(&e) != nil || part.Change(&e, &shown, want) != nil {
			t.Errorf("%s: both want the same", part)
		}
		if err := part.Change(&e, &vault.Entry{}, func(*vault.Entry) error { return care.ErrNoName }); !errors.Is(err, care.ErrNoName) {
			t.Errorf("%s: %v", part, err)
		}
	}
}
