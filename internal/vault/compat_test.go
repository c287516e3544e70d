package vault_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"filippo.io/age"

	"kapukod/internal/vault"
)

// sealJSON seals a document's text as a stranger with age and jq would.
func sealJSON(t testing.TB, text string, id vault.Identity) []byte {
	t.Helper()
	recipient, err := age.ParseHybridRecipient(string(id.Recipient()))
	if err != nil {
		t.Fatal(err)
	}
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, recipient)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return sealed.Bytes()
}

// openJSON is what age alone sees in a sealed file.
func openJSON(t testing.TB, sealed []byte, id vault.Identity) string {
	t.Helper()
	identity, err := age.ParseHybridIdentity(string(id.Text()))
	if err != nil {
		t.Fatal(err)
	}
	r, err := age.Decrypt(bytes.NewReader(sealed), identity)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// documentText is a document by hand. What %s stands for is given by the test.
func documentText(id vault.Identity, top, entries string) string {
	return fmt.Sprintf(`{"format":"kapukod-vault","version":1,"revision":3,"members":[{"id":"m1","name":"Minta",`+
		`"vault_recipient":%q,"created":"2026-09-01T08:00:00Z","colour":"kék"}]%s,"entries":[%s]}`,
		id.Recipient(), top, entries)
}

const goodEntry = `{"id":"good","secret":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}`

func TestHandWrittenEntryHasTheUsualValues(t *testing.T) {
	id := newIdentity(t)
	d := mustOpen(t, sealJSON(t, documentText(id, "", goodEntry), id), id)
	e := d.Entry("good")
	if e == nil || string(e.Key.Secret) != artificialSecret || e.Key.Digits != 6 || e.Key.Period != 30 ||
		e.Key.Algorithm != "SHA1" || e.Status != vault.StatusActive || e.Service != vault.ServiceGeneric {
		t.Fatal("the entry is not as it was meant")
	}
}

func TestUnknownFieldsSurvive(t *testing.T) {
	id := newIdentity(t)
	number := `1234567890123456789012345678901234567890.5e400`
	entry := `{"id":"e1","future":{"a":[1,{"b":null}],"n":` + number + `},"secret":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ","ISSUER":"más mező","\u0069d2":"\ud83d\ude00"}`
	recovery := `,"recovery":{"recipient":"` + string(newIdentity(t).Recipient()) + `","created":"2026-09-01T08:00:00Z","printed":true},"settings":{"x":"<&>"},"Version":7`
	d := mustOpen(t, sealJSON(t, documentText(id, recovery, entry), id), id)
	if len(d.SetAside) != 0 || d.Entry("e1").Key.Issuer != "" {
		t.Fatal("the entry was not read as it stands")
	}
	d.Revision++
	text := openJSON(t, mustSeal(t, d.Clone()), id)
	for _, want := range []string{`"colour":"kék"`, `"printed":true`, `"settings":{"x":"<&>"}`, `"Version":7`,
		`"future":{"a":[1,{"b":null}],"n":` + number + `}`, `"ISSUER":"más mező"`, `"\u0069d2":"\ud83d\ude00"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is lost", want)
		}
	}
	again := mustOpen(t, sealJSON(t, text, id), id)
	if err := again.Holds(sealJSON(t, text, id), id); err != nil {
		t.Error(err)
	}
}

func TestEntriesThatDoNotHoldAreSetAsideVerbatim(t *testing.T) {
	id := newIdentity(t)
	const secret = `"secret":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"`
	for reason, entry := range map[string]string{
		"entry":     `17`,
		"id":        `{"id":"../../etc",` + secret + `}`,
		"secret":    `{"id":"x","secret":"not base32!"}`,
		"key":       `{"id":"x","secret":""}`,
		"digits":    `{"id":"x",` + secret + `,"digits":18446744073709551615}`,
		"period":    `{"id":"x",` + secret + `,"period":3.5}`,
		"algorithm": `{"id":"x",` + secret + `,"algorithm":null}`,
		"status":    `{"id":"x",` + secret + `,"status":"gone"}`,
		"tags":      `{"id":"x",` + secret + `,"tags":"one"}`,
		"note":      `{"id":"x",` + secret + `,"note":"` + strings.Repeat("x", vault.MaxNote+1) + `"}`,
		"created":   `{"id":"x",` + secret + `,"created":"yesterday"}`,
		"deleted":   `{"id":"x",` + secret + `,"deleted":0}`,
		"service":   `{"id":"x",` + secret + `,"service":"A B"}`,
		"replaces":  `{"id":"x",` + secret + `,"replaces":"x"}`,
		"account":   `{"id":"x",` + secret + `,"account":"` + "\xff" + `"}`,
	} {
		entry = strings.Replace(entry, ",", " ,\n ", 1) // white space is kept too
		d := mustOpen(t, sealJSON(t, documentText(id, "", entry+","+goodEntry), id), id)
		if len(d.SetAside) != 1 || d.Entry("good") == nil || len(d.Entries) != 1 {
			t.Errorf("%s: %d set aside, %d good", reason, len(d.SetAside), len(d.Entries))
			continue
		}
		if d.SetAside[0].Reason != reason {
			t.Errorf("%s: reason is %q", reason, d.SetAside[0].Reason)
		}
		if !strings.Contains(openJSON(t, mustSeal(t, d.Clone()), id), entry) {
			t.Errorf("%s: the entry did not survive a save", reason)
		}
	}
}

func TestFieldsOrIdsThatComeTwice(t *testing.T) {
	id := newIdentity(t)
	twice := `{"id":"x","secret":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ","secret":"GE"}`
	d := mustOpen(t, sealJSON(t, documentText(id, "", strings.Join([]string{goodEntry, twice,
		strings.Replace(goodEntry, "good", "GOOD", 1), goodEntry}, ",")), id), id)
	if len(d.Entries) != 1 || len(d.SetAside) != 3 {
		t.Fatalf("%d good, %d set aside", len(d.Entries), len(d.SetAside))
	}
	if d.SetAside[0].Reason != "entry" || d.SetAside[1].Reason != "id" || d.SetAside[1].ID != "GOOD" {
		t.Error("reasons are not as expected")
	}
	d.Entries = append(d.Entries, d.Entries[0].Clone())
	if _, err := d.Seal(); !errors.Is(err, vault.ErrInvalidEntry) {
		t.Errorf("sealing an id twice: %v", err)
	}
}

func TestDocumentsThatAreRefused(t *testing.T) {
	id := newIdentity(t)
	good := documentText(id, "", goodEntry)
	member := good[strings.Index(good, `{"id":"m1"`) : strings.Index(good, `"kék"}`)+len(`"kék"}`)]
	replace := func(old, replacement string) string { return strings.Replace(good, old, replacement, 1) }
	for name, text := range map[string]string{
		"empty":              "",
		"no object":          "[]",
		"cut":                good[:len(good)-1],
		"trailing data":      good + "{}",
		"trailing letter":    good + "x",
		"other format":       replace("kapukod-vault", "kapukod-other"),
		"format twice":       replace(`"version"`, `"format":"kapukod-vault","version"`),
		"no format":          replace(`"format":"kapukod-vault",`, ""),
		"version zero":       replace(`"version":1`, `"version":0`),
		"version text":       replace(`"version":1`, `"version":"1"`),
		"revision negative":  replace(`"revision":3`, `"revision":-1`),
		"revision too large": replace(`"revision":3`, `"revision":10000000000`),
		"no members":         replace(member, ""),
		"members no array":   replace(`"members":[`, `"members":{},"x":[`),
		"member twice":       replace(member, member+","+member),
		"bad recipient":      replace(`"age1pq1`, `"age1pq1x`),
		"recovery text":      documentText(id, `,"recovery":"x"`, ""),
		"slot_stale number":  documentText(id, `,"slot_stale":1`, ""),
		"entries no array":   replace(`"entries":[`, `"entries":3,"x":[`),
		"too deep":           documentText(id, `,"x":`+strings.Repeat("[", 40)+strings.Repeat("]", 40), ""),
		"too many unknown":   documentText(id, manyFields(200), ""),
	} {
		if _, err := vault.Open(sealJSON(t, text, id), id); !errors.Is(err, vault.ErrDamaged) {
			t.Errorf("%s: error is %v", name, err)
		}
	}
	if _, err := vault.Open(sealJSON(t, "\n "+good+" \n", id), id); err != nil {
		t.Errorf("white space around it: %v", err)
	}
}

// TestSlotStaleIsWrittenOnlyWhenSet: older programs keep it as an unknown field.
func TestSlotStaleIsWrittenOnlyWhenSet(t *testing.T) {
	id := newIdentity(t)
	for top, want := range map[string]bool{"": false, `,"slot_stale":false`: false, `,"slot_stale":true`: true} {
		d := mustOpen(t, sealJSON(t, documentText(id, top, goodEntry), id), id)
		if d.SlotStale != want || d.Clone().SlotStale != want {
			t.Errorf("%q is read as %v", top, d.SlotStale)
		}
		if got := strings.Contains(openJSON(t, mustSeal(t, d), id), `"slot_stale":true`); got != want {
			t.Errorf("%q is written: %v", top, got)
		}
	}
}

func manyFields(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `,"unknown%d":0`, i)
	}
	return b.String()
}

