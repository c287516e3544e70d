package program_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"image"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"kapukod/app"
	"kapukod/app/look"
	"kapukod/app/program"
	"kapukod/app/uitest"
	"kapukod/assets"
	"kapukod/internal/async"
	"kapukod/internal/atomicfile"
	"kapukod/internal/atomicfile/faultfs"
	"kapukod/internal/capture"
	"kapukod/internal/guide"
	"kapukod/internal/payload"
	"kapukod/internal/places"
	"kapukod/internal/process"
	"kapukod/internal/qrscan"
	"kapukod/internal/settings"
	"kapukod/internal/text"
	"kapukod/internal/vaultfile"
	"kapukod/internal/walk"
)

// phrase opens the vaults of these tests.
const phrase = "artificial zold kapu regi kulcs"

// practiceURI is an enrolment as Ügyfélkapu+ may give it, with a made-up key.
const practiceURI = "otpauth://totp/Gyakorl%C3%B3%20%C3%9Cgyf%C3%A9lkapu%2B:gyakorlo?issuer=Gyakorl%C3%B3%20%C3%9Cgyf%C3%A9lkapu%2B&secret=GEZDGNBVGY3TQOJQ"

// desk is the program on a pretended computer.
type desk struct {
	t       *testing.T
	window  *uitest.Window
	program *program.Program
	words   *text.Catalog
	queue   *async.Queue
	now     time.Time
	timers  []*timer

	dir       string
	store     settings.Store
	settings  []byte
	unkept    error // why settings are not kept
	clipboard string
	clipErr   error
	screen    []payload.Payload
	unread    []qrscan.Sighting
	copied    []byte // the picture on the clipboard
	captures  int
	captured  error
	// capturing takes the place of a capture, if not nil.
	capturing  func() ([]capture.Shot, error)
	permission capture.Permission
	away       bool // the window is hidden
	quit       bool

	// touches counts what was asked of the disk that the vault lies on.
	touches atomic.Int64

	// home is the user's folder for papers and pictures; printed holds what
	// went to the printer, which is absent while noPrinter.
	home      string
	printed   [][]byte
	printErr  error
	saveErr   error
	noPrinter bool
	find      func(context.Context, image.Image) ([]payload.Payload, error)

	// guides are those on offer; place is what is kept of one, opened what was
	// opened in the browser. appears is after how many looks the screen shows
	// later, while it is watched; slim tells that the window is narrow.
	guides   []guide.Guide
	place    []byte
	recent   []byte
	opened   []string
	openErr  error
	clockSet int
	built    time.Time
	later    []payload.Payload
	appears  int
	// meanwhile is called at each look while the screen is watched.
	meanwhile func()
	slim      bool
	above     bool
	desktop   pretendedDesktop
	voice     pretendedVoice
	noNarrow  bool
	seat      pretendedSeat
	door      pretendedDoor
	// practice is the practice page, absent while noPractice.
	practice   practicePage
	noPractice bool
}

// hideable is the window, and tells the desk when it is out of the way.
type hideable struct {
	*uitest.Window
	desk *desk
}

func (w hideable) Hide() { w.desk.away = true }
func (w hideable) Show() { w.desk.away = false }

type timer struct {
	at   time.Time
	f    func()
	gone bool
}

func newDesk(t *testing.T, choices settings.Settings) *desk {
	t.Helper()
	return newDeskAt(t, choices, filepath.Join(t.TempDir(), "vault"))
}

func newDeskAt(t *testing.T, choices settings.Settings, dir string) *desk {
	t.Helper()
	d := &desk{t: t, queue: &async.Queue{}, dir: dir, home: t.TempDir(), now: deskTime()}
	d.window = uitest.NewWindow(t, look.New(look.Light, 100))
	store := settings.Store{
		Read: func() ([]byte, error) {
			if d.settings == nil {
				return nil, fs.ErrNotExist
			}
			return d.settings, nil
		},
		Write: func(data []byte) error {
			if d.unkept == nil {
				d.settings = data
			}
			return d.unkept
		},
	}
	if err := store.Save(choices); err != nil {
		t.Fatal(err)
	}
	words, err := text.Load(assets.Files(), text.Lang(choices.Language))
	if err != nil {
		t.Fatal(err)
	}
	d.words = words
	d.store = store
	d.start()
	return d
}

// onDisk is told what is asked of the disk that the vault lies on.
func (d *desk) onDisk(faultfs.Op) error {
	d.touches.Add(1)
	return nil
}

