package vault_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
)

// TestLimitsOfAnEntry: what is as long as it may be is sealed and opens again,
// what is longer by one is refused.
func TestLimitsOfAnEntry(t *testing.T) {
	for name, c := range map[string]struct {
		limit int
		set   func(e *vault.Entry, n int)
	}{
		"id":      {64, func(e *vault.Entry, n int) { e.ID = strings.Repeat("x", n) }},
		"service": {64, func(e *vault.Entry, n int) { e.Service = vault.Service(strings.Repeat("x", n)) }},
		"issuer":  {otpauth.MaxIssuer, func(e *vault.Entry, n int) { e.Key.Issuer = strings.Repeat("ő", n) }},
		"account": {otpauth.MaxAccount, func(e *vault.Entry, n int) { e.Key.Account = strings.Repeat("ő", n) }},
		"secret":  {otpauth.MaxSecret, func(e *vault.Entry, n int) { e.Key.Secret = bytes.Repeat([]byte{1}, n) }},
		"digits":  {otpauth.MaxDigits, func(e *vault.Entry, n int) { e.Key.Digits = n }},
		"period":  {otpauth.MaxPeriod, func(e *vault.Entry, n int) { e.Key.Period = n }},
		"note":    {vault.MaxNote, func(e *vault.Entry, n int) { e.Note = strings.Repeat("x", n) }},
		"tag":     {vault.MaxTag, func(e *vault.Entry, n int) { e.Tags = []string{strings.Repeat("x", n)} }},
		"history": {vault.MaxHistory, func(e *vault.Entry, n int) { e.History = make([]vault.Version, n) }},
		"tags":    {vault.MaxTags, func(e *vault.Entry, n int) { e.Tags = strings.Split(strings.Repeat("x", n), "") }},
	} {
		e := artificialEntry("e1")
		c.set(&e, c.limit)
		d, id := newDocument(t, e)
		if got := mustOpen(t, mustSeal(t, d), id); len(got.Entries) != 1 || len(got.SetAside) != 0 {
			t.Errorf("%s: at the limit the entry is set aside", name)
		}
		c.set(&d.Entries[0], c.limit+1)
		if _, err := d.Seal(); !errors.Is(err, vault.ErrInvalidEntry) {
			t.Errorf("%s: past the limit: %v", name, err)
		}
	}
}

func TestLimitsOfADocument(t *testing.T) {
	d, id := newDocument(t)
	for i := range vault.MaxEntries {
		d.Entries = append(d.Entries, artificialEntry(fmt.Sprint("e", i)))
	}
	for i := len(d.Members); i < vault.MaxMembers; i++ {
		d.Members = append(d.Members, vault.Member{ID: fmt.Sprint("m", i), VaultRecipient: newIdentity(t).Recipient(),
			Name: strings.Repeat("x", vault.MaxName), Created: d.Members[0].Created})
	}
	d.Revision = vault.MaxRevision
	got := mustOpen(t, mustSeal(t, d), id)
	if len(got.Entries) != vault.MaxEntries || len(got.Members) != vault.MaxMembers || got.Revision != vault.MaxRevision {
		t.Errorf("at the limits: %d entries, %d members", len(got.Entries), len(got.Members))
	}
	for name, c := range map[string]struct {
		change func(d *vault.Document)
		want   error
	}{
		"entries":  {func(d *vault.Document) { d.Entries = append(d.Entries, artificialEntry("more")) }, vault.ErrTooLarge},
		"revision": {func(d *vault.Document) { d.Revision++ }, vault.ErrTooLarge},
		"name":     {func(d *vault.Document) { d.Members[1].Name += "x" }, vault.ErrInvalidMember},
		"members": {func(d *vault.Document) {
			d.Members = append(d.Members, vault.Member{ID: "more", VaultRecipient: newIdentity(t).Recipient()})
		}, vault.ErrInvalidMember},
	} {
		past := d.Clone()
		c.change(past)
		if _, err := past.Seal(); !errors.Is(err, c.want) {
			t.Errorf("%s: past the limit: %v", name, err)
		}
	}
}

// TestLimitsOfADocumentFromAStranger: the same limits for what is read.
func TestLimitsOfADocumentFromAStranger(t *testing.T) {
	id := newIdentity(t)
	for name, c := range map[string]struct {
		text func(n int) string
		at   int
		want error
	}{
		"entries": {func(n int) string { return documentText(id, "", strings.TrimSuffix(strings.Repeat("1,", n), ",")) },
			vault.MaxEntries, vault.ErrDamaged},
		"unknown fields": {func(n int) string { return documentText(id, unknownFields(n), goodEntry) }, 128, vault.ErrDamaged},
		"unknown bytes": {func(n int) string {
			return documentText(id, fmt.Sprintf(`,"x":"%s"`, strings.Repeat("x", n-7)), goodEntry)
		}, 64 << 10, vault.ErrDamaged},
		"depth": {func(n int) string {
			return documentText(id, `,"x":`+strings.Repeat("[", n-1)+strings.Repeat("]", n-1), goodEntry)
		}, 32, vault.ErrDamaged},
	} {
		if _, err := vault.Open(sealJSON(t, c.text(c.at), id), id); err != nil {
			t.Errorf("%s: at the limit: %v", name, err)
		}
		if _, err := vault.Open(sealJSON(t, c.text(c.at+1), id), id); !errors.Is(err, c.want) {
			t.Errorf("%s: past the limit: %v", name, err)
		}
	}
}

