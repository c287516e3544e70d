package program_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kapukod/app/widgets"
	"kapukod/internal/recent"
	"kapukod/internal/settings"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// recentStore is the desk's file of what was last used.
func (d *desk) recentStore() recent.Store {
	return recent.Store{
		Read: func() ([]byte, error) {
			if d.recent == nil {
				return nil, fs.ErrNotExist
			}
			return d.recent, nil
		},
		Write: func(data []byte) error { d.recent = data; return nil },
	}
}

// key presses a key where the focus is, or in the window.
func (d *desk) key(name fyne.KeyName) {
	d.t.Helper()
	event := &fyne.KeyEvent{Name: name}
	if focused := d.window.Canvas().Focused(); focused != nil {
		focused.TypedKey(event)
	} else {
		d.window.Canvas().OnTypedKey()(event)
	}
	d.queue.Drain()
}

// letters types where the focus is, or in the window.
func (d *desk) letters(text string) {
	d.t.Helper()
	for _, r := range text {
		if focused := d.window.Canvas().Focused(); focused != nil {
			focused.TypedRune(r)
		} else {
			d.window.Canvas().OnTypedRune()(r)
		}
	}
	d.queue.Drain()
}

// chord presses keys together, as the toolkit hands them on.
func (d *desk) chord(key fyne.KeyName, modifier fyne.KeyModifier) {
	d.t.Helper()
	shortcut := &desktop.CustomShortcut{KeyName: key, Modifier: modifier}
	if focused, ok := d.window.Canvas().Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(shortcut)
	} else {
		d.window.PressShortcut(shortcut)
	}
	d.queue.Drain()
}

// rows are the names of the rows that the list shows, from above.
func (d *desk) rows() []string {
	type row struct {
		name string
		top  float32
	}
	var rows []row
	d.window.Walk(func(o fyne.CanvasObject, at fyne.Position) {
		if r, ok := o.(*widgets.CodeRow); ok {
			rows = append(rows, row{r.Name(), at.Y})
		}
	})
	slices.SortFunc(rows, func(a, b row) int { return int(a.top - b.top) })
	var names []string
	for _, r := range rows {
		_, account, _ := strings.Cut(r.name, " · ")
		names = append(names, account)
	}
	return names
}

// nextCode is the code after this one, as the page says it.
func (d *desk) nextCode() string {
	d.t.Helper()
	before, _, _ := strings.Cut(d.words.T("codes.next", "Code", "000"), "000")
	for _, words := range d.window.Words() {
		if _, code, ok := strings.Cut(words, before); ok {
			return strings.TrimSpace(code)
		}
	}
	d.t.Fatalf("the window does not show the next code:\n%s", strings.Join(d.window.Words(), "\n"))
	return ""
}

// office is a desk with the artificial accountant's entries.
func office(t *testing.T, choices settings.Settings, n int) *desk {
	t.Helper()
	d := newDesk(t, choices)
	d.create()
	d.addClients(clients()[:n])
	return d
}

// TestOneLargeCard: up to three entries are shown one at a time, with what to do
// in the site's own words, and the others under their names.
func TestOneLargeCard(t *testing.T) {
	d := office(t, inHungarian(), 3)
	d.mustSee("codes.title", "codes.copy", "codes.do.ugyfelkapu", "codes.others")
	d.window.MustSee("Ügyfélkapu+ · Kovács Ágnes")
	d.key(fyne.KeyReturn) // the main button has the focus
	agnes := d.clipboard
	if len(agnes) != 6 {
		t.Fatalf("Enter copied %d characters", len(agnes))
	}
	d.window.Press("CIG Pannónia Cukor Kft.")
	d.window.MustSee("CIG Pannónia · Cukor Kft.")
	d.window.MustSee("Ügyfélkapu+ Kovács Ágnes")
	d.mustSee("codes.do.keycloak")
	d.press("codes.copy")
	if d.clipboard == agnes {
		t.Error("the code of the other entry was copied")
	}
	d.key(fyne.KeyDown)
	d.window.MustSee("Ügyfélkapu+ · Kovács Ágnes")
	d.key(fyne.KeyUp)
	d.window.MustSee("CIG Pannónia · Cukor Kft.")
	d.press("common.help")
	d.press("common.back")
	d.window.MustSee("CIG Pannónia · Cukor Kft.") // still the one that was chosen
	d.key(fyne.KeyF1)
	d.mustSee("help.keys.title")
}

// TestWaitingIsSaid: a code is used once it was copied, and in its last seconds
// the button takes the next one.
func TestWaitingIsSaid(t *testing.T) {
	d := office(t, inHungarian(), 1)
	d.press("codes.copy")
	d.window.MustSee(d.words.T("codes.used", "Seconds", 25))
	d.pass(18 * time.Second)
	d.mustNotSee(d.words.T("codes.late", "Seconds", 8))
	first := d.clipboard
	d.pass(time.Second) // less than eight seconds are left
	next := d.nextCode()
	d.window.Press(d.words.T("codes.late", "Seconds", 7)) // the page is drawn right after each second
	d.queue.Drain()
	d.mustSee("codes.copied.next.title", "codes.copied.next.text")
	if d.clipboard == first || d.clipboard[:3]+" "+d.clipboard[3:] != next {
		t.Error("what was copied is not the next code")
	}
	d.pass(7 * time.Second)
	d.window.MustSee(next)
	d.window.MustSee(d.words.T("codes.used", "Seconds", 29))
	d.pass(30 * time.Second)
	d.mustSee("codes.copy")
	d.window.MustSee(d.words.T("codes.good", "Seconds", 29))
}

