package main

import (
	"fmt"
	"path/filepath"
	"slices"

	"kapukod/assets"
	"kapukod/e2e"
	"kapukod/internal/guide"
	"kapukod/internal/text"
)

// What the pictures show is made up: nobody's key, code or passphrase.
const (
	passphrase  = "Őszi kakas 47 tűzfalon, zongora"
	deletion    = "MINTA-0000-TORLO-KOD"
	firstURI    = "otpauth://totp/gyakorlo.ilona?secret=MNXWIZLTMNXWIZLT&issuer=%C3%9Cgyf%C3%A9lkapu%2B"
	secondURI   = "otpauth://totp/Gyakorl%C3%B3%20Biztos%C3%ADt%C3%B3:ilona%40pelda.hu?secret=ORSXG5BAMJQXGZJTGIQGWZLZEB2GK43U&issuer=Gyakorl%C3%B3%20Biztos%C3%ADt%C3%B3"
	secondKey   = "ORSX G5BA MJQX GZJT GIQG WZLZ EB2G K43U"
	thirdKey    = "MJQX GZJT GIQG WZLZ"
	mistypedKey = "MJQX 0ZJT GIQG WZL8"
)

// walk goes through every screen and takes its picture.
func walk(stage *e2e.Stage, s set, dir string) error {
	title, err := titleIn(s.lang)
	if err != nil {
		return err
	}
	w := &walker{dir: dir, title: title}
	w.k = stage.StartAlone(s.lang)
	w.k.Magnified(s.size / 100)
	w.k.Aside()
	w.firstStart()
	empty, two := stage.Exhibit(), stage.Exhibit(firstURI, secondURI)
	browser := stage.Browse(empty)
	w.k.Front()
	w.source()
	stage.Visit(browser, two)
	w.k.Front()
	w.enrolment()
	w.card()
	w.more()
	w.list()
	w.rest()
	return nil
}

type walker struct {
	k     *e2e.Kapukod
	dir   string
	title string // of the guide that is shown
}

// shown is the guide that is shown.
const shown = "ugyfelkapu-new"

// titleIn is what the shown guide is called.
func titleIn(lang text.Lang) (string, error) {
	guides, err := guide.Load(assets.Files())
	if err != nil {
		return "", err
	}
	at := slices.IndexFunc(guides, func(g guide.Guide) bool { return g.ID == shown })
	if at < 0 {
		return "", fmt.Errorf("there is no guide %s", shown)
	}
	return guides[at].Title.In(lang), nil
}

// snap waits for the sentence that tells the screen, then takes its picture.
func (w *walker) snap(name, sentence string) {
	w.k.Sees(sentence)
	w.k.Snap(filepath.Join(w.dir, name+".png"))
}

func (w *walker) firstStart() {
	k := w.k
	w.snap("01-welcome", "welcome.title")
	k.Press("welcome.start")
	w.snap("02-passphrase", "welcome.phrase.title")
	k.Press("welcome.phrase.written")
	w.snap("03-passphrase-repeat", "welcome.repeat.title")
	k.Press("common.back")
	k.Press("welcome.phrase.own")
	k.Write("welcome.own.label", "Budapest1")
	w.snap("04-passphrase-own", "welcome.own.title")
	k.Write("welcome.own.label", passphrase)
	k.Write("welcome.own.again", passphrase)
	k.Press("welcome.create")
	w.snap("05-recovery", "recovery.what")
	k.Press("recovery.byhand")
	w.snap("05-recovery-by-hand", "recovery.byhand.title")
	k.Press("recovery.written")
	w.snap("05-recovery-check", "recovery.prove.title")
	k.Press("recovery.later")
	w.snap("06-codes-empty", "codes.empty.title")
	k.Press("codes.add.first")
	w.snap("07-add", "guide.add.title")
	k.Press("guide.plain")
	w.snap("07-scan", "enroll.source.title")
}

func (w *walker) source() {
	k := w.k
	k.Press("enroll.source.scan")
	w.snap("08-scan-nothing", "problem.screen.nothing_found.title")
	k.Press("enroll.source.type")
	k.Write("enroll.type.label", mistypedKey)
	k.Press("common.next")
	w.snap("09-key-mistyped", "enroll.type.title")
	k.Press("common.back")
}

func (w *walker) enrolment() {
	k := w.k
	k.Press("enroll.source.scan")
	w.snap("10-pick", "enroll.pick.title")
	k.PressText("gyakorlo.ilona")
	w.snap("11-confirm", "enroll.confirm.title")
	k.Press("enroll.confirm.save")
	w.snap("12-code", "enroll.code.title")
	k.Press("enroll.code.refused")
	w.snap("13-refused", "enroll.refused.title")
	k.Press("enroll.refused.again")
	k.Press("enroll.cancel")
	w.snap("14-cancel", "enroll.cancel.title")
	k.Press("enroll.cancel.keep")
	k.Press("enroll.code.accepted")
	k.Sees("enroll.deletion.title")
	k.Write("deletion.label", deletion)
	w.snap("15-deletion-put", "enroll.deletion.title")
	k.Press("deletion.save")
	w.snap("16-paper", "enroll.paper.title")
	k.Finish()
}

// more adds an entry that is done and one that is not.
func (w *walker) more() {
	k := w.k
	k.AddByTyping(secondKey)
	k.SavePending("ilona@pelda.hu")
	k.Accepted()
	k.Finish()
	k.AddByTyping(thirdKey)
	k.SavePending("gyakorlo.bela")
	k.Press("enroll.later")
}

// card shows the page of a single entry, and what belongs to it.
func (w *walker) card() {
	k := w.k
	w.snap("17-codes", "codes.add")
	k.Press("codes.entry")
	w.snap("17-entry", "entry.rename")
	k.Press("common.back")
	k.Press("codes.deletion")
	w.snap("18-deletion", "deletion.title")
	k.Write("unlock.label", passphrase)
	k.Press("deletion.reveal")
	w.snap("19-deletion-shown", "deletion.shown.title")
	k.Press("deletion.hide")
	k.Press("common.back")
}

// list shows three entries, on a card and as a list.
func (w *walker) list() {
	k := w.k
	w.snap("19-codes-three", "codes.add")
	k.Press("common.settings")
	k.Press("settings.section.codes")
	w.snap("19-settings-codes", "settings.face")
	k.Press("settings.face.list")
	k.Press("common.done")
	k.Press("common.done")
	w.snap("19-list", "codes.order.own")
}

// guide shows the list of guides and the third step of the one that most people need: it has everything a step has.
func (w *walker) guide() {
	k := w.k
	k.Press("guide.list")
	w.snap("20-guides", "guide.list.title")
	k.PressText(w.title)
	k.Sees("guide.warn")
	k.Press("common.next")
	k.Sees("guide.address")
	k.Press("common.next")
	w.snap("20-guide-step", "guide.labels")
	k.Press("guide.leave")
	k.Press("common.back")
}

func (w *walker) rest() {
	k := w.k
	k.Press("common.settings")
	w.snap("20-settings", "settings.title")
	k.Press("common.done")
	w.guide()
	k.Press("common.help")
	w.snap("21-help", "help.title")
	k.Press("well.title")
	w.snap("21-wellbeing", "well.title")
	k.Press("common.back")
	k.Press("common.back")
	k.Press("codes.lock")
	w.snap("22-unlock", "unlock.title")
	k.TryUnlock("ez nem az a jelmondat")
	w.snap("23-unlock-wrong", "problem.vault.wrong_passphrase.title")
}
