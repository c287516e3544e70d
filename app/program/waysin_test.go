package program_test

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"kapukod/app/widgets"
	"kapukod/internal/payload"
	"kapukod/internal/qrscan"
)

const otherURI = "otpauth://totp/Biztosito:teszt?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Biztosito"

// atSource is a desk that asks where the key is.
func atSource(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, inHungarian())
	d.create()
	d.press("codes.add.first")
	return d
}

// anyPicture is a picture file; what it shows is up to the desk.
func anyPicture(t *testing.T) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := png.Encode(&file, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// picture puts a picture file where the user keeps them.
func (d *desk) picture(name string) string {
	d.t.Helper()
	return d.file(name, anyPicture(d.t))
}

// file puts a file into the user's home.
func (d *desk) file(name string, data []byte) string {
	d.t.Helper()
	path := filepath.Join(d.home, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// pasteKeys presses Ctrl+V.
func (d *desk) pasteKeys() {
	d.t.Helper()
	d.window.PressShortcut(&fyne.ShortcutPaste{})
	d.queue.Drain()
}

// drop drops files on the window.
func (d *desk) drop(paths ...string) {
	var uris []fyne.URI
	for _, path := range paths {
		uris = append(uris, storage.NewFileURI(path))
	}
	d.window.Drop(uris)
	d.queue.Drain()
}

// shown is the small picture in the window; nil for none.
func (d *desk) shown() (found *widgets.Picture) {
	d.window.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if p, ok := o.(*widgets.Picture); ok {
			found = p
		}
	})
	return found
}

func enrolment(uri string) []payload.Payload {
	return []payload.Payload{{Text: uri, Kind: payload.TOTP}}
}

func TestWaysIn(t *testing.T) {
	for name, give := range map[string]func(d *desk){
		"picture file": func(d *desk) {
			d.picture("kod.png")
			d.press("enroll.source.file")
			d.window.Press("kod.png")
			d.queue.Drain()
		},
		"dropped picture": func(d *desk) { d.drop(d.picture("kod.png")) },
		"several dropped, one damaged": func(d *desk) {
			broken := filepath.Join(d.home, "rossz.png")
			if err := os.WriteFile(broken, []byte("no picture"), 0o600); err != nil {
				d.t.Fatal(err)
			}
			d.drop(broken, d.picture("kod.png"))
		},
		"pasted picture": func(d *desk) {
			d.copied = anyPicture(d.t)
			d.press("enroll.source.paste")
		},
		"pasted text by keyboard": func(d *desk) {
			d.clipboard = practiceURI
			d.pasteKeys()
		},
		"pasted key": func(d *desk) {
			d.clipboard = " GEZD GNBV GY3T QOJQ\n"
			d.press("enroll.source.paste")
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := atSource(t)
			d.screen = enrolment(practiceURI)
			give(d)
			d.mustSee("enroll.confirm.title")
			if d.shown() != nil {
				t.Error("the picture is still there")
			}
		})
	}
}

func TestWaysInThatLeadNowhere(t *testing.T) {
	for name, test := range map[string]struct {
		give func(d *desk)
		want string
	}{
		"no code in the picture": {func(d *desk) { d.drop(d.picture("kep.png")) }, "enroll.seen.file.title"},
		"a broken document":      {func(d *desk) { d.drop(d.file("oldal.PDF", []byte("%PDF-1.4\n%%EOF"))) }, "problem.document.unreadable.title"},
		"no such file":           {func(d *desk) { d.drop(filepath.Join(d.home, "nincs.png")) }, "problem.files.file.title"},
		"nothing copied":         {func(d *desk) { d.press("enroll.source.paste") }, "enroll.paste.empty.title"},
		"not a picture": {func(d *desk) {
			d.copied = []byte("no picture")
			d.press("enroll.source.paste")
		}, "problem.picture.format.title"},
	} {
		t.Run(name, func(t *testing.T) {
			d := atSource(t)
			test.give(d)
			d.mustSee(test.want, "enroll.source.title")
		})
	}
}

func TestWhyNothingWasFound(t *testing.T) {
	for want, seen := range map[string]qrscan.Sighting{
		"enroll.seen.small":      {Why: qrscan.Small},
		"enroll.seen.blurred":    {Why: qrscan.Blurred},
		"enroll.seen.covered":    {Why: qrscan.Covered},
		"enroll.seen.cut":        {Why: qrscan.Cut},
		"enroll.seen.cut.left":   {Why: qrscan.Cut, Side: qrscan.Left},
		"enroll.seen.cut.right":  {Why: qrscan.Cut, Side: qrscan.Right},
		"enroll.seen.cut.top":    {Why: qrscan.Cut, Side: qrscan.Top},
		"enroll.seen.cut.bottom": {Why: qrscan.Cut, Side: qrscan.Bottom},
	} {
		t.Run(want, func(t *testing.T) {
			d := atSource(t)
			d.unread = []qrscan.Sighting{seen}
			d.press("enroll.source.scan")
			d.mustSee(want+".title", want+".text", "enroll.source.type", "enroll.source.file", "enroll.source.paste")
			if d.shown() == nil {
				t.Fatal("what was seen is not shown")
			}
			d.press("enroll.source.type")
			if d.shown() != nil {
				t.Error("the picture stays on the page for typing")
			}
		})
	}
}

// twoCodes is a desk that offers two enrolment codes.
func twoCodes(t *testing.T) *desk {
	t.Helper()
	d := atSource(t)
	d.screen = append(enrolment(practiceURI), enrolment(otherURI)...)
	for i := range d.screen[1].Corners {
		d.screen[1].Corners[i] = image.Pt(4, 4+i)
	}
	d.press("enroll.source.scan")
	d.mustSee("enroll.pick.title")
	return d
}

func TestPickByKeyboard(t *testing.T) {
	d := twoCodes(t)
	picture := d.shown()
	if picture == nil {
		t.Fatal("no picture to choose on")
	}
	d.window.MustSee("2. Biztosito – teszt")
	d.window.Canvas().FocusNext()
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	d.queue.Drain()
	d.mustSee("enroll.confirm.title")
	if got := d.window.Entry(0).Text; got != "Biztosito" {
		t.Errorf("the page asks about %q", got)
	}
	wiped(t, picture)
}

// TestLockDropsThePicture locks while what was seen is in the window.
func TestLockDropsThePicture(t *testing.T) {
	d := twoCodes(t)
	picture := d.shown()
	d.passBy(30*time.Minute, 15*time.Second)
	d.mustSee("unlock.title")
	if d.shown() != nil {
		t.Error("the picture is in the window of a locked vault")
	}
	wiped(t, picture)
}

// wiped tells that nothing is left in the picture's memory.
func wiped(t *testing.T, picture *widgets.Picture) {
	t.Helper()
	for _, b := range picture.Image().(*image.RGBA).Pix {
		if b != 0 {
			t.Fatal("the picture's memory was not overwritten")
		}
	}
}
