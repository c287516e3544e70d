package program_test

import (
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/app/uitest"
	"kapukod/internal/payload"
	"kapukod/internal/vaultfile"
)

// newPhrase is what the passphrase is changed to.
const newPhrase = "artificial harom kek vonat"

// forget makes a vault and locks it, and returns its sheet's groups.
func (d *desk) forget() []string {
	d.t.Helper()
	d.atSheet()
	groups := d.groups()
	d.press("recovery.later")
	d.press("codes.lock")
	d.press("unlock.forgotten")
	d.mustSee("forgotten.title")
	return groups
}

// choosePhrase chooses newPhrase on the pages for it.
func (d *desk) choosePhrase() {
	d.t.Helper()
	d.mustSee("forgotten.phrase.title")
	d.press("welcome.phrase.own")
	d.window.Type(0, newPhrase)
	d.window.Type(1, newPhrase)
	d.press("forgotten.phrase.use")
	d.mustSee("forgotten.done.title")
}

// mistype gets the first character of a group wrong.
func mistype(group string) string {
	if group[0] == 'Q' {
		return "P" + group[1:]
	}
	return "Q" + group[1:]
}

func TestForgottenPassphraseByTyping(t *testing.T) {
	d := newDesk(t, inHungarian())
	groups := d.forget()
	d.mustSee("forgotten.hint")
	typed := append([]string{sheetBeginning}, groups...)
	d.window.Type(0, strings.ToLower(strings.Join(typed[:8], " ")))
	d.window.MustSee(d.words.T("forgotten.count", "Count", 7, "All", 15))

	for group, problem := range map[string]string{
		"1BIO":            "problem.recovery.bad_character.title", // letters that no sheet has
		mistype(typed[7]): "problem.recovery.mistyped_group.title",
	} {
		wrong := append([]string{}, typed...)
		wrong[7] = group
		d.window.Type(0, strings.Join(wrong, " "))
		d.press("common.next")
		d.mustSee("forgotten.title")
		d.window.MustSee(d.words.T(problem, "Group", "7"))
	}

	d.window.Type(0, strings.Join(typed, " "))
	d.window.MustSee(d.words.T("forgotten.all", "All", 15))
	d.press("common.next")
	d.choosePhrase()
	d.press("forgotten.done.keep")
	d.mustSee("codes.empty.title")

	d.press("codes.lock")
	d.unlock(phrase)
	d.mustSee("problem.vault.wrong_passphrase.title")
	d.unlock(newPhrase)
	d.mustSee("codes.empty.title")
}

func TestForgottenPassphraseByPicture(t *testing.T) {
	for name, take := range map[string]func(d *desk){
		"chosen": func(d *desk) {
			d.press("forgotten.picture")
			d.mustSee("forgotten.choose")
			d.window.Press("lap.png")
		},
		"on the screen": func(d *desk) { d.press("forgotten.scan") },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, inHungarian())
			groups := d.forget()
			d.find = func(context.Context, image.Image) ([]payload.Payload, error) {
				return []payload.Payload{
					{Text: "https://example.org", Kind: payload.Link},
					{Text: sheetBeginning + strings.Join(groups, ""), Kind: payload.Text},
				}, nil
			}
			d.putPicture("lap.png")
			take(d)
			d.queue.Drain()
			d.choosePhrase()
			d.press("forgotten.done.renew")
			d.mustSee("recovery.renew.text")
			d.window.Type(0, newPhrase)
			d.press("recovery.renew")
			d.mustSee("recovery.save")
		})
	}
}

func (d *desk) putPicture(name string) {
	d.t.Helper()
	file, err := os.Create(filepath.Join(d.home, name))
	if err != nil {
		d.t.Fatal(err)
	}
	if err := png.Encode(file, image.NewGray(image.Rect(0, 0, 16, 16))); err != nil {
		d.t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		d.t.Fatal(err)
	}
}

