package vault

import (
	"bytes"
	"strings"
	"testing"
)

const fuzzSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

// FuzzDocument: whatever a document's text is, reading it does not panic, and
// what was read is written and read again without any further change.
func FuzzDocument(f *testing.F) {
	id, err := NewIdentity()
	if err != nil {
		f.Fatal(err)
	}
	recipient := string(id.Recipient())
	const mark = "RECIPIENT" // so that the fuzzer need not carry 1,959 characters
	for _, entries := range []string{"", `{"id":"e1","secret":"` + fuzzSecret + `"}`, `17,{"id":"e1"},[[]],"\u0000"`,
		`{"id":"e1","secret":"` + fuzzSecret + `","history":[{"updated":"2026-09-01T08:00:00Z","note":"a","secret":null,"x":[1]}]}`,
		`{"id":"e1","secret":"` + fuzzSecret + `","tags":["a"],"deleted":"2026-09-01T08:00:00.5+02:00","x":{"y":[1e9]}}`} {
		f.Add(`{"format":"kapukod-vault","version":1,"revision":3,"members":[{"id":"m1","name":"M",` +
			`"vault_recipient":"RECIPIENT","created":"2026-09-01T08:00:00Z"}],"entries":[` + entries + `],"z":null}`)
	}
	f.Add(`{"format":"kapukod-vault","version":2}`)
	f.Fuzz(func(t *testing.T, text string) {
		d, err := readDocument([]byte(strings.ReplaceAll(text, mark, recipient)))
		if err != nil || d.ReadOnly {
			return
		}
		first, err := d.encode()
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		again, err := readDocument(bytes.Clone(first))
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		second, err := again.encode()
		if err != nil || !bytes.Equal(first, second) {
			t.Fatalf("a second round trip changes the document: %v", err)
		}
		if len(again.Entries) != len(d.Entries) || len(again.SetAside) != len(d.SetAside) {
			t.Fatal("a round trip loses an entry or sets one aside")
		}
	})
}

func FuzzDeletionCode(f *testing.F) {
	f.Add([]byte(`{"format":"kapukod-deletion-code","version":1,"entry":"e1","text":"x","put":"2026-09-01T08:00:00Z","put_by":"m1"}`))
	f.Add([]byte(`{"entry":"e1"}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		code, err := readDeletionCode(text, "e1")
		if err == nil && (code.Text == "" || len(code.Text) > MaxDeletionCode) {
			t.Fatal("a code beyond the limits was read")
		}
	})
}

// FuzzSealedIdentity: no file, however made, panics, opens, or costs more than
// the limit on the work factor allows.
func FuzzSealedIdentity(f *testing.F) {
	id, err := NewIdentity()
	if err != nil {
		f.Fatal(err)
	}
	sealed, err := SealIdentity(id, []byte("jelmondat"), 1)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed)
	f.Add([]byte("age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 1\n\n--- AAAA\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if costly(data) {
			t.Skip("only slow")
		}
		got, err := OpenIdentity(data, []byte("jelmondat"))
		if err == nil && !bytes.Equal(data, sealed) && got.Recipient() == id.Recipient() {
			t.Fatal("a changed file opens")
		}
		_ = CheckIdentityHeader(data)
		_ = CheckHeader(data, MaxSealed)
	})
}

// costly: a scrypt stanza with a work factor of two digits.
func costly(data []byte) bool {
	_, stanza, _ := bytes.Cut(data, []byte("-> scrypt "))
	line, _, _ := bytes.Cut(stanza, []byte("\n"))
	return len(line) > 1 && line[len(line)-2] != ' '
}

// FuzzOpen: the sealed files of hybrid recipients, document and deletion code.
func FuzzOpen(f *testing.F) {
	id, err := NewIdentity()
	if err != nil {
		f.Fatal(err)
	}
	sealed, err := encryptTo([]byte(`{}`), []Recipient{id.Recipient()})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed)
	f.Add([]byte("age-encryption.org/v1\n-> mlkem768x25519 AAAA\n\n--- AAAA\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := Open(data, id); err == nil || d != nil {
			t.Fatal("it opens")
		}
		if _, err := OpenDeletionCode(data, "e1", id); err == nil {
			t.Fatal("it opens")
		}
	})
}

// FuzzEntry: an entry is good and the same after a round trip, or not used.
func FuzzEntry(f *testing.F) {
	for _, seed := range []string{`{}`, `{"id":"e1","secret":"` + fuzzSecret + `"}`,
		`{"id":"e1","secret":"` + fuzzSecret + `","issuer":"\u0000","digits":8,"period":15,"algorithm":"SHA512","x":{}}`,
		`{"id":"e1","secret":"` + fuzzSecret + `","accepted":null,"deleted":"2026-09-01T08:00:00Z","replaces":"e2"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		fields, err := checkFields(data)
		if err != nil {
			return
		}
		var e, again Entry
		if readEntry(&e, fields) != "" {
			return
		}
		if err := e.Validate(); err != nil {
			t.Fatalf("a good entry is not: %v", err)
		}
		w := new(jsonWriter)
		w.writeEntry(&e)
		fields, err = checkFields(w.buf)
		if err != nil || readEntry(&again, fields) != "" || !again.equal(&e) {
			t.Fatalf("another entry came back: %v", err)
		}
	})
}

// FuzzPassphrase: what is usable is so once and for all, whatever it is typed
// on, and never longer than what a prompt takes.
func FuzzPassphrase(f *testing.F) {
	f.Add([]byte("t\u0151 r\u0171"))
	f.Add([]byte{0xff, 0, '\n'})
	f.Fuzz(func(t *testing.T, typed []byte) {
		normal, err := usable(typed)
		if err != nil {
			return
		}
		again, err := usable(normal)
		if err != nil || !bytes.Equal(normal, again) || len(normal) > MaxPassphrase {
			t.Fatalf("%d bytes normalised are %d, then %d: %v", len(typed), len(normal), len(again), err)
		}
	})
}

// FuzzBeginning: of a document that ends anywhere nothing is read that is not
// in the whole one.
func FuzzBeginning(f *testing.F) {
	const one = `{"id":"e1","secret":"` + fuzzSecret + `"}`
	f.Add([]byte(`{"format":"kapukod-vault","version":1,"revision":3,"entries":[`+one+`,{"id":"e2","secret":"`+fuzzSecret+`"}],"z":null}`), 100)
	f.Add([]byte(`{"entries":[7,[],{},`+one+`] , "version":1,"format":"kapukod-vault"`), 80)
	f.Fuzz(func(t *testing.T, text []byte, cut int) {
		whole, err := readBeginning(text)
		if cut < 0 || cut > len(text) {
			return
		}
		part, partErr := readBeginning(text[:cut])
		if partErr != nil || err != nil {
			return
		}
		if len(part.Entries) > len(whole.Entries) || part.All && !whole.All {
			t.Fatal("the part has more than the whole")
		}
		for i := range part.Entries {
			if !part.Entries[i].equal(&whole.Entries[i]) {
				t.Fatal("the part has another entry")
			}
		}
	})
}
