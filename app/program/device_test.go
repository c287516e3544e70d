package program_test

import (
	"image"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kapukod/app/uitest"
	"kapukod/internal/otpauth"
	"kapukod/internal/qrscan"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

const practiceKey = "GEZD GNBV GY3T QOJQ"

// atKey is a desk at the page that asks for the passphrase before the key.
func atKey(t *testing.T) *desk {
	t.Helper()
	d := withDeletionCode(t)
	d.openEntry()
	d.press("entry.key")
	d.mustSee("device.both.ugyfelkapu", "device.who.text")
	return d
}

func (d *desk) showKey() {
	d.t.Helper()
	d.window.Type(0, phrase)
	d.press("device.show")
	d.mustSee("device.shown.title")
}

// qrShown is the picture of a QR code in the window, nil for none.
func (d *desk) qrShown() *image.Gray {
	var found *image.Gray
	d.window.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if c, ok := o.(*canvas.Image); ok {
			if picture, ok := c.Image.(*image.Gray); ok {
				found = picture
			}
		}
	})
	return found
}

func isCleared(picture *image.Gray) bool {
	return strings.Trim(string(picture.Pix), "\x00") == ""
}

// TestKeyForASecondDevice: the QR code reads as the key, after the passphrase
// only, and both are gone after a minute.
func TestKeyForASecondDevice(t *testing.T) {
	d := atKey(t)
	d.press("device.show")
	d.mustSee("device.empty")
	d.window.Type(0, "not the passphrase")
	d.press("device.show")
	d.mustSee("problem.vault.wrong_passphrase.title")
	d.mustNotSee(practiceKey)

	d.showKey()
	d.window.MustSee(practiceKey)
	d.mustNotSee(d.words.T("device.unusual", "Algorithm", "SHA1", "Digits", 6, "Period", 30))
	picture := d.qrShown()
	if picture == nil {
		t.Fatal("no QR code is shown")
	}
	report, err := qrscan.Look(t.Context(), picture)
	if err != nil || len(report.Payloads) != 1 {
		t.Fatalf("%d codes read, %v", len(report.Payloads), err)
	}
	key, err := otpauth.Parse(report.Payloads[0].Text)
	if err != nil || key.GroupedSecret() != practiceKey || key.Issuer != "Gyakorló Ügyfélkapu+" {
		t.Errorf("the QR code is not the key: %v", err)
	}
	d.pass(59 * time.Second)
	d.mustSee("device.shown.title")
	content := d.window.Content()
	d.pass(2 * time.Second)
	d.mustSee("device.title")
	d.keyIsGone(content, picture)
	if d.clipboard != "" {
		t.Error("the key is in the clipboard")
	}
}

func (d *desk) keyIsGone(content fyne.CanvasObject, picture *image.Gray) {
	d.t.Helper()
	if d.qrShown() != nil || !isCleared(picture) {
		d.t.Error("the QR code is still there")
	}
	if strings.Contains(strings.Join(uitest.WordsIn(content), " "), practiceKey) {
		d.t.Error("the key is still in the window")
	}
}

// TestKeyGoesWithItsPage: by its button, on the way back, and at a lock after sleep.
func TestKeyGoesWithItsPage(t *testing.T) {
	for name, leave := range map[string]func(*desk){
		"hidden": func(d *desk) { d.press("device.hide") },
		"left":   func(d *desk) { d.press("common.back") },
		"asleep": func(d *desk) { d.now = d.now.Add(time.Hour); d.strike() },
	} {
		t.Run(name, func(t *testing.T) {
			d := atKey(t)
			d.showKey()
			content, picture := d.window.Content(), d.qrShown()
			leave(d)
			d.keyIsGone(content, picture)
		})
	}
}

// TestKeyIsNotShownToNobody: the page was left while the passphrase was tried.
func TestKeyIsNotShownToNobody(t *testing.T) {
	d := atKey(t)
	d.window.Type(0, phrase)
	d.window.Press(d.words.T("device.show"))
	d.window.Press(d.words.T("common.back"))
	d.queue.Drain()
	d.mustSee("entry.rename")
	d.mustNotSee(practiceKey)
}

// TestUnusualKeyIsToldInFull: what another authenticator would not guess.
func TestUnusualKeyIsToldInFull(t *testing.T) {
	d := withDeletionCode(t)
	d.inVault(func(v *vaultfile.Vault) {
		saved, err := v.Update(t.Context(), func(doc *vault.Document) error {
			doc.Entries[0].Key.Algorithm, doc.Entries[0].Key.Digits = otpauth.SHA256, 8
			doc.Entries[0].Service = vault.ServiceGeneric
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		saved.Wipe()
	})
	d.press("codes.lock")
	d.unlock(phrase)
	d.openEntry()
	d.press("entry.key")
	d.mustSee("device.both.text")
	d.showKey()
	d.window.MustSee(d.words.T("device.unusual", "Algorithm", "SHA256", "Digits", 8, "Period", 30))
}

// deviceTour goes through the pages of the key, from the entry's page.
func (d *desk) deviceTour(look func(string)) {
	d.t.Helper()
	d.press("entry.key")
	look("key for another device")
	d.showKey()
	look("key shown")
	d.press("device.hide")
	d.press("common.back")
}
