package program_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/assets"
	"kapukod/internal/code"
	"kapukod/internal/guide"
	"kapukod/internal/text"
	"kapukod/internal/vaultfile"
)

// TestNothingRemainsWalk locks on pages of the tour, and walks what the window
// and the program still hold then: every sixth page, and all of them where
// KAPUKOD_EVERY_PAGE is set, since each takes a tour of its own. What the toolkit
// holds in caches is counted in memory, by TestMemoryOfTheProgramAfterLock.
func TestNothingRemainsWalk(t *testing.T) {
	every := 6
	switch {
	case os.Getenv("KAPUKOD_EVERY_PAGE") != "":
		every = 1
	case raceDetector:
		every = 30
	}
	for n := 0; n >= 0; {
		t.Run(fmt.Sprint(n), func(t *testing.T) { n = lockOnPage(t, n) })
		if n >= 0 {
			n += every - 1
		}
	}
}

// errSeen ends a tour at the page that was asked for.
var errSeen = errors.New("seen")

// lockOnPage locks on the first page of the tour, from the n-th on, where that
// can be done. It gives the number of the one behind that; -1 when there was none.
func lockOnPage(t *testing.T, n int) (next int) {
	d := newDesk(t, inHungarian())
	defer func() {
		if value := recover(); value != nil && value != any(errSeen) {
			panic(value)
		}
	}()
	page := -1
	d.tour(func(screen string) {
		if page++; page < n || d.window.Sees(d.words.T("unlock.title")) {
			return
		}
		secrets := d.secrets()
		if !d.lockAndLook(screen, secrets) {
			return
		}
		next = page + 1
		panic(errSeen)
	})
	return -1
}

// TestNothingRemainsOfAGuideWalk locks on every step of every guide.
func TestNothingRemainsOfAGuideWalk(t *testing.T) {
	guides, err := guide.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, inHungarian())
	d.create()
	d.enrolUgyfelkapu()
	d.press("enroll.later")
	secrets := d.secrets()
	d.guides = guides
	d.start()
	d.program.Start()
	d.unlock(phrase)
	for _, g := range guides {
		for _, step := range g.Steps {
			d.place = nil
			d.press("guide.list")
			d.window.Press(g.Title.In(d.words.Lang()))
			d.program.ShowStep(step.ID)
			d.queue.Drain()
			d.window.MustSee(step.Title.In(d.words.Lang()))
			if !d.lockAndLook(g.ID+" "+step.ID, secrets) {
				t.Fatalf("%s: %s does not lock", g.ID, step.ID)
			}
			d.start()
			d.program.Start()
			d.unlock(phrase)
		}
	}
}

// lockAndLook locks, and finds what is left of secrets; false where there was
// nothing to lock.
func (d *desk) lockAndLook(screen string, secrets []string) bool {
	d.t.Helper()
	if slices.Contains(d.buttons(), d.words.T("codes.copy")) {
		d.press("codes.copy")
	}
	d.window.PressShortcut(lockKeys())
	d.queue.Drain()
	if !d.window.Sees(d.words.T("unlock.title")) {
		return false
	}
	look := d.walked(secrets)
	for _, found := range look.found {
		d.t.Errorf("after a lock on %q: %s", screen, found)
	}
	if look.texts < 20 {
		d.t.Errorf("only %d texts were looked at: the walk shows nothing", look.texts)
	}
	return true
}

// buttons are the words on the window's buttons.
func (d *desk) buttons() (words []string) {
	d.window.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if b, ok := o.(*widgets.Button); ok {
			words = append(words, b.Text)
		}
	})
	return words
}

// walked walks the window, the program and the clipboard.
func (d *desk) walked(secrets []string) *remains {
	look := &remains{secrets: secrets, seen: map[any]bool{}}
	look.at("window", reflect.ValueOf(d.window.Window))
	look.at("program", reflect.ValueOf(d.program))
	look.at("clipboard", reflect.ValueOf(d.clipboard))
	return look
}