// start makes the program anew, as after a restart of the computer.
func (d *desk) start() {
	d.t.Helper()
	if d.program != nil {
		d.program.Close()
	}
	var err error
	d.program, err = program.New(d.deps(d.store))
	if err != nil {
		d.t.Fatal(err)
	}
}

// memoryDir tells the test binary that it is the program of
// TestMemoryOfTheProgramAfterLock, and where the vault is.
const memoryDir = "KAPUKOD_TEST_MEMORY_DIR"

// forgetting overwrites memory where a test looks at it. Elsewhere it would only
// take time, more with each window that the tests before have left behind.
func (d *desk) forgetting() func() {
	if os.Getenv(memoryDir) != "" {
		return process.Scrub
	}
	return func() {}
}

func (d *desk) deps(store settings.Store) program.Deps {
	direct := func(f func()) { f() }
	return program.Deps{
		Window:    hideable{d.window, d},
		SetTheme:  d.window.App.Settings().SetTheme,
		Quit:      func() { d.quit = true },
		Do:        direct,
		DoAndWait: direct,
		Runner:    d.queue,
		Clock:     app.Clock{Now: func() time.Time { return d.now }, AfterFunc: d.afterFunc},
		Rand:      rand.Reader,
		Vault: program.VaultFolder{Dir: d.dir, Member: "Teszt Elek", Options: vaultfile.Options{
			Now: func() time.Time { return d.now }, WorkFactor: 4, Forget: d.forgetting(),
			FS: &faultfs.FS{Under: atomicfile.OS(), Before: d.onDisk},
		}},
		Screens: program.Screens{
			Capture: func(context.Context) ([]capture.Shot, error) {
				d.captures++
				if d.capturing != nil {
					return d.capturing()
				}
				return []capture.Shot{{Image: image.NewRGBA(image.Rect(0, 0, 8, 8))}}, d.captured
			},
			Permission: func() capture.Permission { return d.permission },
			Look: func(ctx context.Context, picture image.Image) (qrscan.Report, error) {
				if d.find != nil {
					found, err := d.find(ctx, picture)
					return qrscan.Report{Payloads: found}, err
				}
				return qrscan.Report{Payloads: slices.Clone(d.screen), Unread: d.unread}, nil
			},
			Watch: d.watcher(),
		},
		Files: program.Files{
			Places: func() []places.Place {
				return []places.Place{{Kind: places.Documents, Path: d.home}, {Kind: places.Drive, Path: d.dir}}
			},
			List: places.List,
			Create: func(folder, name string, data []byte) (string, error) {
				if d.saveErr != nil {
					return "", d.saveErr
				}
				return places.Create(atomicfile.OS(), folder, name, data)
			},
			Open: places.Open,
		},
		Guides: d.guides,
		Progress: walk.Store{
			Read: func() ([]byte, error) {
				if d.place == nil {
					return nil, fs.ErrNotExist
				}
				return d.place, nil
			},
			Write: func(data []byte) error { d.place = data; return nil },
		},
		Recent: d.recentStore(),
		OpenSite: func(address string) error {
			d.opened = append(d.opened, address)
			return d.openErr
		},
		Practice:         d.practicePage(),
		Beside:           d.beside(),
		Desktop:          d.desktop.deps(),
		Aloud:            d.voice.say,
		Seat:             d.seat.deps(),
		Door:             d.door.deps(),
		Computer:         program.Computer{Name: "artificial-pc", SetClock: func() error { d.clockSet++; return d.openErr }, Built: d.built},
		Paper:            program.Paper{Print: d.print()},
		Clipboard:        d,
		ClipboardPicture: func() ([]byte, error) { return d.copied, nil },
		Settings:         store,
		Words:            func(lang text.Lang) (*text.Catalog, error) { return text.Load(assets.Files(), lang) },
		ToolkitWords:     func(text.Lang) {},
		Version:          "0.0.0",
	}
}

// watcher looks until what the screen shows later has appeared.
func (d *desk) watcher() func(context.Context, time.Duration, qrscan.Eyes) error {
	return func(ctx context.Context, every time.Duration, eyes qrscan.Eyes) error {
		for look := 0; ; look++ {
			if _, err := eyes.Capture(ctx); err != nil {
				return err
			}
			d.queue.Drain()
			if d.meanwhile != nil {
				d.meanwhile()
			}
			if look == d.appears && d.later != nil {
				d.screen = d.later
			}
			if len(d.screen) > 0 && !eyes.Found(0, d.screen) {
				return nil
			}
			d.now = d.now.Add(every)
			d.strike()
			if err := ctx.Err(); err != nil {
				return err
			}
		}
	}
}

