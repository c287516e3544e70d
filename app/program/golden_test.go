package program_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/cryptotest"
	"time"

	"kapukod/app/uitest"
	"kapukod/assets"
	"kapukod/internal/guide"
	"kapukod/internal/settings"
)

// goldenSet is one way in which the program can look.
type goldenSet struct {
	lang, look string
	percent    int
}

func (s goldenSet) String() string { return fmt.Sprintf("%s-%s-%d", s.lang, s.look, s.percent) }

// file is where the picture of a screen goes in a folder.
func (s goldenSet) file(folder, screen string) string {
	return filepath.Join(folder, s.String(), strings.ReplaceAll(screen, " ", "-")+".png")
}

// goldenSets are all languages, looks and the text sizes that are drawn.
func goldenSets() []goldenSet {
	var sets []goldenSet
	for _, lang := range []string{"hu", "en"} {
		for _, look := range []string{"light", "dark", "contrast"} {
			for _, percent := range []int{100, 200, 300} {
				sets = append(sets, goldenSet{lang, look, percent})
			}
		}
	}
	return sets
}

// goldenTour calls look at every screen, and at those of one guide in the wide
// and in the slim window. All that is left to chance is the same each time.
func goldenTour(t *testing.T, s goldenSet, look func(d *desk, screen string)) {
	t.Helper()
	cryptotest.SetGlobalRandom(t, 7)
	zone := time.Local
	time.Local = time.UTC
	t.Cleanup(func() { time.Local = zone })
	choices := settings.Settings{Language: s.lang, Look: s.look, TextPercent: s.percent}
	n := 0
	numbered := func(d *desk) func(string) {
		return func(screen string) {
			t.Helper()
			n++
			d.window.LayOut(d.pictureWindow())
			look(d, fmt.Sprintf("%03d %s", n, screen))
		}
	}
	d := newDesk(t, choices)
	d.tour(numbered(d))
	guides, err := guide.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	d = newDesk(t, choices)
	d.guides = guides
	d.start()
	d.create()
	d.guideTour("ugyfelkapu-new", numbered(d))
}

// guideTour looks at the lists of guides and at every step of one, and again in
// the slim window.
func (d *desk) guideTour(id string, look func(string)) {
	d.t.Helper()
	d.press("codes.add.first")
	look("add")
	d.press("common.back")
	d.press("guide.list")
	look("guides")
	for _, g := range d.guides {
		if g.ID != id {
			continue
		}
		d.window.Press(g.Title.In(d.words.Lang()))
		for _, form := range []string{"guide", "slim guide"} {
			for _, step := range g.Steps {
				d.program.ShowStep(step.ID)
				d.queue.Drain()
				look(form + " " + step.ID)
			}
			if form == "guide" {
				d.press("guide.slim")
			}
		}
		d.press("guide.leave")
	}
}

// hint says what to do about a page that is another than before.
const hint = "look at it: KAPUKOD_PICTURES=DIR go test -run 'TestPictureLayout/%s' ./app/program; if it is meant: make goldens"

// TestReadingLayout compares what every screen says, in reading order, with what it was
// when someone last looked at it.
func TestReadingLayout(t *testing.T) {
	for _, s := range goldenSets() {
		if s.look != "light" {
			continue // the same words and things
		}
		t.Run(s.String(), func(t *testing.T) {
			golden := openGoldens(t, "reading", fmt.Sprintf("%s-%d.txt", s.lang, s.percent))
			goldenTour(t, s, func(d *desk, screen string) {
				text := strings.Join(d.window.Reading(), "\n")
				golden.Add(screen, strings.NewReplacer(d.home, "~", d.dir, "~").Replace(text))
			})
			finish(t, golden, s, uitest.FirstDifference)
		})
	}
}

// TestPictureLayout compares small prints of the pictures of every screen with
// those of when someone last looked at them.
func TestPictureLayout(t *testing.T) {
	for _, s := range goldenSets() {
		t.Run(s.String(), func(t *testing.T) {
			golden := openGoldens(t, "pictures", s.String()+".txt")
			goldenTour(t, s, func(d *desk, screen string) {
				picture := d.window.Canvas().Capture()
				golden.Add(screen, uitest.Print(picture))
				if out := os.Getenv("KAPUKOD_PICTURES"); out != "" {
					d.keep(picture, s.file(out, screen))
				}
			})
			finish(t, golden, s, uitest.PrintDifference)
		})
	}
}

func openGoldens(t *testing.T, path ...string) *uitest.Goldens {
	t.Helper()
	golden, err := uitest.OpenGoldens(filepath.Join(append([]string{"testdata"}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	return golden
}

func finish(t *testing.T, golden *uitest.Goldens, s goldenSet, same func(want, got string) string) {
	t.Helper()
	faults, err := golden.Finish(same)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faults {
		t.Error(fault)
	}
	if len(faults) > 0 {
		t.Logf(hint, s)
	}
}