// TestTheWalkFindsWhatIsThere holds the walk against an open vault.
func TestTheWalkFindsWhatIsThere(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.enrolUgyfelkapu()
	d.press("enroll.code.accepted")
	d.window.Type(0, "ARTIFICIAL-DELETION-77")
	held := strings.Join(d.walked([]string{"ARTIFICIAL-DELETION", "gyakorlo"}).found, "\n")
	for _, place := range []string{`window`, `program`, `"ARTIFICIAL-DELETION"`, `"gyakorlo"`} {
		if !strings.Contains(held, place) {
			t.Errorf("not found: %s in\n%s", place, held)
		}
	}
	d.press("deletion.save")
	d.press("enroll.paper.done")
	d.press("codes.copy")
	held = strings.Join(d.walked(d.secrets()).found, "\n")
	for _, place := range []string{"clipboard", "program.entries", "window"} {
		if !strings.Contains(held, place) {
			t.Errorf("not found: %s in\n%s", place, held)
		}
	}
}

// secrets is what nothing may hold after a lock: passphrases, and what stands in
// the vault and on the page.
func (d *desk) secrets() []string {
	d.t.Helper()
	all := []string{phrase, otherPhrase, thirdPhrase, "ARTIFICIAL-DELETION", sheetBeginning, "GEZDGNBVGY3T", "GEZD GNBV"}
	v, err := vaultfile.Unlock(d.t.Context(), d.dir, []byte(phrase), vaultfile.Options{Now: func() time.Time { return d.now }, WorkFactor: 4})
	if err != nil {
		return all // there is none yet, or it is damaged on purpose
	}
	defer v.Close()
	for _, e := range v.Document().Entries {
		all = append(all, e.Key.Account, e.Key.Secret.Base32(), string(e.Key.Secret), e.Note)
		all = append(all, e.Tags...)
		for _, at := range []time.Duration{-30 * time.Second, 0, 30 * time.Second} {
			if c, err := code.At(e.Key, d.now.Add(at)); err == nil {
				all = append(all, c.Grouped(), c.Digits())
			}
		}
	}
	return slices.DeleteFunc(all, func(s string) bool { return len(s) < len("123456") })
}

// remains walks everything that can be reached from a value, its unexported
// fields too, and finds texts with secrets in them.
type remains struct {
	secrets []string
	seen    map[any]bool
	found   []string
	texts   int
}

// known are types without anything of the vault in them, and the test's own.
func known(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[desk](), reflect.TypeFor[testing.T](), reflect.TypeFor[text.Catalog](), reflect.TypeFor[guide.Guide](),
		reflect.TypeFor[fyne.StaticResource](), reflect.TypeFor[reflect.Value]():
		return true
	}
	return false
}

func (r *remains) at(place string, v reflect.Value) {
	if !v.IsValid() || known(v.Type()) {
		return
	}
	switch v.Kind() {
	case reflect.String:
		r.text(place, v.String())
	case reflect.Interface:
		r.at(place, v.Elem())
	case reflect.Pointer:
		if key := [2]any{v.Pointer(), v.Type()}; !v.IsNil() && !r.seen[key] {
			r.seen[key] = true
			r.at(place, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			r.at(place+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Map:
		for entries := v.MapRange(); entries.Next(); {
			r.at(place+" key", entries.Key())
			r.at(place+" value", entries.Value())
		}
	case reflect.Slice, reflect.Array:
		r.list(place, v)
	}
}

// list looks at bytes and runes as texts, and at all else one by one, with what a
// slice has room for behind its end.
func (r *remains) list(place string, v reflect.Value) {
	switch kind := v.Type().Elem().Kind(); {
	case kind == reflect.Uint8 && v.Len() <= 1<<16:
		var b bytes.Buffer
		for i := range v.Len() {
			b.WriteByte(byte(v.Index(i).Uint()))
		}
		r.text(place, b.String())
	case kind == reflect.Int32:
		var b strings.Builder
		for i := range v.Len() {
			b.WriteRune(rune(v.Index(i).Int()))
		}
		r.text(place, b.String())
	case kind == reflect.Uint8:
	default:
		if v.Kind() == reflect.Slice && v.CanInterface() {
			v = v.Slice3(0, v.Cap(), v.Cap())
		}
		for i := range v.Len() {
			r.at(fmt.Sprintf("%s[%d]", place, i), v.Index(i))
		}
	}
}

func (r *remains) text(place, text string) {
	r.texts++
	for _, secret := range r.secrets {
		if strings.Contains(text, secret) {
			r.found = append(r.found, fmt.Sprintf("%s holds %q", place, secret))
		}
	}
}
