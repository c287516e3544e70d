package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kapukod/app/look"
	"kapukod/app/uitest"
	"kapukod/app/widgets"
)

func newWindow(t *testing.T) *uitest.Window {
	t.Helper()
	return uitest.NewWindow(t, look.New(look.Light, 100))
}

func TestButtonKeys(t *testing.T) {
	w := newWindow(t)
	pressed := 0
	b := widgets.NewMainButton("Artificial", func() { pressed++ })
	w.SetContent(b)
	w.Canvas().Focus(b)
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyA} {
		b.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if pressed != 3 {
		t.Errorf("pressed %d times by Return, Enter, Space and A, want 3", pressed)
	}
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("the button lost the focus by being pressed")
	}
	b.Disable()
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	test.Tap(b)
	if pressed != 3 {
		t.Error("a disabled button was pressed")
	}
}

func TestButtonCutsALongName(t *testing.T) {
	w := newWindow(t)
	b := widgets.NewButton("An artificial name that is much too long", nil)
	b.Shrinks = true
	w.SetContent(container.NewWithoutLayout(b))
	b.Resize(fyne.NewSize(200, b.MinSize().Height))
	w.MustSee("…")
	b.Resize(fyne.NewSize(600, b.MinSize().Height))
	w.MustSee("much too long")
}

func TestButtonRowBreaksLines(t *testing.T) {
	newWindow(t)
	side := widgets.NewButton("A rather long button", nil)
	main := widgets.NewMainButton("The main button", nil)
	row := widgets.NewButtonRow(side, main)
	row.Resize(fyne.NewSize(900, row.MinSize().Height))
	if side.Position().Y != main.Position().Y || main.Position().X+main.Size().Width < 899 {
		t.Errorf("wide: side at %v, main at %v with %v", side.Position(), main.Position(), main.Size())
	}
	row.Resize(fyne.NewSize(300, 10))
	if main.Position().Y <= side.Position().Y || main.Size().Width < 299 {
		t.Errorf("narrow: side at %v, main at %v with %v", side.Position(), main.Position(), main.Size())
	}
	if row.MinSize().Height < side.MinSize().Height+main.MinSize().Height {
		t.Errorf("narrow row is %v high", row.MinSize().Height)
	}
}

func TestColumnGivesTextItsLines(t *testing.T) {
	newWindow(t)
	words := widgets.NewWords(strings.Repeat("artificial words ", 30))
	below := widgets.NewButton("below", nil)
	column := widgets.NewColumn(words, below)
	column.Resize(fyne.NewSize(400, 10))
	if words.Size().Height < 100 || below.Position().Y < words.Size().Height {
		t.Errorf("text is %v high, the button below it at %v", words.Size().Height, below.Position().Y)
	}
}

func TestNoticeHidesWhenEmpty(t *testing.T) {
	w := newWindow(t)
	n := widgets.NewNotice(widgets.Info, "", "")
	w.SetContent(widgets.NewPage(widgets.PageParts{Title: "t", Body: widgets.NewWords("b"), News: n}))
	if n.Visible() {
		t.Error("an empty notice is visible")
	}
	n.Set(widgets.Trouble, "artificial news", "")
	w.MustSee("artificial news")
	if n.Size().Height < 30 {
		t.Errorf("the page gave the notice %v", n.Size())
	}
	n.Clear()
	if w.Sees("artificial news") {
		t.Error("the news stayed")
	}
}

func TestChoice(t *testing.T) {
	w := newWindow(t)
	var chosen []int
	c := widgets.NewChoice([]string{"one", "two"}, 0, func(i int) { chosen = append(chosen, i) })
	w.SetContent(c.Container)
	w.Press("one")
	w.Press("two")
	w.Press("two")
	if len(chosen) != 1 || chosen[0] != 1 || c.Selected() != 1 {
		t.Errorf("told of %v, selected %d", chosen, c.Selected())
	}
}

func TestCodeCardIsReadAloudDigitByDigit(t *testing.T) {
	newWindow(t)
	d := widgets.NewDigits()
	d.Set("123 456")
	if got := d.AccessibilityLabel(); got != "1 2 3 4 5 6" {
		t.Errorf("label %q", got)
	}
}

// fullView is a view that has all there can be.
func fullView() widgets.CodeView {
	return widgets.CodeView{
		Name: "Ügyfélkapu+", Account: "teszt.elek", About: "kitűzve, bevallás", Grouped: "000 000", Hint: "Várja meg a következőt!",
		What: "Az oldalon illessze be az „Azonosító” mezőbe.", Next: "A következő kód: 000 000", Warning: "Nincs mentett törlőkód!",
		CopyLabel: "Új kód 3 mp múlva", ShowLabel: "Kód mutatása", GuideLabel: "Bejelentkezés útmutatóval",
		MoreLabel: "Törlőkód", EntryLabel: "Módosítás…", Left: 3, Period: 30, Late: true, Movable: true,
	}
}