func (d *desk) practicePage() program.Practice {
	if d.noPractice {
		return program.Practice{}
	}
	return d.practice.deps()
}

// beside makes the desk's window slim.
func (d *desk) beside() program.Beside {
	if d.noNarrow {
		return program.Beside{}
	}
	return program.Beside{
		Narrow: func() bool { d.slim = true; return d.above },
		Widen:  func() { d.slim = false },
	}
}

// print is the desk's printer; nil for none.
func (d *desk) print() func(context.Context, string, []byte) error {
	if d.noPrinter {
		return nil
	}
	return func(_ context.Context, _ string, pdf []byte) error {
		d.printed = append(d.printed, bytes.Clone(pdf))
		return d.printErr
	}
}

// hideFor is how long the window is away; nothing else waits so long, and the
// wait for it is over at once here.
const hideFor = 300 * time.Millisecond

func (d *desk) afterFunc(wait time.Duration, f func()) func() bool {
	if wait == hideFor {
		f()
		return func() bool { return false }
	}
	t := &timer{at: d.now.Add(wait), f: f}
	d.timers = append(d.timers, t)
	return func() bool {
		was := t.gone
		t.gone = true
		return !was
	}
}

// pass lets time go by, a second at a time.
func (d *desk) pass(while time.Duration) { d.passBy(while, time.Second) }

// passBy lets a long time go by in larger steps, of which the session takes
// none for a sleep.
func (d *desk) passBy(while, step time.Duration) {
	for end := d.now.Add(while); d.now.Before(end); {
		d.now = d.now.Add(step)
		d.strike()
		d.queue.Drain()
	}
}

// strike runs the timers that are due.
func (d *desk) strike() {
	due := d.timers
	d.timers = nil
	for _, t := range due {
		switch {
		case t.gone:
		case t.at.After(d.now):
			d.timers = append(d.timers, t)
		default:
			t.gone = true
			t.f()
		}
	}
}

// Write, Read and Clear make the desk the clipboard.
func (d *desk) Write(text string) error {
	if d.clipErr == nil {
		d.clipboard = text
	}
	return d.clipErr
}

func (d *desk) Read() (string, error) { return d.clipboard, d.clipErr }

func (d *desk) Clear() error { return d.Write("") }

// press presses the button with the sentence of this key, and lets the work
// that it starts be done.
func (d *desk) press(key string) {
	d.t.Helper()
	d.window.Press(d.words.T(key))
	d.queue.Drain()
}

func (d *desk) mustSee(keys ...string) {
	d.t.Helper()
	for _, key := range keys {
		d.window.MustSee(d.words.T(key))
	}
}

func (d *desk) mustNotSee(text string) {
	d.t.Helper()
	if d.window.Sees(text) {
		d.t.Fatalf("the window shows %q", text)
	}
}

// create goes through the first start with a passphrase of the user's own.
func (d *desk) create() {
	d.t.Helper()
	d.program.Start()
	d.press("welcome.start")
	d.press("welcome.phrase.own")
	d.window.Type(0, phrase)
	d.window.Type(1, phrase)
	d.press("welcome.create")
	d.mustSee("recovery.title")
	d.press("recovery.later")
	d.mustSee("codes.empty.title")
}

// enrolUgyfelkapu enrols by a QR code on the screen, up to the code page.
func (d *desk) enrolUgyfelkapu() {
	d.t.Helper()
	d.screen = []payload.Payload{{Text: practiceURI, Kind: payload.TOTP}}
	d.press("codes.add.first")
	d.press("enroll.source.scan")
	d.mustSee("enroll.confirm.title")
	d.press("enroll.confirm.save")
	d.mustSee("enroll.code.title")
}

func (d *desk) unlock(typed string) {
	d.t.Helper()
	d.window.Type(0, typed)
	d.press("unlock.open")
}

var errArtificial = errors.New("artificial failure")

// deskTime is when the desk's day begins.
func deskTime() time.Time { return time.Date(2026, 11, 21, 10, 0, 5, 0, time.UTC) }

func inHungarian() settings.Settings { return settings.Settings{Language: "hu"} }