func TestNewerVersionOpensReadOnlyForEver(t *testing.T) {
	id := newIdentity(t)
	text := strings.Replace(documentText(id, "", goodEntry), `"version":1`, `"version":2`, 1)
	d := mustOpen(t, sealJSON(t, text, id), id)
	if !d.ReadOnly || d.Entry("good") == nil {
		t.Fatal("the document did not open read-only")
	}
	if _, err := d.Clone().Seal(); !errors.Is(err, vault.ErrNewerVersion) {
		t.Errorf("seal: %v", err)
	}
	strange := `{"format":"kapukod-vault","version":3,"revision":{},"members":"elsewhere","entries":{"new":"shape"}}`
	d = mustOpen(t, sealJSON(t, strange, id), id)
	if _, err := d.Seal(); !errors.Is(err, vault.ErrNewerVersion) {
		t.Errorf("seal: %v", err)
	}
}

func TestLimits(t *testing.T) {
	id := newIdentity(t)
	if _, err := vault.Open(make([]byte, vault.MaxSealed+1), id); !errors.Is(err, vault.ErrTooLarge) {
		t.Errorf("file: %v", err)
	}
	d, _ := newDocument(t)
	d.Revision = vault.MaxRevision + 1
	if _, err := d.Seal(); !errors.Is(err, vault.ErrTooLarge) {
		t.Errorf("revision: %v", err)
	}
	d.Revision, d.Entries = 1, make([]vault.Entry, vault.MaxEntries+1)
	if _, err := d.Seal(); !errors.Is(err, vault.ErrTooLarge) {
		t.Errorf("entries: %v", err)
	}
	d.Entries, d.Members = nil, make([]vault.Member, vault.MaxMembers+1)
	if _, err := d.Seal(); !errors.Is(err, vault.ErrInvalidMember) {
		t.Errorf("members: %v", err)
	}
	d, _ = newDocument(t, artificialEntry("e1"))
	d.Members[0].SlotRecipient = d.Members[0].VaultRecipient
	if _, err := d.Seal(); !errors.Is(err, vault.ErrInvalidMember) {
		t.Errorf("slot recipient that is a vault recipient: %v", err)
	}
}

// TestEveryFieldOfTheFormat: the document has the fields that docs/vault.md
// names, each in every entry.
func TestEveryFieldOfTheFormat(t *testing.T) {
	d, id := newDocument(t, artificialEntry("e1"))
	var got struct {
		Format   string
		Version  int
		Revision uint64
		Members  []map[string]any
		Entries  []map[string]any
	}
	if err := json.Unmarshal([]byte(openJSON(t, mustSeal(t, d), id)), &got); err != nil {
		t.Fatal(err)
	}
	if got.Format != "kapukod-vault" || got.Version != 1 || got.Revision != 7 {
		t.Error("head")
	}
	for _, name := range []string{"id", "issuer", "account", "secret", "algorithm", "digits", "period", "service",
		"tags", "note", "status", "created", "updated", "deleted"} {
		if _, ok := got.Entries[0][name]; !ok {
			t.Errorf("entry without %s", name)
		}
	}
	for _, name := range []string{"id", "name", "vault_recipient", "slot_recipient", "created"} {
		if _, ok := got.Members[0][name]; !ok {
			t.Errorf("member without %s", name)
		}
	}
}
