package program_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"kapukod/assets"
	"kapukod/internal/guide"
	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// client is an entry of the tests of the list.
type client struct {
	issuer, account string
	tags            []string
	service         vault.Service
}

// clients are those of an artificial accountant.
func clients() []client {
	return []client{
		{"Ügyfélkapu+", "Kovács Ágnes", []string{"bevallás", "csoport"}, vault.ServiceUgyfelkapu},
		{"Ügyfélkapu+", "Szabó Béla", []string{"bevallás"}, vault.ServiceUgyfelkapu},
		{"CIG Pannónia", "Cukor Kft.", nil, vault.ServiceKeycloak},
		{"KRÉTA", "Csabai Általános Iskola", []string{"iskola"}, vault.ServiceGeneric},
		{"Ügyfélkapu+", "Özvegy Kissné Nagy Zsuzsanna Erzsébet", []string{"bevallás", "nyugdíj"}, vault.ServiceUgyfelkapu},
		{"Levelezés", "iroda@pelda.example", nil, vault.ServiceGeneric},
	}
}

// addClients puts entries into the vault past the program, and has it open them.
func (d *desk) addClients(all []client) {
	d.t.Helper()
	v, err := vaultfile.Unlock(d.t.Context(), d.dir, []byte(phrase), vaultfile.Options{Now: func() time.Time { return d.now }, WorkFactor: 4})
	if err != nil {
		d.t.Fatal(err)
	}
	defer v.Close()
	_, err = v.Update(d.t.Context(), func(doc *vault.Document) error {
		for i, c := range all {
			doc.Entries = append(doc.Entries, vault.Entry{
				ID: fmt.Sprintf("client-%d", len(doc.Entries)), Status: vault.StatusActive, Service: c.service, Tags: c.tags,
				Created: d.now.Add(time.Duration(i) * time.Minute),
				Key: otpauth.Key{
					Issuer: c.issuer, Account: c.account, Secret: otpauth.Secret(fmt.Sprintf("artificial %09d", i)),
					Algorithm: otpauth.SHA1, Digits: 6, Period: 30,
				},
			})
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	d.press("codes.lock")
	d.unlock(phrase)
}

// listTour goes through the faces of the page of codes, with a vault of its own.
func (d *desk) listTour(look func(string)) {
	d.t.Helper()
	d.dir = filepath.Join(d.t.TempDir(), "vault")
	var err error
	if d.guides, err = guide.Load(assets.Files()); err != nil {
		d.t.Fatal(err)
	}
	d.start()
	d.create()
	d.addClients(clients()[:3])
	look("one card of three")
	d.pass(22 * time.Second)
	look("one card that ends")
	d.window.Press(d.words.T("codes.late", "Seconds", 3))
	d.queue.Drain()
	look("next code copied")
	d.addClients(clients()[3:])
	look("list")
	if d.window.Sees(d.words.T("codes.tags")) { // not with large text
		d.press("codes.tags")
		look("list with tags")
		d.press("codes.tags")
	}
	d.window.Type(0, "ügyfél")
	look("list searched")
	if d.openRest() {
		look("list with all buttons")
	}
	d.press("codes.pin")
	look("list pinned")
	d.window.Type(0, "xyz")
	look("list without rows")
	d.window.Type(0, "")
	d.sharedTour(look)
}

// sharedTour goes through what is seen where others change the vault, look over one's
// shoulder, or locked it meanwhile.
func (d *desk) sharedTour(look func(string)) {
	d.t.Helper()
	d.openRest()
	d.openEntry()
	d.press("entry.note.change")
	d.colleague(func(doc *vault.Document) {
		for i := range doc.Entries {
			doc.Entries[i].Note = "Theirs."
		}
	})
	d.window.Type(0, "Mine.")
	d.press("entry.save")
	look("note that others changed")
	d.press("common.back")
	d.press("common.back")
	d.press("common.settings")
	d.press("settings.section.codes")
	d.press("settings.hide.always")
	d.press("common.done")
	d.press("common.done")
	look("list covered")
	d.pressLoginGuide()
	look("whose login")
	d.window.Press("Ügyfélkapu+ Szabó Béla")
	d.program.ShowStep("code")
	d.queue.Drain()
	look("guide with a covered code")
	d.press("codes.show")
	look("guide with its code uncovered")
	d.press("guide.leave")
	d.press("common.back")
	d.press("codes.lock")
	d.press("common.help")
	d.pressLoginGuide()
	d.program.ShowStep("code")
	d.queue.Drain()
	look("guide while locked")
}

// openRest shows what else can be done with the current row, where the text is so large that this is a press away.
func (d *desk) openRest() bool {
	d.t.Helper()
	away := d.window.Sees(d.words.T("codes.rest"))
	if away {
		d.press("codes.rest")
	}
	return away
}

// pressLoginGuide begins the guide for logging in with Ügyfélkapu+.
func (d *desk) pressLoginGuide() {
	d.t.Helper()
	d.press("guide.list")
	at := slices.IndexFunc(d.guides, func(g guide.Guide) bool { return g.ID == "ugyfelkapu-login" })
	d.window.Press(d.guides[at].Title.In(d.words.Lang()))
	d.queue.Drain()
}
