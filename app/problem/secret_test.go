package problem_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/app/problem"
	"kapukod/internal/atomicfile"
	"kapukod/internal/code"
	"kapukod/internal/enroll"
	"kapukod/internal/imagefile"
	"kapukod/internal/otpauth"
	"kapukod/internal/payload"
	"kapukod/internal/qrscan"
	"kapukod/internal/settings"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// The artificial secrets that are sown. Each is long and odd enough to be found again in any text.
const (
	sownKey        = "QZXWVUTSQZXWVUTS"
	sownPassphrase = "xylofon-zsebrádió-7391"
	sownDeletion   = "TORLO-QXQX-5519"
	sownAccount    = "titkos.nev.qxq"
)

// TestNoSecretInAnyError sows secrets into every parser and looks for them in all that can be printed of the
// errors and values that come back.
func TestNoSecretInAnyError(t *testing.T) {
	grown := 0
	reap := func(where string, got ...any) {
		for _, value := range got {
			if err, isError := value.(error); isError && err != nil {
				grown++
			}
			inspect(t, where, value)
		}
	}
	sowKeys(reap)
	sowPictures(reap)
	sowVault(t, reap)
	sowFolder(t, reap)
	sowFlow(t, reap)
	if grown < 60 {
		t.Fatalf("only %d errors came back: the seeds do not reach the refusals", grown)
	}
	t.Logf("%d errors hold no secret", grown)
}

type reaper func(where string, got ...any)

// inspect prints value in every way there is.
func inspect(t *testing.T, where string, value any) {
	t.Helper()
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("m", "v", value)
	slog.New(slog.NewJSONHandler(&log, nil)).Info("m", "v", value)
	texts := []string{
		fmt.Sprintf("%v", value), fmt.Sprintf("%+v", value), fmt.Sprintf("%#v", value),
		fmt.Sprintf("%s", value), fmt.Sprintf("%q", value), fmt.Sprintf("%x", value), log.String(),
	}
	if err, ok := value.(error); ok {
		for ; err != nil; err = errors.Unwrap(err) {
			texts = append(texts, err.Error(), fmt.Sprintf("%#v", err))
		}
		p := problem.Of(value.(error))
		texts = append(texts, fmt.Sprint(p.Args...))
	}
	all := strings.ToLower(strings.Join(texts, "\n"))
	for _, secret := range sown() {
		if strings.Contains(all, strings.ToLower(secret)) {
			t.Errorf("%s: a sown secret came up in %T", where, value)
			return
		}
	}
}

// sown lists the secrets as they may come up: as typed, in groups, as bytes, in hexadecimal.
func sown() []string {
	all := []string{sownKey, sownKey[:8], "QZXW VUTS", sownPassphrase, sownDeletion, sownAccount}
	key, err := otpauth.ParseTyped(sownKey)
	if err != nil {
		panic("the sown key is no key")
	}
	for _, s := range append(all, string(key.Secret)) {
		all = append(all, fmt.Sprintf("%x", s), fmt.Sprint([]byte(s)))
	}
	return all
}

// brokenKeys are texts that hold the key and are refused, each for another reason.
func brokenKeys() []string {
	uri := "otpauth://totp/" + sownAccount + "?secret=" + sownKey
	return []string{
		"", " ", sownKey + "0", sownKey + "1", sownKey + "9", sownKey + "ő", sownKey + "A", "steam://" + sownKey,
		"https://gyakorlo.invalid/?secret=" + sownKey, strings.Replace(uri, "totp", "hotp", 1),
		strings.Replace(uri, "totp", sownKey, 1), uri + "&secret=" + sownKey, uri + "0", uri + "%zz", uri + "&algorithm=" + sownKey,
		uri + "&digits=" + sownKey, uri + "&digits=99", uri + "&period=" + sownKey, uri + "&period=1",
		uri + "&issuer=" + strings.Repeat(sownKey, 100), uri + "&issuer=%00" + sownKey, uri + ";" + sownKey,
		"otpauth://totp/" + strings.Repeat(sownAccount, 100) + "?secret=" + sownKey, uri + strings.Repeat(sownKey, 400),
		"otpauth-migration://offline?data=" + sownKey, "otpauth://totp/%FF%FE" + sownKey + "?secret=", "otpauth:" + sownKey,
		"WIFI:T:WPA;P:" + sownKey + ";;", "otpauth://[" + sownKey, "otpauth://totp/x?secret=" + sownKey[:4],
	}
}

