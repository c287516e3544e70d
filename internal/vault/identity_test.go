package vault_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"filippo.io/age"

	"kapukod/internal/vault"
)

const lowCost vault.WorkFactor = 1

func TestSealedIdentityOpensWithItsPassphraseOnly(t *testing.T) {
	id := newIdentity(t)
	for _, c := range []struct{ name, sealed, typed string }{
		{"composed and decomposed", "tűrő fúró", "tu\u030bro\u030b fu\u0301ro\u0301"},
		{"decomposed and composed", "tu\u030bro\u030b", "tűrő"},
		{"1000 characters", strings.Repeat("ő", 1000), strings.Repeat("ő", 1000)},
		{"spaces are kept", " a ", " a "},
	} {
		sealed, err := vault.SealIdentity(id, []byte(c.sealed), lowCost)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		got, err := vault.OpenIdentity(sealed, []byte(c.typed))
		if err != nil || got.Recipient() != id.Recipient() {
			t.Errorf("%s: %v", c.name, err)
		}
		if _, err := vault.OpenIdentity(sealed, []byte(c.typed+".")); !errors.Is(err, vault.ErrWrongPassphrase) {
			t.Errorf("%s, wrong: %v", c.name, err)
		}
	}
}

func TestUnusablePassphrases(t *testing.T) {
	id := newIdentity(t)
	for _, passphrase := range []string{"", "two\nlines", "two\rlines", "nul\x00", strings.Repeat("x", vault.MaxPassphrase+1),
		strings.Repeat("x", 100_000)} {
		if _, err := vault.SealIdentity(id, []byte(passphrase), lowCost); !errors.Is(err, vault.ErrPassphrase) {
			t.Errorf("seal with %d bytes: %v", len(passphrase), err)
		}
		if _, err := vault.OpenIdentity(nil, []byte(passphrase)); !errors.Is(err, vault.ErrPassphrase) {
			t.Errorf("open with %d bytes: %v", len(passphrase), err)
		}
	}
}

