package program_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"kapukod/app/program"
	"kapukod/internal/settings"
	"kapukod/internal/text"
)

// practicePage is one that only remembers what was asked of it.
type practicePage struct {
	langs    []text.Lang
	opened   []string
	stopped  int
	startErr error
	openErr  error
	ctx      context.Context
	now      func() time.Time
}

const practiceAddress = "http://127.0.0.1:40000/?token=0123456789abcdef0123456789abcdef"

func (pp *practicePage) deps() program.Practice {
	return program.Practice{
		Start: func(ctx context.Context, lang text.Lang, now func() time.Time) (string, func(), error) {
			pp.ctx, pp.now = ctx, now
			pp.langs = append(pp.langs, lang)
			return practiceAddress, func() { pp.stopped++ }, pp.startErr
		},
		Open: func(address string) error {
			pp.opened = append(pp.opened, address)
			return pp.openErr
		},
	}
}

func practising(t *testing.T) (*desk, *practicePage) {
	t.Helper()
	d := newDesk(t, inHungarian())
	d.create()
	d.press("common.help")
	return d, &d.practice
}

func TestPracticePageFromHelp(t *testing.T) {
	d, page := practising(t)
	d.press("help.practice.open")
	if len(page.langs) != 1 || page.langs[0] != "hu" || len(page.opened) != 1 || page.opened[0] != practiceAddress {
		t.Fatalf("started %v, opened %d", page.langs, len(page.opened))
	}
	d.mustSee("guide.isopened.title")
	if !d.window.Sees(practiceAddress) {
		t.Error("the address is not shown")
	}
	d.press("help.practice.copy")
	if d.clipboard != practiceAddress {
		t.Error("the address was not copied")
	}
	d.mustSee("guide.copied.title")
	d.mustNotSee("A név a vágólapon") // it is an address
	d.press("help.practice.open")
	if len(page.langs) != 1 || len(page.opened) != 2 {
		t.Error("a second one was started")
	}
	d.press("common.back")
	d.press("common.help")
	d.press("help.practice.stop")
	d.mustSee("help.practice.stopped.title")
	if page.stopped != 1 || d.window.Sees(practiceAddress) {
		t.Error("it was not stopped")
	}
	d.press("help.practice.open")
	if len(page.langs) != 2 {
		t.Error("it cannot be started again")
	}
	d.program.Close()
	if page.ctx.Err() == nil {
		t.Error("it outlives the program")
	}
}

func TestPracticePageWithoutBrowser(t *testing.T) {
	d, page := practising(t)
	page.openErr = errors.New("no browser")
	d.press("help.practice.open")
	d.mustSee("help.practice.notopened.text")
	if !d.window.Sees(practiceAddress) {
		t.Error("the address is not shown")
	}
}

func TestPracticePageThatDoesNotStart(t *testing.T) {
	d, page := practising(t)
	page.startErr = errors.New("no port")
	d.press("help.practice.open")
	d.mustSee("help.practice.failed.title")
	if d.window.Sees(practiceAddress) || len(page.opened) != 0 {
		t.Error("something was opened")
	}
}

func TestHelpWithoutPracticePage(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.noPractice = true
	d.start()
	d.create()
	d.press("common.help")
	d.mustNotSee(d.words.T("help.practice.open"))
}

// TestPracticePageGoesByTheClockOfTheCodes: by the computer's own it would take none
// of them, where that one is wrong and cannot be set.
func TestPracticePageGoesByTheClockOfTheCodes(t *testing.T) {
	d := newDesk(t, settings.Settings{Language: "hu", ClockSeconds: 300, LockMinutes: 60})
	d.create()
	d.press("common.help")
	d.press("help.practice.open")
	if got, want := d.practice.now(), d.now.Add(5*time.Minute); !got.Equal(want) {
		t.Errorf("its clock shows %v, want %v", got, want)
	}
	d.press("clock.check")
	d.press("clock.unshift")
	if got := d.practice.now(); !got.Equal(d.now) {
		t.Errorf("its clock shows %v, want %v", got, d.now)
	}
}