func sowKeys(reap reaper) {
	for i, text := range brokenKeys() {
		where := fmt.Sprintf("key %d", i)
		for _, parse := range []func(string) (otpauth.Key, error){otpauth.Parse, otpauth.ParseURI, otpauth.ParseTyped} {
			key, err := parse(text)
			reap(where, err, key)
		}
		p := payload.Payload{Text: text, Kind: payload.Classify(text)}
		reap(where, p, &p, []payload.Payload{p}, p.Kind)
	}
	key, err := otpauth.ParseTyped(sownKey)
	reap("good key", key, &key, err, key.Secret)
	for _, broken := range []otpauth.Key{
		{Secret: key.Secret}, {Secret: key.Secret, Algorithm: sownKey, Digits: 6, Period: 30}, {Secret: key.Secret[:2], Digits: 6, Period: 30},
	} {
		_, err := code.At(broken, time.Unix(0, 0))
		reap("code", err, broken.Validate())
	}
	key.Algorithm, key.Digits, key.Period = "SHA1", 6, 30
	got, err := code.At(key, time.Unix(-1, 0))
	reap("code before 1970", got, err)
}

func sowPictures(reap reaper) {
	for _, head := range []string{"", "\x89PNG\r\n\x1a\n", "GIF89a", "\xff\xd8\xff", "BM", "RIFF\x00\x00\x00\x00WEBPVP8 "} {
		_, err := imagefile.Decode(strings.NewReader(head + strings.Repeat(sownKey, 20)))
		reap("picture", err)
	}
	_, err := imagefile.Decode(io.MultiReader(strings.NewReader("\x89PNG\r\n\x1a\n"+sownKey), failing{}))
	reap("picture that cannot be read", err)
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = qrscan.Find(cancelled, image.NewGray(image.Rect(0, 0, 9, 9)))
	reap("scan", err)
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func sowVault(t *testing.T, reap reaper) {
	identity, err := vault.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := vault.SealIdentity(identity, []byte(sownPassphrase), 2)
	if err != nil {
		t.Fatal(err)
	}
	reap("identity", identity, &identity)
	for _, junk := range [][]byte{nil, []byte(sownKey), sealed[:len(sealed)-9], append([]byte(sownKey), sealed...)} {
		_, err = vault.OpenIdentity(junk, []byte(sownPassphrase))
		_, errWrong := vault.OpenIdentity(sealed, []byte("más "+sownPassphrase))
		_, errDocument := vault.Open(junk, identity)
		_, errParse := vault.ParseIdentity(append(junk, sownKey...))
		reap("sealed", err, errWrong, errDocument, errParse)
	}
	for _, passphrase := range []string{"", sownPassphrase + "\n", strings.Repeat(sownPassphrase, 1000)} {
		_, err = vault.SealIdentity(identity, []byte(passphrase), 2)
		reap("passphrase", err)
	}
	key, err := otpauth.ParseTyped(sownKey)
	reap("key", err)
	for _, broken := range []vault.Entry{
		{ID: sownKey + "/", Key: key}, {ID: "x", Key: key, Service: vault.Service(sownAccount + "!"), Status: vault.StatusPending},
		{ID: "x", Key: key, Note: sownKey + "\xff", Status: vault.StatusActive}, {ID: "x", Key: key, Status: sownKey},
		{ID: "x", Key: otpauth.Key{Secret: key.Secret}, Status: vault.StatusActive},
	} {
		doc := &vault.Document{Entries: []vault.Entry{broken}}
		_, errSeal := doc.Seal()
		reap("entry", broken, &broken, broken.Validate(), doc, *doc, errSeal)
	}
	for _, text := range []string{"", sownDeletion + "\xff", strings.Repeat(sownDeletion, 1000)} {
		put := vault.DeletionCode{Text: text, PutBy: "anna"}
		_, err = vault.SealDeletionCode(put, "x", []vault.Recipient{identity.Recipient()})
		reap("deletion code", put, &put, err)
	}
	_, err = vault.SealDeletionCode(vault.DeletionCode{Text: sownDeletion}, "x", []vault.Recipient{sownKey})
	reap("recipient", err)
}

func sowFolder(t *testing.T, reap reaper) {
	ctx, dir := t.Context(), filepath.Join(t.TempDir(), sownAccount)
	opts := vaultfile.Options{Now: func() time.Time { return time.Unix(1_000_000, 0) }, WorkFactor: 2}
	who := vaultfile.NewMember{Name: "Anna", Passphrase: []byte(sownPassphrase)}
	_, errNone := vaultfile.Unlock(ctx, dir, who.Passphrase, opts)
	_, _, errEmpty := vaultfile.Create(ctx, dir, vaultfile.NewMember{Name: sownAccount + "\xff"}, opts)
	v, recovery, err := vaultfile.Create(ctx, dir, who, opts)
	if err != nil {
		t.Fatal(err)
	}
	_, _, errExists := vaultfile.Create(ctx, dir, who, opts)
	_, errWrong := vaultfile.Unlock(ctx, dir, []byte("más "+sownPassphrase), opts)
	reap("folder", errNone, errEmpty, errExists, errWrong, recovery, &recovery, vaultfile.Restore(ctx, dir, sownAccount, opts))
	key, err := otpauth.ParseTyped(sownKey)
	reap("key", err)
	_, errUpdate := v.Update(ctx, func(d *vault.Document) error {
		d.Entries = append(d.Entries, vault.Entry{ID: "x", Key: key, Note: sownKey + "\xff", Status: vault.StatusPending})
		return nil
	})
	reap("update", errUpdate, v.Document(), v.PutDeletionCode(ctx, sownKey, sownDeletion), v.PutDeletionCode(ctx, "x", sownDeletion+"\xff"))
	_, err = v.Update(ctx, func(d *vault.Document) error {
		d.Entries = append(d.Entries, vault.Entry{ID: "x", Key: key, Status: vault.StatusPending})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	_, errNoCode := v.RevealDeletionCode(ctx, "x", who.Passphrase)
	if err := v.PutDeletionCode(ctx, "x", sownDeletion); err != nil {
		t.Fatal(err)
	}
	revealed, errReveal := v.RevealDeletionCode(ctx, "x", who.Passphrase)
	_, errRevealWrong := v.RevealDeletionCode(ctx, "x", []byte("más "+sownPassphrase))
	reap("slot", errNoCode, revealed, errReveal, errRevealWrong)
	v.Close()
	_, errClosed := v.Update(ctx, func(*vault.Document) error { return nil })
	reap("closed", errClosed, v.PutDeletionCode(ctx, "x", sownDeletion))
	for _, junk := range []string{"", sownKey, "age-encryption.org/v1\n-> scrypt " + sownKey} {
		if err := os.WriteFile(filepath.Join(dir, "vault.age"), []byte(junk), 0o600); err != nil {
			t.Fatal(err)
		}
		_, errDamaged := vaultfile.Unlock(ctx, dir, who.Passphrase, opts)
		reports, errCheck := vaultfile.Check(ctx, dir, []byte(sownPassphrase), opts)
		reap("damaged", errDamaged, reports, errCheck)
	}
	_, errFile := atomicfile.ReadFile(atomicfile.OS(), filepath.Join(dir, sownKey), 10)
	reap("file", errFile, atomicfile.Write(atomicfile.OS(), filepath.Join(dir, sownKey, "x"), []byte(sownKey), 0o600))
}

func sowFlow(t *testing.T, reap reaper) {
	key, err := otpauth.ParseTyped(sownKey)
	reap("key", err)
	for _, text := range []string{"", sownKey, "QZXW-VUTS QZXW VUTS", sownDeletion + "\xff", strings.Repeat(sownDeletion, 90)} {
		reap("deletion code", enroll.CheckDeletionCode(text, key, time.Unix(0, 0)))
	}
	key.Account = sownAccount
	state := enroll.State{Draft: enroll.Draft{Key: key}, Entry: vault.Entry{Key: key}, Candidates: []enroll.Candidate{{Key: key}}}
	reap("state", state, &state, state.Draft, state.Candidates,
		&enroll.NotEnrolmentError{Kind: payload.Classify(sownKey)})
	_, err = settings.Store{Read: func() ([]byte, error) { return []byte(sownKey), nil }}.Load()
	reap("settings", err)
}
