package vault_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"kapukod/internal/vault"
)

// TestNoTextFormHoldsASecret: whatever a careless line prints, logs or
// marshals, the secrets stay in.
func TestNoTextFormHoldsASecret(t *testing.T) {
	d, id := newDocument(t, artificialEntry("e1"))
	aside := mustOpen(t, sealJSON(t, documentText(id, "", `{"id":"!","secret":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}`), id), id)
	secrets := []string{artificialSecret, "GEZDGNBVGY3TQOJQ", artificialDeletion, "MINTA-TORLOKOD", "minta.aranka",
		string(id.Text()), string(id.Text()[19:40]), fmt.Sprintf("%x", artificialSecret), fmt.Sprintf("%x", id.Text())}
	code := deletionCode()
	values := []any{id, &id, *d, d, d.Entries, d.Entries[0], &d.Entries[0], d.Entries[0].Key, aside.SetAside, &aside.SetAside[0],
		code, &code, struct{ E vault.Entry }{d.Entries[0]}, []vault.Identity{id}}
	for _, value := range values {
		var log bytes.Buffer
		slog.New(slog.NewTextHandler(&log, nil)).Info("text", "value", value)
		slog.New(slog.NewJSONHandler(&log, nil)).Info("json", "value", value)
		text := log.String()
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d", "%T"} {
			text += fmt.Sprintf(verb, value)
		}
		for _, secret := range secrets {
			if strings.Contains(text, secret) {
				t.Errorf("a text form of %T holds a secret", value)
			}
		}
	}
	if text, err := json.Marshal(id); err != nil || bytes.Contains(text, id.Text()[19:40]) {
		t.Errorf("JSON of an identity: %v", err)
	}
}

// TestErrorsQuoteNothing collects every error that bad content can cause and
// looks for that content in it.
func TestErrorsQuoteNothing(t *testing.T) {
	id := newIdentity(t)
	const marker = "MARKERMARKER"
	good := documentText(id, "", goodEntry)
	var errs []error
	for _, text := range []string{marker, `{"format":"` + marker + `"}`,
		strings.Replace(good, `"revision":3`, `"revision":"`+marker+`"`, 1),
		strings.Replace(good, `"age1pq1`, `"`+marker, 1), strings.Replace(good, `"m1"`, `"`+marker+`/"`, 1),
	} {
		_, err := vault.Open(sealJSON(t, text, id), id)
		_, err2 := vault.OpenDeletionCode(sealJSON(t, text, id), "e1", id)
		errs = append(errs, err, err2)
	}
	_, err := vault.OpenIdentity(sealWithPassphrase(t, marker, "jelmondat"), []byte("jelmondat"))
	_, err2 := vault.OpenIdentity([]byte("age-encryption.org/v1\n-> scrypt "+marker+" "+marker+"\n"), []byte(marker))
	_, err3 := vault.ParseIdentity([]byte("AGE-SECRET-KEY-PQ-1" + marker + strings.Repeat("Q", 58-len(marker))))
	_, err4 := vault.SealIdentity(id, []byte(marker+"\n"), lowCost)
	errs = append(errs, err, err2, err3, err4)
	d, _ := newDocument(t, artificialEntry("e1"))
	for _, change := range []func(*vault.Document){
		func(d *vault.Document) { d.Entries[0].ID = marker + "/" },
		func(d *vault.Document) { d.Entries[0].Status = marker },
		func(d *vault.Document) { d.Entries[0].Note = marker + "\xff" },
		func(d *vault.Document) { d.Entries[0].Key.Issuer = marker + "\x00" },
		func(d *vault.Document) { d.Members[0].VaultRecipient = marker },
	} {
		c := d.Clone()
		change(c)
		_, err := c.Seal()
		errs = append(errs, err)
	}
	for i, err := range errs {
		if err == nil {
			t.Errorf("case %d: no error", i)
		} else if strings.Contains(err.Error(), marker) {
			t.Errorf("case %d: the error quotes what it is about", i)
		}
	}
}
