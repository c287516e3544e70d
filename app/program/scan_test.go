package program_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"testing"
	"time"

	"kapukod/internal/capture"
	"kapukod/internal/payload"
	"kapukod/internal/settings"
)

// readyToScan is a desk that asks where the key is.
func readyToScan(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, inHungarian())
	d.create()
	d.press("codes.add.first")
	d.mustSee("enroll.source.title")
	return d
}

// lit is a screen on which nothing is.
func lit() []capture.Shot { return []capture.Shot{{Image: image.NewRGBA(image.Rect(0, 0, 8, 8))}} }

// TestWindowComesBack: the window is away while the screens are looked at again, and at no other time.
func TestWindowComesBack(t *testing.T) {
	for name, c := range map[string]struct {
		second func(d *desk) ([]capture.Shot, error)
		want   string
	}{
		"nothing there": {func(*desk) ([]capture.Shot, error) { return lit(), nil }, "problem.screen.nothing_found.title"},
		"found behind it": {func(d *desk) ([]capture.Shot, error) {
			d.screen = []payload.Payload{{Text: practiceURI, Kind: payload.TOTP}}
			return lit(), nil
		}, "enroll.confirm.title"},
		"black without it": {func(*desk) ([]capture.Shot, error) {
			return nil, fmt.Errorf("test: %w", capture.ErrBlack)
		}, "problem.screen.black.title"},
		// What was seen with the window in its place still counts.
		"away for too long": {func(*desk) ([]capture.Shot, error) {
			return nil, fmt.Errorf("test: %w", context.DeadlineExceeded)
		}, "problem.screen.nothing_found.title"},
		"locked meanwhile": {func(d *desk) ([]capture.Shot, error) {
			d.pass(6 * time.Minute)
			return nil, context.Canceled
		}, "unlock.title"},
		"unreadable": {func(d *desk) ([]capture.Shot, error) {
			d.find = func(context.Context, image.Image) ([]payload.Payload, error) { return nil, errArtificial }
			return lit(), nil
		}, "problem.unknown.title"},
	} {
		t.Run(name, func(t *testing.T) {
			d := readyToScan(t)
			d.capturing = func() ([]capture.Shot, error) {
				if d.away != (d.captures == 2) {
					t.Errorf("at look %d the window is away: %v", d.captures, d.away)
				}
				if d.captures == 1 {
					return lit(), nil
				}
				return c.second(d)
			}
			d.press("enroll.source.scan")
			d.mustSee(c.want)
			if d.away || d.captures != 2 {
				t.Errorf("after %d looks the window is away: %v", d.captures, d.away)
			}
		})
	}
}

// TestWindowComesBackFromAPanic has the work of the second look break down.
func TestWindowComesBackFromAPanic(t *testing.T) {
	d := readyToScan(t)
	d.capturing = func() ([]capture.Shot, error) {
		if d.away {
			panic("artificial")
		}
		return lit(), nil
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was lost on the way")
			}
		}()
		d.press("enroll.source.scan")
	}()
	if d.away {
		t.Error("the window stayed away")
	}
}

// TestChoosingIsNotAskedTwice: whoever had to choose what to show has done so.
func TestChoosingIsNotAskedTwice(t *testing.T) {
	d := readyToScan(t)
	d.capturing = func() ([]capture.Shot, error) {
		shots := lit()
		shots[0].Chosen = true
		return shots, nil
	}
	d.press("enroll.source.scan")
	d.mustSee("problem.screen.nothing_found.title")
	if d.captures != 1 {
		t.Errorf("asked %d times", d.captures)
	}
}

// TestPermissionIsExplainedFirst: what the desktop will ask is explained until it has shown its
// screens, and again after a no.
func TestPermissionIsExplainedFirst(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.permission = capture.Asked
	d.create()
	asked := func() bool { return d.window.Sees(d.words.T("enroll.source.asked.title")) }
	anew := func() {
		t.Helper()
		d.press("common.back")
		d.press("codes.add.first")
	}
	d.press("codes.add.first")
	if !asked() || d.captures != 0 {
		t.Errorf("at first: explained %v, captured %d times", asked(), d.captures)
	}
	d.captured = fmt.Errorf("test: %w", capture.ErrDenied)
	d.press("enroll.source.scan")
	d.mustSee("problem.screen.denied.title", "problem.screen.denied.text")
	if anew(); !asked() {
		t.Error("after a no: not explained")
	}
	d.captured = nil
	d.press("enroll.source.scan")
	if anew(); asked() {
		t.Error("after a yes: explained again")
	}
	d.captured = errors.Join(capture.ErrDenied)
	d.press("enroll.source.scan")
	if anew(); !asked() {
		t.Error("after the yes was taken back: not explained")
	}
}

func TestPermissionOfASystemThatNeedsOne(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.permission = capture.Missing
	d.create()
	d.press("codes.add.first")
	d.mustSee("enroll.source.missing.title")
	d.captured = fmt.Errorf("test: %w", capture.ErrNoPermission)
	d.press("enroll.source.scan")
	d.mustSee("problem.screen.no_permission.title", "enroll.source.missing.title")
}

// TestPermissionFitsWalk lays the explanations out in every size.
func TestPermissionFitsWalk(t *testing.T) {
	for _, lang := range []string{"hu", "en"} {
		for _, size := range settings.TextSizes() {
			for permission, key := range map[capture.Permission]string{
				capture.Asked: "enroll.source.asked.text", capture.Missing: "enroll.source.missing.text",
			} {
				d := newDesk(t, settings.Settings{Language: lang, Look: "light", TextPercent: size})
				d.permission = permission
				d.create()
				d.press("codes.add.first")
				d.mustSee(key)
				for _, fault := range d.layoutFaults() {
					t.Errorf("%s %d %%, %s: %s", lang, size, key, fault)
				}
			}
		}
	}
}

// TestPermissionIsExplainedWhereASheetIsLookedFor as well.
func TestPermissionIsExplainedWhereASheetIsLookedFor(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.press("codes.lock")
	for permission, key := range map[capture.Permission]string{
		capture.Asked: "enroll.source.asked.text", capture.Missing: "enroll.source.missing.text",
	} {
		d.permission = permission
		d.press("unlock.forgotten")
		d.mustSee("forgotten.title", key)
		d.press("common.back")
	}
}

// TestOtherKindsOfCodesAreRefused: by scan, paste and typing, with a word on which
// kind it is and what to do.
func TestOtherKindsOfCodesAreRefused(t *testing.T) {
	for kind, text := range map[payload.Kind]string{
		payload.HOTP:  "otpauth://hotp/Minta:a?secret=GEZDGNBVGY3TQOJQ&counter=1",
		payload.Steam: "otpauth://totp/Steam:a?secret=GEZDGNBVGY3TQOJQ&issuer=Steam&encoder=steam",
	} {
		t.Run(string(kind), func(t *testing.T) {
			d := newDesk(t, inHungarian())
			d.create()
			d.screen = []payload.Payload{{Text: text, Kind: kind}}
			d.press("codes.add.first")
			d.press("enroll.source.scan")
			d.mustSee("problem.kind."+string(kind)+".title", "problem.kind."+string(kind)+".text")
			d.clipboard = text
			d.press("enroll.source.paste")
			d.mustSee("problem.kind."+string(kind)+".text", "enroll.source.scan")
			d.press("enroll.source.type")
			d.window.Type(0, text)
			d.press("common.next")
			d.mustSee("problem.kind."+string(kind)+".text", "common.next")
			d.press("common.back")
			if d.stored(0).ID != "" {
				t.Error("it was saved")
			}
		})
	}
}