func unknownFields(n int) string {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, `,"x%d":1`, i)
	}
	return text.String()
}

func TestLimitsOfADeletionCodeAndAPassphrase(t *testing.T) {
	id := newIdentity(t)
	code := vault.DeletionCode{Text: strings.Repeat("x", vault.MaxDeletionCode), Put: time.Unix(0, 0), PutBy: "m1"}
	sealed, err := vault.SealDeletionCode(code, "e1", []vault.Recipient{id.Recipient()})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := vault.OpenDeletionCode(sealed, "e1", id); err != nil || got.Text != code.Text {
		t.Errorf("the longest deletion code: %v", err)
	}
	code.Text += "x"
	if _, err := vault.SealDeletionCode(code, "e1", []vault.Recipient{id.Recipient()}); !errors.Is(err, vault.ErrInvalidDeletionCode) {
		t.Errorf("a longer one: %v", err)
	}
	longest := bytes.Repeat([]byte("x"), vault.MaxPassphrase)
	if _, err := vault.SealIdentity(id, longest, lowCost); err != nil {
		t.Errorf("the longest passphrase: %v", err)
	}
	if _, err := vault.SealIdentity(id, append(longest, 'x'), lowCost); !errors.Is(err, vault.ErrPassphrase) {
		t.Errorf("a longer one: %v", err)
	}
}

// TestHostileFiles: files made to cost much are refused before they do. What
// each may take of memory is bounded by a few times its size; the time is for
// the test's own timeout to tell.
func TestHostileFiles(t *testing.T) {
	id := newIdentity(t)
	const head = "age-encryption.org/v1\n"
	encapsulated := base64.RawStdEncoding.EncodeToString(make([]byte, 1120))
	wrapped := base64.RawStdEncoding.EncodeToString(make([]byte, 32))
	hybrid := "-> mlkem768x25519 " + encapsulated + "\n" + wrapped + "\n"
	files := map[string]string{
		"a million stanzas":       head + strings.Repeat("-> x\n\n", 1_000_000) + "--- x\n",
		"many hybrid stanzas":     head + strings.Repeat(hybrid, 30_000) + "--- x\n",
		"an endless header":       head + strings.Repeat("-> "+strings.Repeat("x", 1000)+"\n", 60_000),
		"an endless line":         head + strings.Repeat("x", 60<<20),
		"a header without an end": head + hybrid,
		"more than is ever read":  head + strings.Repeat("\x00", vault.MaxSealed),
		"nothing but line ends":   strings.Repeat("\n", 60<<20),
	}
	for name, text := range files {
		file := []byte(text)
		before := allocated()
		for i := range 3 {
			var err error
			switch i {
			case 0:
				_, err = vault.Open(file, id)
			case 1:
				err = vault.CheckHeader(file, vault.MaxSealed)
			case 2:
				_, err = vault.OpenIdentity(file, []byte("jelmondat"))
			}
			if !errors.Is(err, vault.ErrDamaged) && !errors.Is(err, vault.ErrTooLarge) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if used := allocated() - before; used > 8<<20 {
			t.Errorf("%s: %d MiB of memory", name, used>>20)
		}
	}
}

// TestHostileDocuments: sealed properly, by a member who means harm.
func TestHostileDocuments(t *testing.T) {
	id := newIdentity(t)
	digits := strings.Repeat("9", 1<<20)
	for name, text := range map[string]string{
		"deep arrays":   strings.Repeat("[", 10<<20),
		"deep objects":  strings.Repeat(`{"a":`, 5<<20),
		"huge revision": strings.Replace(documentText(id, "", goodEntry), `"revision":3`, `"revision":`+digits, 1),
		"huge version":  strings.Replace(documentText(id, "", goodEntry), `"version":1`, `"version":`+digits, 1),
		"huge exponent": strings.Replace(documentText(id, "", goodEntry), `"revision":3`, `"revision":1e999999999`, 1),
		"a long name":   `{"` + strings.Repeat("x", 10<<20) + `":1}`,
		"many fields":   `{"y":1` + unknownFields(200_000) + "}",
	} {
		if _, err := vault.Open(sealJSON(t, text, id), id); !errors.Is(err, vault.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	entry := func(field string) string {
		return documentText(id, "", strings.TrimSuffix(goodEntry, "}")+","+field+"}")
	}
	for name, field := range map[string]string{
		"digits": `"x":1,"digits":` + digits, "period": `"period":` + digits, "time": `"created":"` + digits + `"`,
	} {
		d, err := vault.Open(sealJSON(t, entry(field), id), id)
		if err != nil || len(d.Entries) != 0 || len(d.SetAside) != 1 {
			t.Errorf("%s of a megabyte: %v", name, err)
		}
	}
}

// allocated is how many bytes were ever allocated.
func allocated() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.TotalAlloc
}