// TestListByKeyboard goes through the list with the keyboard alone.
func TestListByKeyboard(t *testing.T) {
	d := office(t, inHungarian(), 6)
	if got := d.rows(); len(got) < 3 || got[0] != "Kovács Ágnes" || got[1] != "Szabó Béla" {
		t.Fatalf("rows %q", got)
	}
	d.key(fyne.KeyReturn)
	agnes := d.clipboard
	d.key(fyne.KeyDown)
	d.key(fyne.KeyReturn)
	if len(agnes) != 6 || len(d.clipboard) != 6 || d.clipboard == agnes {
		t.Fatal("Enter did not copy the codes of the first two rows")
	}
	d.letters("cuk")
	if got := d.rows(); !slices.Equal(got, []string{"Cukor Kft."}) {
		t.Fatalf("typing finds %q", got)
	}
	before := d.clipboard
	d.key(fyne.KeyReturn)
	if d.clipboard == before {
		t.Error("Enter in the search did not copy")
	}
	d.letters("xx")
	d.mustSee("codes.none")
	d.key(fyne.KeyEscape)
	if got := d.rows(); len(got) < 3 {
		t.Fatalf("after Escape rows %q", got)
	}
	d.chord(fyne.KeyF, fyne.KeyModifierShortcutDefault)
	d.letters("ISKOLA")
	if got := d.rows(); !slices.Equal(got, []string{"Csabai Általános Iskola"}) {
		t.Fatalf("searching after Ctrl+F finds %q", got)
	}
	d.mustSee("codes.copy")
	d.key(fyne.KeyF1)
	d.mustSee("help.keys.title")
	d.press("common.back")
	if got := d.rows(); !slices.Equal(got, []string{"Csabai Általános Iskola"}) {
		t.Fatalf("back from the help rows %q", got)
	}
	d.chord(fyne.KeyN, fyne.KeyModifierShortcutDefault)
	d.mustSee("enroll.source.scan")
	d.key(fyne.KeyEscape)
	d.chord(fyne.KeyL, fyne.KeyModifierShortcutDefault)
	d.mustSee("unlock.title")
	d.mustNotSee("ISKOLA")
}

// TestOrderIsKept: rows that are moved and pinned are where they were put after
// the next unlocking.
func TestOrderIsKept(t *testing.T) {
	d := office(t, inHungarian(), 6)
	d.chord(fyne.KeyDown, fyne.KeyModifierAlt)
	d.chord(fyne.KeyDown, fyne.KeyModifierAlt)
	want := []string{"Szabó Béla", "Cukor Kft.", "Kovács Ágnes"}
	if got := d.rows(); !slices.Equal(got[:3], want) {
		t.Fatalf("rows %q, want %q first", got, want)
	}
	d.drag("Cukor Kft.", -70)
	want = []string{"Cukor Kft.", "Szabó Béla", "Kovács Ágnes"}
	if got := d.rows(); !slices.Equal(got[:3], want) {
		t.Fatalf("after dragging rows %q, want %q first", got, want)
	}
	d.letters("agnes")
	d.press("codes.pin")
	d.mustSee("codes.unpin")
	d.key(fyne.KeyEscape)
	d.press("codes.lock")
	d.unlock(phrase)
	want = []string{"Kovács Ágnes", "Cukor Kft.", "Szabó Béla"}
	if got := d.rows(); !slices.Equal(got[:3], want) {
		t.Errorf("after unlocking rows %q, want %q first", got, want)
	}
}

// drag drags the row of a name by its grip.
func (d *desk) drag(name string, by float32) {
	d.t.Helper()
	d.window.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if row, ok := o.(*widgets.CodeRow); ok && strings.HasSuffix(row.Name(), name) && by != 0 {
			grip := row.Grip
			for range 10 {
				grip.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, by/10)})
			}
			grip.DragEnd()
			by = 0
		}
	})
	d.queue.Drain()
}