// TestCodeRowKeepsItsHeight is what makes it fit to be a row of a list.
func TestCodeRowKeepsItsHeight(t *testing.T) {
	w := newWindow(t)
	row := widgets.NewCodeRow()
	w.SetContent(row)
	empty := row.MinSize().Height
	for _, view := range []widgets.CodeView{{Name: "a", Grouped: "000 000"}, fullView(), {Name: "a", Pending: true}} {
		row.Set(view, true)
		if got := row.MinSize().Height; got != empty {
			t.Errorf("an empty row is %v high, this one %v", empty, got)
		}
	}
	row.Clear()
	for _, words := range uitest.WordsIn(row) {
		if words != "" {
			t.Errorf("a row that was cleared says %q", words)
		}
	}
}

// TestCodeCardHoldsEverything draws full cards in the narrowest window.
func TestCodeCardHoldsEverything(t *testing.T) {
	eight := fullView()
	eight.Grouped = "0000 0000"
	pending := widgets.CodeView{
		Name: "Ügyfélkapu+", Hint: "A beállítás nincs kész.", CopyLabel: "Beállítás folytatása", Pending: true,
	}
	for _, percent := range []int{100, 125, 150, 200, 300} {
		for _, view := range []widgets.CodeView{fullView(), eight, pending} {
			w := uitest.NewWindow(t, look.New(look.Light, percent))
			card := widgets.NewCodeCard()
			w.SetContent(widgets.NewPage(widgets.PageParts{Body: widgets.NewColumn(card)}))
			card.Set(view)
			for _, fault := range w.LayoutFaults() {
				t.Errorf("%d %%: %s", percent, fault)
			}
		}
	}
}

// TestTheCodeIsLarge: at least 64 px at the usual text size, and more with larger text.
func TestTheCodeIsLarge(t *testing.T) {
	last := float32(63)
	for _, percent := range []int{100, 125, 150, 200, 300} {
		w := uitest.NewWindow(t, look.New(look.Light, percent))
		card := widgets.NewCodeCard()
		w.SetContent(widgets.NewPage(widgets.PageParts{Body: widgets.NewColumn(card)}))
		card.Set(fullView())
		w.LayOut(uitest.Size().Max(w.Canvas().Content().MinSize()))
		size := float32(0)
		w.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
			if text, ok := o.(*canvas.Text); ok && text.Text == "000 000" {
				size = text.TextSize
			}
		})
		if size <= last {
			t.Errorf("%d %%: the code is %v px high", percent, size)
		}
		last = size
	}
}

// TestOnlyWhatChangedIsDrawn: a second in which nothing changes draws nothing.
func TestOnlyWhatChangedIsDrawn(t *testing.T) {
	w := newWindow(t)
	card, row := widgets.NewCodeCard(), widgets.NewCodeRow()
	w.SetContent(container.NewVBox(card, row))
	card.Set(fullView())
	row.Set(fullView(), false)
	if card.Set(fullView()) {
		t.Error("the same view asks for another height")
	}
	if n := testing.AllocsPerRun(10, func() { row.Set(fullView(), false) }); n > 8 {
		t.Errorf("the same row takes %v allocations", n)
	}
}

// TestTextAreaIsLeftByTabAndSentByEnter is what Fyne's own entry of several
// lines does not do.
func TestTextAreaIsLeftByTabAndSentByEnter(t *testing.T) {
	w := newWindow(t)
	field, area := widgets.NewAreaField("Artificial", "", 3)
	sent := ""
	area.OnSubmitted = func(text string) { sent = text }
	w.SetContent(field.Container)
	test.Type(area, "two words")
	if area.AcceptsTab() {
		t.Error("Tab is written into the area")
	}
	area.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if sent != "two words" || field.Entry.Text != "two words" {
		t.Errorf("sent %q, the field holds %q", sent, field.Entry.Text)
	}
}

func TestTextAreaTakesAPaste(t *testing.T) {
	w := newWindow(t)
	field, area := widgets.NewAreaField("Artificial", "", 3)
	w.SetContent(field.Container)
	clipboard := test.NewClipboard()
	clipboard.SetContent("QPZR\nY9X8")
	area.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if field.Entry.Text != "QPZR\nY9X8" {
		t.Errorf("the field holds %q", field.Entry.Text)
	}
}

func TestNumberedCountsFromOne(t *testing.T) {
	w := newWindow(t)
	w.SetContent(widgets.NewNumbered([]string{"AAAA", "CCCC"}))
	words := strings.Join(w.Words(), " ")
	if !strings.Contains(words, " 1.") || strings.Index(words, "AAAA") > strings.Index(words, " 2.") {
		t.Errorf("read in the order %q", words)
	}
}

// TestStripLeavesTheWordsOutWithLargeText keeps the room for the page.
func TestStripLeavesTheWordsOutWithLargeText(t *testing.T) {
	for percent, want := range map[int]bool{100: true, 125: true, 150: false, 200: false} {
		w := uitest.NewWindow(t, look.New(look.Light, percent))
		w.SetContent(widgets.NewStrip("Artificial question?", widgets.NewButton("Do it", nil)))
		w.MustSee("Do it")
		if w.Sees("Artificial question?") != want {
			t.Errorf("%d %%: the words stand there: %v", percent, !want)
		}
	}
}
