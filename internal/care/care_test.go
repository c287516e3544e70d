package care_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"kapukod/internal/care"
	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
)

func entry(id, issuer, account string, tags ...string) vault.Entry {
	return vault.Entry{ID: id, Service: vault.ServiceGeneric, Status: vault.StatusActive, Tags: tags, Key: otpauth.Key{
		Issuer: issuer, Account: account, Secret: otpauth.Secret("12345678901234567890"),
		Algorithm: otpauth.SHA1, Digits: 6, Period: 30,
	}}
}

func TestRename(t *testing.T) {
	long := strings.Repeat("ő", otpauth.MaxIssuer)
	for name, c := range map[string]struct {
		issuer, account string
		want, wantTo    string
		err             error
	}{
		"trimmed":          {" Posta \u00a0", "\tAnna ", "", "", care.ErrBadName},
		"blanks":           {"  Posta\u00a0Zrt. ", " Anna ", "Posta Zrt.", "Anna", nil},
		"composed":         {"A\u0301rnyas", "x", "Árnyas", "x", nil},
		"no account":       {"Posta", "", "Posta", "", nil},
		"no issuer":        {"", "anna@pelda.hu", "", "anna@pelda.hu", nil},
		"nothing":          {"  ", "\u200b", "", "", care.ErrNoName},
		"longest":          {long, "a", long, "a", nil},
		"too long":         {long + "a", "a", "", "", care.ErrLongName},
		"account too long": {"a", strings.Repeat("a", otpauth.MaxAccount+1), "", "", care.ErrLongName},
		"turns around":     {"Posta\u202e", "a", "", "", care.ErrBadName},
		"two lines":        {"Posta\nZrt.", "a", "", "", care.ErrBadName},
	} {
		t.Run(name, func(t *testing.T) {
			e := entry("e1", "Régi", "régi")
			err := care.Rename(&e, c.issuer, c.account)
			if c.err != nil {
				c.want, c.wantTo = "Régi", "régi"
			}
			if !errors.Is(err, c.err) || e.Key.Issuer != c.want || e.Key.Account != c.wantTo {
				t.Errorf("%q, %q, %v", e.Key.Issuer, e.Key.Account, err)
			}
			if err == nil && e.Key.Validate() != nil {
				t.Error("the vault would refuse it")
			}
		})
	}
}

// TestSameNamesTwice: legal, and told.
func TestSameNamesTwice(t *testing.T) {
	a, b, gone := entry("a", "Posta", "Anna"), entry("b", "posta", "anna"), entry("c", "Posta", "Anna")
	gone.Deleted = &time.Time{}
	all := []vault.Entry{a, b, gone}
	if n := care.Namesakes(all, &a); n != 1 {
		t.Errorf("%d namesakes", n)
	}
	if err := care.Rename(&all[0], "Más", "Anna"); err != nil || care.Namesakes(all, &all[0]) != 0 {
		t.Error("still the same name")
	}
	if care.Name(&all[0]) != "Más Anna" {
		t.Errorf("it is called %q", care.Name(&all[0]))
	}
}

func TestServices(t *testing.T) {
	e := entry("e1", "a", "b")
	e.Service = "holnapi-kapu"
	care.SetService(&e, vault.ServiceGeneric)
	if e.Service != "holnapi-kapu" || care.ServiceOf(&e) != vault.ServiceGeneric {
		t.Error("a word of a newer program is lost")
	}
	care.SetService(&e, vault.ServiceKeycloak)
	if e.Service != vault.ServiceKeycloak || care.ServiceOf(&e) != vault.ServiceKeycloak {
		t.Error("not what was chosen")
	}
}

func TestTags(t *testing.T) {
	for typed, want := range map[string][]string{
		"":                                nil,
		" , ;,":                           nil,
		"munka":                           {"munka"},
		" munka ,  adó   bevallás; Munka": {"munka", "adó bevallás"},
		"a\nb,\r\nc":                      {"a", "b", "c"},
		"A\u0301g":                        {"Ág"},
	} {
		got, err := care.ParseTags(typed)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
		if again, _ := care.ParseTags(care.WriteTags(got)); !slices.Equal(again, got) {
			t.Errorf("%q: read again %q", typed, again)
		}
	}
	many := make([]string, vault.MaxTags+1)
	for i := range many {
		many[i] = strings.Repeat("x", i+1)
	}
	for _, typed := range []string{strings.Join(many, ","), strings.Repeat("ő", vault.MaxTag/2+1)} {
		if _, err := care.ParseTags(typed); !errors.Is(err, care.ErrLongTags) {
			t.Errorf("%d bytes: %v", len(typed), err)
		}
	}
	if tags, err := care.ParseTags(strings.Join(many[1:], ",")); err != nil || len(tags) != vault.MaxTags {
		t.Errorf("%d tags, %v", len(tags), err)
	}
}

func TestOfferedTags(t *testing.T) {
	gone := entry("d", "", "", "törölt")
	gone.Deleted = &time.Time{}
	all := []vault.Entry{entry("a", "", "", "Munka", "adó"), entry("b", "", "", "munka"), entry("c", "", "", "bank"), gone}
	if got := care.UsedTags(all, 10); !slices.Equal(got, []string{"Munka", "adó", "bank"}) {
		t.Errorf("%q", got)
	}
	if got := care.UsedTags(all, 1); !slices.Equal(got, []string{"Munka"}) {
		t.Errorf("%q", got)
	}
	typed := care.ToggleTag(" adó", "Munka")
	if typed != "adó, Munka" || !care.HasTag(typed, "munka") {
		t.Errorf("added: %q", typed)
	}
	if typed = care.ToggleTag(typed, "ADÓ"); typed != "Munka" || care.HasTag(typed, "adó") {
		t.Errorf("taken out: %q", typed)
	}
}

func TestNote(t *testing.T) {
	e := entry("e1", "a", "b")
	if err := care.SetNote(&e, " első\r\nmásodik \n\n"); err != nil || e.Note != "első\nmásodik" {
		t.Errorf("%q, %v", e.Note, err)
	}
	if err := care.SetNote(&e, strings.Repeat("x", vault.MaxNote+1)); !errors.Is(err, care.ErrLongNote) || e.Note != "első\nmásodik" {
		t.Errorf("%d bytes, %v", len(e.Note), err)
	}
	if err := care.SetNote(&e, "\xff"); !errors.Is(err, care.ErrLongNote) {
		t.Error("no text")
	}
	if err := care.SetNote(&e, strings.Repeat("x", vault.MaxNote)); err != nil || e.Validate() == nil == (len(e.ID) == 0) {
		t.Error(err)
	}
}