// TestNoSheetInThePicture keeps what was typed before.
func TestNoSheetInThePicture(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.forget()
	d.window.Type(0, "qqqq qqqq")
	d.putPicture("macska.png")
	d.press("forgotten.picture")
	d.window.Press("macska.png")
	d.queue.Drain()
	d.mustSee("forgotten.title", "forgotten.notfound.title")
	if got := d.window.Entry(0).Text; got != "qqqq qqqq" {
		t.Errorf("the field holds %q", got)
	}
	if err := os.WriteFile(filepath.Join(d.home, "rossz.png"), []byte("no picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("forgotten.picture")
	d.window.Press("rossz.png")
	d.queue.Drain()
	d.mustSee("problem.picture.format.title")
	d.press("common.back")
	d.mustSee("unlock.title")
}

// TestNewSheetMakesTheOldOneInvalid keeps both sheets.
func TestNewSheetMakesTheOldOneInvalid(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.atSheet()
	old := d.groups()
	d.press("recovery.later")
	d.press("common.settings")
	d.press("recovery.title")
	d.press("recovery.renew")
	d.window.Type(0, phrase)
	d.press("recovery.renew")
	fresh := d.groups()
	d.press("recovery.have")
	d.typeProof(fresh, 0)
	d.mustSee("recovery.done.title")
	d.press("codes.lock")
	d.press("unlock.forgotten")
	d.window.Type(0, sheetBeginning+strings.Join(old, ""))
	d.press("common.next")
	d.mustSee("forgotten.title", "problem.recovery.revoked.title")
	d.window.Type(0, sheetBeginning+strings.Join(fresh, ""))
	d.press("common.next")
	d.choosePhrase()
}

// TestForgottenWithADamagedVault puts the earlier state back on the way.
func TestForgottenWithADamagedVault(t *testing.T) {
	d := newDesk(t, inHungarian())
	groups := d.forget()
	file := filepath.Join(d.dir, "vault.age")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	d.window.Type(0, sheetBeginning+strings.Join(groups, ""))
	d.press("common.next")
	d.mustSee("unlock.restore")
	d.press("unlock.restore")
	d.mustSee("unlock.restored.title")
	d.press("common.next")
	d.choosePhrase()
}

// TestForgottenForgets leaves the pages, by hand and by the clock, and looks
// at what they held.
func TestForgottenForgets(t *testing.T) {
	d := newDesk(t, inHungarian())
	groups := d.forget()
	whole := sheetBeginning + strings.Join(groups, "")
	for name, leave := range map[string]func(){
		"back":     func() { d.press("common.back") },
		"by clock": func() { d.passBy(16*time.Minute, 15*time.Second) },
	} {
		d.window.Type(0, whole)
		page, field := d.window.Canvas().Content(), d.window.Entry(0)
		leave()
		d.mustSee("unlock.title")
		if field.Text != "" || strings.Contains(strings.Join(uitest.WordsIn(page), ""), groups[3]) {
			t.Errorf("%s: the sheet is left in the window", name)
		}
		d.press("unlock.forgotten")
		if d.window.Entry(0).Text != "" {
			t.Errorf("%s: the sheet came back", name)
		}
	}
	d.window.Type(0, whole)
	d.press("common.next")
	d.mustSee("forgotten.phrase.title")
	d.passBy(16*time.Minute, 15*time.Second)
	d.mustSee("unlock.title")
}

// otherPhrase is the passphrase of a second member, Teszt Elekné.
const otherPhrase = "artificial sarga villamos megall"

func (d *desk) addMember() {
	d.t.Helper()
	options := vaultfile.Options{Now: func() time.Time { return d.now }, WorkFactor: 4}
	opened, err := vaultfile.Unlock(d.t.Context(), d.dir, []byte(phrase), options)
	if err != nil {
		d.t.Fatal(err)
	}
	defer opened.Close()
	other := vaultfile.NewMember{Name: "Teszt Elekné", Passphrase: []byte(otherPhrase)}
	if _, err := opened.AddMember(d.t.Context(), []byte(phrase), other); err != nil {
		d.t.Fatal(err)
	}
}

// TestForgottenByOneOfTwo asks whose passphrase it is; the other one's stays.
func TestForgottenByOneOfTwo(t *testing.T) {
	d := newDesk(t, inHungarian())
	groups := d.forget()
	d.addMember()
	d.window.Type(0, strings.Join(groups, " "))
	d.press("common.next")
	d.mustSee("forgotten.who.title")
	d.press("common.back")
	d.mustSee("forgotten.title")
	d.press("common.next") // what was typed is still there
	d.window.Press("Teszt Elekné")
	d.window.MustSee(d.words.T("forgotten.phrase.why", "Name", "Teszt Elekné"))
	d.choosePhrase()
	d.press("forgotten.done.keep")
	for _, typed := range []string{phrase, newPhrase} {
		d.press("codes.lock")
		d.unlock(typed)
		d.mustSee("codes.empty.title")
	}
	d.press("codes.lock")
	d.unlock(otherPhrase)
	d.mustSee("problem.vault.wrong_passphrase.title")
}
