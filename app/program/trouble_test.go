package program_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kapukod/internal/capture"
	"kapukod/internal/clip"
	"kapukod/internal/instance"
	"kapukod/internal/otpauth"
	"kapukod/internal/payload"
	"kapukod/internal/settings"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

func TestWrongPassphrase(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.press("codes.lock")
	d.unlock("not the passphrase")
	d.mustSee("problem.vault.wrong_passphrase.title", "problem.vault.wrong_passphrase.text")
	d.press("unlock.open")
	d.unlock(phrase)
	d.mustSee("codes.empty.title")
}

// TestDamagedVault damages the vault's file and puts the newest good state
// back.
func TestDamagedVault(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.enrolUgyfelkapu()
	d.program.Close()
	file := filepath.Join(d.dir, "vault.age")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	again := newDeskAt(t, inHungarian(), d.dir)
	again.program.Start()
	again.unlock(phrase)
	again.mustSee("unlock.restore")
	again.window.MustSee("semmi nem vész el")
	again.press("unlock.restore")
	again.mustSee("unlock.restored.title")
	again.unlock(phrase)
	again.mustSee("codes.pending")
}

// TestDamagedVaultTellsWhatIsLost: the last save is damaged in its place and in
// backups/; what can still be read of it is told by name.
func TestDamagedVaultTellsWhatIsLost(t *testing.T) {
	for name, test := range map[string]struct{ entries, want string }{
		"many": {"300", "ez elvész: Minta – e0, Minta – e1, Minta – e2 és még"},
		"few":  {"1", "Volt későbbi mentés is, de az nem olvasható"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, inHungarian())
			d.create()
			d.enrolUgyfelkapu()
			d.program.Close()
			d.addEntries(test.entries)
			d.cutLastSave()
			again := newDeskAt(t, inHungarian(), d.dir)
			again.program.Start()
			again.unlock("not the passphrase")
			again.mustSee("problem.vault.wrong_passphrase.title")
			again.unlock(phrase)
			again.mustSee("unlock.restore")
			again.window.MustSee(test.want)
			again.press("unlock.restore")
			again.mustSee("unlock.restored.title")
			again.unlock(phrase)
			again.mustSee("codes.pending")
		})
	}
}

// cutLastSave takes the end off vault.age and off its generation.
func (d *desk) cutLastSave() {
	d.t.Helper()
	found, err := vaultfile.Generations(d.dir, vaultfile.Options{Now: time.Now})
	if err != nil {
		d.t.Fatal(err)
	}
	for _, file := range []string{"vault.age", filepath.Join("backups", found[0].Name)} {
		file = filepath.Join(d.dir, file)
		info, err := os.Stat(file)
		if err != nil {
			d.t.Fatal(err)
		}
		if err := os.Truncate(file, info.Size()-30); err != nil {
			d.t.Fatal(err)
		}
	}
}

// addEntries adds entries behind the program's back.
func (d *desk) addEntries(count string) {
	d.t.Helper()
	n, err := strconv.Atoi(count)
	if err != nil {
		d.t.Fatal(err)
	}
	v, err := vaultfile.Unlock(d.t.Context(), d.dir, []byte(phrase), vaultfile.Options{Now: func() time.Time { return d.now }, WorkFactor: 4})
	if err != nil {
		d.t.Fatal(err)
	}
	defer v.Close()
	saved, err := v.Update(d.t.Context(), func(doc *vault.Document) error {
		for i := range n {
			key, err := otpauth.Parse(fmt.Sprintf("otpauth://totp/Minta:e%d?issuer=Minta&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", i))
			if err != nil {
				return err
			}
			doc.Entries = append(doc.Entries, vault.Entry{ID: fmt.Sprintf("e%d", i), Key: key, Status: vault.StatusActive, Note: strings.Repeat("x", 400)})
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	saved.Wipe()
}

func TestScanFindsNoEnrolment(t *testing.T) {
	for name, test := range map[string]struct {
		screen   []payload.Payload
		captured error
		want     string
	}{
		"nothing":     {nil, nil, "problem.screen.nothing_found.title"},
		"a web link":  {[]payload.Payload{{Text: "https://example.org", Kind: payload.Link}}, nil, "problem.kind.link.title"},
		"refused":     {nil, fmt.Errorf("test: %w", capture.ErrRefused), "problem.screen.refused.title"},
		"black":       {nil, fmt.Errorf("test: %w", capture.ErrBlack), "problem.screen.black.title"},
		"no answer":   {nil, fmt.Errorf("test: %w", capture.ErrTimeout), "problem.screen.timeout.title"},
		"other error": {nil, errArtificial, "problem.unknown.title"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, inHungarian())
			d.create()
			d.press("codes.add.first")
			d.screen, d.captured = test.screen, test.captured
			d.press("enroll.source.scan")
			d.mustSee(test.want, "enroll.source.title")
			d.mustNotSee("artificial")
		})
	}
}

// TestScanLooksBehindTheWindow looks twice when the first look found nothing,
// and once when it did.
func TestScanLooksBehindTheWindow(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.press("codes.add.first")
	d.press("enroll.source.scan")
	if d.captures != 2 {
		t.Errorf("%d looks at a screen without a code, want 2", d.captures)
	}
	d.captures = 0
	d.screen = []payload.Payload{{Text: practiceURI, Kind: payload.TOTP}}
	d.press("enroll.source.scan")
	if d.captures != 1 {
		t.Errorf("%d looks at a screen with a code, want 1", d.captures)
	}
}

func TestTwoEnrolmentCodes(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	other := "otpauth://totp/Biztosito:teszt?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Biztosito"
	d.screen = []payload.Payload{{Text: practiceURI, Kind: payload.TOTP}, {Text: other, Kind: payload.TOTP}}
	d.press("codes.add.first")
	d.press("enroll.source.scan")
	d.mustSee("enroll.pick.title")
	d.window.Press("2. Biztosito – teszt")
	d.mustSee("enroll.confirm.title")
	if got := d.window.Entry(0).Text; got != "Biztosito" {
		t.Errorf("the page asks about %q", got)
	}
}

func TestLocksByItself(t *testing.T) {
	d := newDesk(t, settings.Settings{Language: "hu", LockMinutes: 1})
	d.create()
	d.enrolUgyfelkapu()
	d.pass(50 * time.Second)
	d.mustSee("enroll.code.title")
	d.pass(15 * time.Second)
	d.mustSee("unlock.title", "unlock.because.idle")
	d.mustNotSee("Gyakorló")
}

func TestClipboardIsCleared(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.enrolUgyfelkapu()
	d.press("codes.copy")
	d.pass(29 * time.Second)
	if d.clipboard == "" {
		t.Error("cleared too early")
	}
	d.pass(3 * time.Second)
	if d.clipboard != "" {
		t.Error("not cleared after 30 s")
	}
	d.press("codes.copy")
	d.clipboard = "somebody else's"
	d.pass(40 * time.Second)
	if d.clipboard != "somebody else's" {
		t.Error("cleared what somebody else put there")
	}
}

func TestNoClipboard(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.enrolUgyfelkapu()
	d.clipErr = fmt.Errorf("test: %w", clip.ErrUnavailable)
	d.press("codes.copy")
	d.mustSee("problem.clipboard.unavailable.title")
}

func TestSecondWindow(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.program.Problem(fmt.Errorf("test: %w", instance.ErrRunning))
	d.mustSee("problem.program.running.title")
	d.press("common.quit")
	if !d.quit {
		t.Error("the button does not quit")
	}
}