// TestOtherOrders: by the alphabet, and by what was used last, which costs no
// save of the vault.
func TestOtherOrders(t *testing.T) {
	d := office(t, inHungarian(), 6)
	d.window.Press(d.words.T("codes.order.own"))
	want := []string{"Cukor Kft.", "Csabai Általános Iskola", "iroda@pelda.example", "Kovács Ágnes"}
	if got := d.rows(); !slices.Equal(got[:4], want) {
		t.Errorf("by name %q, want %q first", got, want)
	}
	d.chord(fyne.KeyDown, fyne.KeyModifierAlt)
	d.mustSee("codes.move.title")
	saves := d.generations()
	d.letters("bela")
	d.press("codes.copy")
	d.key(fyne.KeyEscape)
	d.window.Press(d.words.T("codes.order.name"))
	if got := d.rows(); got[0] != "Szabó Béla" || got[1] != "Kovács Ágnes" {
		t.Errorf("by use %q", got)
	}
	if after := d.generations(); after != saves {
		t.Errorf("copying a code made %d saves of the vault", after-saves)
	}
	if !strings.Contains(string(d.recent), `"client-1"`) || strings.Contains(string(d.recent), "Szabó") {
		t.Errorf("kept of it: %s", d.recent)
	}
	d.start()
	d.program.Start()
	d.unlock(phrase)
	if got := d.rows(); got[0] != "Szabó Béla" {
		t.Errorf("after a restart by use %q", got)
	}
}

func (d *desk) generations() int {
	d.t.Helper()
	all, err := vaultfile.Generations(d.dir, vaultfile.Options{Now: func() time.Time { return d.now }})
	if err != nil {
		d.t.Fatal(err)
	}
	return len(all)
}

// TestTags: pressing a tag shows what has it, and pressing it again all.
func TestTags(t *testing.T) {
	d := office(t, inHungarian(), 6)
	d.press("codes.tags")
	d.window.Press("nyugdíj")
	d.window.MustSee(d.words.T("codes.tags") + ": nyugdíj")
	if got := d.rows(); len(got) != 1 || !strings.HasPrefix(got[0], "Özvegy") {
		t.Fatalf("rows %q", got)
	}
	d.window.Press(d.words.T("codes.tags") + ": nyugdíj")
	d.window.Press("nyugdíj")
	if got := d.rows(); len(got) < 3 {
		t.Fatalf("rows %q", got)
	}
}

// TestCodesAreCovered where a second person can open the vault: a code is dots
// until it is asked for, can be copied all the same, and the next is not shown.
func TestCodesAreCovered(t *testing.T) {
	choices := inHungarian()
	d := office(t, choices, 1)
	d.mustNotSee(d.words.T("codes.show"))
	d.addSecond(false)
	d.press("common.back")
	d.press("common.done")
	d.window.MustSee("••• •••")
	d.press("codes.copy")
	shown := d.clipboard[:3] + " " + d.clipboard[3:]
	if len(d.clipboard) != 6 || d.window.Sees(shown) {
		t.Fatal("the code was not copied, or is shown for that")
	}
	d.press("codes.show")
	d.window.MustSee(shown)
	d.mustNotSee("•••")
	d.pass(25 * time.Second)
	d.window.MustSee("••• •••")
	d.pass(24 * time.Second) // the last seconds of a code
	d.mustNotSee(strings.SplitN(d.words.T("codes.next", "Code", "0"), "0", 2)[0])
}

// TestChosenFace: the choices of the settings take the place of the rule.
func TestChosenFace(t *testing.T) {
	choices := inHungarian()
	choices.Face = "simple"
	d := office(t, choices, 6)
	d.mustSee("codes.title", "codes.all", "codes.others")
	d.press("codes.all")
	if got := d.rows(); len(got) < 3 {
		t.Fatalf("rows %q", got)
	}
	choices.Face = "list"
	d = office(t, choices, 1)
	if got := d.rows(); len(got) != 1 {
		t.Fatalf("rows %q", got)
	}
}

// TestTagThatIsGoneHidesNothing: where nothing has a tag any more that was chosen, all
// entries are seen again.
func TestTagThatIsGoneHidesNothing(t *testing.T) {
	d := office(t, inHungarian(), 6)
	d.press("codes.tags")
	d.window.Press("nyugdíj")
	d.colleague(func(doc *vault.Document) {
		for i := range doc.Entries {
			doc.Entries[i].Tags = nil
		}
	})
	d.program.LookAgain()
	d.queue.Drain()
	if got := d.rows(); len(got) < 3 {
		t.Errorf("rows %q, and nothing says why", got)
	}
}

// TestLargeTextHidesNothing: where there is no room for the choice of tags, none is
// in force.
func TestLargeTextHidesNothing(t *testing.T) {
	d := office(t, inHungarian(), 6)
	d.press("codes.tags")
	d.window.Press("nyugdíj")
	d.press("common.settings")
	d.press("settings.section.look")
	d.window.Press("200 %")
	d.press("common.done")
	d.press("common.done")
	if got := d.rows(); slices.Equal(got, []string{"Özvegy Kissné Nagy Zsuzsanna Erzsébet"}) {
		t.Errorf("rows %q, and nothing says why", got)
	}
}

// TestUsedWhenTheClockIsSetBack: a code that was copied by a clock that was fast is not
// the one of now.
func TestUsedWhenTheClockIsSetBack(t *testing.T) {
	d := office(t, inHungarian(), 1)
	d.press("codes.copy")
	d.window.MustSee(d.words.T("codes.used", "Seconds", 25))
	d.now = d.now.Add(-10 * time.Minute)
	d.pass(time.Second)
	d.key(fyne.KeyF1)
	d.press("common.back")
	d.window.MustSee(d.words.T("codes.good", "Seconds", 24))
}