// TestEveryFlippedBit: no change of a sealed identity opens, panics, or is
// called anything but damage or a wrong passphrase; and only where the file
// does not tell them apart (salt, work factor, wrapped key) is it the latter.
func TestEveryFlippedBit(t *testing.T) {
	id := newIdentity(t)
	passphrase := []byte("tök mű jelmondat")
	sealed, err := vault.SealIdentity(id, passphrase, lowCost)
	if err != nil {
		t.Fatal(err)
	}
	stanzaStart := bytes.IndexByte(sealed, '\n')
	stanzaEnd := bytes.Index(sealed, []byte("\n--- "))
	wrong := 0
	for i := range sealed {
		for bit := range 8 {
			flipped := bytes.Clone(sealed)
			flipped[i] ^= 1 << bit
			if tooCostly(flipped) {
				continue
			}
			got, err := vault.OpenIdentity(flipped, passphrase)
			switch {
			case errors.Is(err, vault.ErrDamaged):
			case errors.Is(err, vault.ErrWrongPassphrase) && i > stanzaStart && i < stanzaEnd:
				wrong++
			default:
				t.Fatalf("byte %d, bit %d: %v, opened %v", i, bit, err, got.Recipient() != "")
			}
		}
	}
	if wrong == 0 || wrong > 8*(stanzaEnd-stanzaStart) {
		t.Errorf("%d flips were called a wrong passphrase", wrong)
	}
	for n := range sealed {
		if _, err := vault.OpenIdentity(sealed[:n], passphrase); !errors.Is(err, vault.ErrDamaged) {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
	if _, err := vault.OpenIdentity(append(bytes.Clone(sealed), 0), passphrase); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("one byte more: %v", err)
	}
}

// tooCostly passes over flips that only raise scrypt's cost: they take long
// and tell nothing.
func tooCostly(sealed []byte) bool {
	line, _, _ := bytes.Cut(sealed[bytes.IndexByte(sealed, '\n')+1:], []byte("\n"))
	cost := line[bytes.LastIndexByte(line, ' ')+1:]
	return len(cost) == 1 && cost[0] > '9'-4 && cost[0] <= '9'
}

func TestEveryFlippedByteOfADocument(t *testing.T) {
	d, id := newDocument(t, artificialEntry("e1"))
	sealed := mustSeal(t, d)
	for i := range sealed {
		flipped := bytes.Clone(sealed)
		flipped[i] ^= 1 << (i % 8)
		if _, err := vault.Open(flipped, id); !errors.Is(err, vault.ErrDamaged) && !errors.Is(err, vault.ErrNotRecipient) {
			t.Fatalf("byte %d: %v", i, err)
		}
	}
	for n := 0; n < len(sealed); n += 13 { // 13: prime to the lengths of lines and chunks
		if _, err := vault.Open(sealed[:n], id); !errors.Is(err, vault.ErrDamaged) {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
}

// TestNothingIsUsedBeforeTheEnd: a document that is whole in age's first chunk
// is damaged all the same when a later chunk is cut off or changed.
func TestNothingIsUsedBeforeTheEnd(t *testing.T) {
	id := newIdentity(t)
	const chunk = 64 << 10
	sealed := sealJSON(t, documentText(id, "", goodEntry)+strings.Repeat(" ", chunk), id)
	flipped := bytes.Clone(sealed)
	flipped[len(flipped)-1] ^= 1
	for name, changed := range map[string][]byte{"changed": flipped, "cut": sealed[:len(sealed)-1], "cut at a chunk": sealed[:chunk+4096]} {
		if _, err := vault.Open(changed, id); !errors.Is(err, vault.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := vault.Open(sealed, id); err != nil {
		t.Errorf("whole: %v", err)
	}
}

func TestWorkFactorFromAFileIsLimited(t *testing.T) {
	sealed, err := vault.SealIdentity(newIdentity(t), []byte("jelmondat"), lowCost)
	if err != nil {
		t.Fatal(err)
	}
	for _, cost := range []string{"21", "22", "30", "64", "0", "-1", "01", "x", "99999999999999999999"} {
		line, rest, _ := bytes.Cut(sealed[bytes.IndexByte(sealed, '\n')+1:], []byte("\n"))
		line = append(bytes.TrimSuffix(bytes.Clone(line), []byte("1")), cost...)
		costly := bytes.Join([][]byte{[]byte("age-encryption.org/v1"), line, rest}, []byte("\n"))
		if _, err := vault.OpenIdentity(costly, []byte("jelmondat")); !errors.Is(err, vault.ErrDamaged) {
			t.Errorf("cost %s: %v", cost, err)
		}
	}
	if _, err := vault.SealIdentity(newIdentity(t), []byte("jelmondat"), 21); !errors.Is(err, vault.ErrTooLarge) {
		t.Errorf("seal: %v", err)
	}
}

// TestIdentityFilesOfOthers: what age-keygen writes, sealed by age -p, opens.
func TestIdentityFilesOfOthers(t *testing.T) {
	id := newIdentity(t)
	text := string(id.Text())
	classic, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content string
		ok      bool
	}{
		"age-keygen":     {"# created: 2026-09-01\n# public key: age1pq1…\n" + text + "\n", true},
		"no line end":    {text, true},
		"windows lines":  {"# x\r\n" + text + "\r\n", true},
		"two identities": {text + "\n" + text + "\n", false},
		"classic":        {classic.String() + "\n", false},
		"nothing":        {"# x\n", false},
		"other text":     {"macska\n", false},
		"cut":            {text[:70] + "\n", false},
	} {
		sealed := sealWithPassphrase(t, c.content, "jelmondat")
		got, err := vault.OpenIdentity(sealed, []byte("jelmondat"))
		if c.ok && (err != nil || got.Recipient() != id.Recipient()) {
			t.Errorf("%s: %v", name, err)
		}
		if !c.ok && !errors.Is(err, vault.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func sealWithPassphrase(t testing.TB, content, passphrase string) []byte {
	t.Helper()
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	recipient.SetWorkFactor(int(lowCost))
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, recipient)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return sealed.Bytes()
}

func TestFilesExchangedForEachOther(t *testing.T) {
	d, id := newDocument(t, artificialEntry("e1"))
	document := mustSeal(t, d)
	identity, err := vault.SealIdentity(id, []byte("jelmondat"), lowCost)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := vault.OpenIdentity(document, []byte("jelmondat")); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("a document for an identity: %v", err)
	}
	if _, err := vault.Open(identity, id); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("an identity for a document: %v", err)
	}
	if _, err := vault.Open(document, newIdentity(t)); !errors.Is(err, vault.ErrNotRecipient) {
		t.Errorf("another vault's document: %v", err)
	}
	for name, c := range map[string]struct{ got, want error }{
		"identity":              {vault.CheckIdentityHeader(identity), nil},
		"document":              {vault.CheckHeader(document, vault.MaxSealed), nil},
		"document for identity": {vault.CheckIdentityHeader(document), vault.ErrDamaged},
		"identity for document": {vault.CheckHeader(identity, vault.MaxSealed), vault.ErrDamaged},
		"nothing":               {vault.CheckHeader(nil, vault.MaxSealed), vault.ErrDamaged},
		"large":                 {vault.CheckHeader(document, 10), vault.ErrTooLarge},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("header of %s: %v, want %v", name, c.got, c.want)
		}
	}
}

func TestWipedIdentityOpensNothing(t *testing.T) {
	d, id := newDocument(t)
	sealed := mustSeal(t, d)
	parsed, err := vault.ParseIdentity(append([]byte(" \n"), append(id.Text(), '\n')...))
	if err != nil || parsed.Recipient() != id.Recipient() {
		t.Fatalf("parse: %v", err)
	}
	kept := id // a copy
	id.Wipe()
	if kept.Recipient() != "" || !bytes.Equal(kept.Text(), make([]byte, len(kept.Text()))) {
		t.Error("a copy of a wiped identity has its secret")
	}
	if _, err := vault.Open(sealed, kept); !errors.Is(err, vault.ErrInvalidIdentity) {
		t.Errorf("open: %v", err)
	}
	if _, err := vault.SealIdentity(kept, []byte("jelmondat"), lowCost); !errors.Is(err, vault.ErrInvalidIdentity) {
		t.Errorf("seal: %v", err)
	}
	var zero vault.Identity
	zero.Wipe()
	if _, err := vault.Open(sealed, zero); !errors.Is(err, vault.ErrInvalidIdentity) || zero.Text() != nil {
		t.Errorf("zero: %v", err)
	}
}
