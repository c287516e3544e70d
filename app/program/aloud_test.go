package program_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kapukod/internal/code"
	"kapukod/internal/otpauth"
	"kapukod/internal/settings"
	"kapukod/internal/speech"
	"kapukod/internal/text"
)

// pretendedVoice notes what it reads.
type pretendedVoice struct {
	read []string
	lang text.Lang
	err  error
	// during is called while it reads.
	during func(ctx context.Context)
}

func (v *pretendedVoice) say(ctx context.Context, lang text.Lang, words string) error {
	v.read, v.lang = append(v.read, words), lang
	if v.during != nil {
		v.during(ctx)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return v.err
}

// spoken is how the code of practiceURI is read at a time.
func (d *desk) spoken(at time.Time) string {
	d.t.Helper()
	key, err := otpauth.Parse(practiceURI)
	if err != nil {
		d.t.Fatal(err)
	}
	c, err := code.At(key, at)
	if err != nil {
		d.t.Fatal(err)
	}
	return speech.Words(c.Grouped(), d.words.Lang())
}

// withCode is a desk at the page of codes with one code.
func withCode(t *testing.T) *desk {
	t.Helper()
	choices := settings.Default()
	choices.Language = "hu"
	d := newDesk(t, choices)
	d.create()
	d.enrolUgyfelkapu()
	d.press("enroll.code.accepted")
	d.press("enroll.deletion.skip")
	d.press("enroll.paper.finish")
	d.now = deskTime().Add(30 * time.Second) // a code at its beginning
	d.strike()
	return d
}

func TestReadsTheCodeAloud(t *testing.T) {
	d := withCode(t)
	d.press("codes.aloud")
	if len(d.voice.read) != 1 || d.voice.read[0] != d.spoken(d.now) || d.voice.lang != text.Hungarian {
		t.Fatalf("%d read, in %s", len(d.voice.read), d.voice.lang)
	}
	d.mustSee("codes.aloud") // it is over, and can be asked for again
}

func TestReadsByTheKeyboard(t *testing.T) {
	d := withCode(t)
	d.window.PressShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyR, Modifier: fyne.KeyModifierShortcutDefault})
	d.queue.Drain()
	if len(d.voice.read) != 1 {
		t.Error("Ctrl+R does not read")
	}
}

// TestReadsTheNextCodeWhereThisOneEnds: nobody types a code in the seconds that are left.
func TestReadsTheNextCodeWhereThisOneEnds(t *testing.T) {
	d := withCode(t)
	d.now = deskTime().Truncate(30 * time.Second).Add(56 * time.Second)
	d.strike()
	d.press("codes.aloud")
	want := d.words.T("codes.aloud.next") + " " + d.spoken(d.now.Add(30*time.Second))
	if len(d.voice.read) != 1 || d.voice.read[0] != want {
		t.Error("it read something else than the next code")
	}
}

func TestReadingStops(t *testing.T) {
	for name, stop := range map[string]func(*desk){
		"by the button": func(d *desk) { d.window.Press(d.words.T("codes.aloud.stop")) },
		"by a lock":     func(d *desk) { d.press("codes.lock") },
		"by the end":    func(d *desk) { d.program.Close() },
	} {
		d := withCode(t)
		silent := false
		d.voice.during = func(ctx context.Context) {
			d.mustSee("codes.aloud.stop")
			stop(d)
			silent = ctx.Err() != nil
		}
		d.press("codes.aloud")
		if !silent {
			t.Errorf("%s: it goes on reading", name)
		}
		d.mustNotSee(d.words.T("problem.speech.not_read.title"))
	}
}

func TestAVoiceThatIsNotThereIsTold(t *testing.T) {
	for problem, err := range map[string]error{
		"speech.no_program": speech.ErrNoProgram, "speech.no_voice": speech.ErrNoVoice, "speech.not_read": speech.ErrNotRead,
	} {
		d := withCode(t)
		d.voice.err = fmt.Errorf("test: %w", err)
		d.press("codes.aloud")
		d.mustSee("problem."+problem+".title", "problem."+problem+".text")
	}
}
