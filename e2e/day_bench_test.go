package e2e_test

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kapukod/e2e"
	"kapukod/e2e/rig"
	"kapukod/internal/settings"
)

// The sizes of a vault: a person's, an office's, and more than anyone's.
func vaultSizes() []int { return []int{3, 1_000, 10_000} }

const (
	keyZ      = 0x7a // keysym of the letter
	keyReturn = 0xff0d
	strokes   = 15 // of which the median is given
	settles   = 3 * time.Second
)

// BenchmarkUnlock says how long it is from Enter after the passphrase to the drawn codes. Most of it is the passphrase's
// own cost (scrypt), which is the same for every size.
func BenchmarkUnlock(b *testing.B) {
	for _, size := range vaultSizes() {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			stage := benchStage(b)
			stage.Vault(passphrase, portals(size))
			for b.Loop() {
				k := stage.Start("hu")
				k.Sees("unlock.open")
				k.Front()
				k.Typed(passphrase)
				ready(b, stage)
				_, last := k.TimedKey(keyReturn)
				k.SeesCodes()
				ready(b, stage)
				b.ReportMetric(float64(last.Milliseconds()), "ms-to-list")
				b.ReportMetric(resident(b, k.Pid()), "MB-resident")
				k.Kill()
			}
		})
	}
}

// BenchmarkFirstRun says how long it is from the first start of the program to the first code that can be copied, with a
// QR code on the screen: a robot does it, which reads every page before it presses.
func BenchmarkFirstRun(b *testing.B) {
	stage := benchStage(b)
	stage.Browse(stage.Exhibit(firstURI))
	for b.Loop() {
		began := time.Now()
		k := stage.Start("hu")
		k.CreateVault(passphrase)
		k.AddByScan()
		k.Press("enroll.confirm.save")
		k.Sees("enroll.code.title")
		ready(b, stage)
		b.ReportMetric(time.Since(began).Seconds(), "s-to-first-code")
		k.Kill()
	}
}

// BenchmarkSearch says how long it is from a keystroke in the search among 10,000 entries to the drawn list, and from a
// notch of the wheel to the scrolled one, beside a bare list of Fyne's in the same run. What is drawn is looked at every
// four milliseconds, and drawing is done by the processor here.
func BenchmarkSearch(b *testing.B) {
	bare := listStage(b)
	stage := benchStage(b)
	stage.Vault(passphrase, portals(10_000))
	k := stage.Start("hu")
	k.Unlock(passphrase)
	k.Front()
	k.Keys("ctrl+f")
	ready(b, stage)
	for b.Loop() {
		var ours, theirs, wheel, bareWheel []time.Duration
		for range strokes {
			theirs = append(theirs, bare.stroke(b))
			bareWheel = append(bareWheel, bare.wheel(b))
			first, _ := k.TimedKey(keyZ)
			ours = append(ours, first)
			k.Keys("Escape", "ctrl+f")
			k.Rests()
			first, _ = k.TimedWheel()
			wheel = append(wheel, first)
			ready(b, stage)
		}
		fmt.Printf("search among 10,000: a keystroke is drawn after %v (bare list %v), a notch of the wheel after %v (bare %v), medians of %d\n",
			median(ours), median(theirs), median(wheel), median(bareWheel), strokes)
		b.ReportMetric(ms(median(ours)), "ms-keystroke")
		b.ReportMetric(ms(median(ours))/ms(median(theirs)), "x-bare-keystroke")
		b.ReportMetric(ms(median(wheel)), "ms-wheel")
		b.ReportMetric(ms(median(wheel))/ms(median(bareWheel)), "x-bare-wheel")
	}
}

// BenchmarkRest says what the program costs while nobody does anything: with the list of 1,000 entries shown, and
// minimised; beside a bare window.
func BenchmarkRest(b *testing.B) {
	b.Run("bare", func(b *testing.B) {
		stage := benchStage(b)
		program, err := stage.Screen.Start(b.Context(), stage.Home, benched(b)[0].path)
		if err != nil {
			b.Fatal(err)
		}
		window, err := stage.Screen.WindowOf(b.Context(), program)
		if err != nil {
			b.Fatal(err)
		}
		rests(b, program.Pid(), func() {
			if err := window.Minimise(b.Context()); err != nil {
				b.Fatal(err)
			}
		})
	})
	b.Run("kapukod", func(b *testing.B) {
		stage := benchStage(b)
		choices := settings.Default()
		choices.LockMinimised, choices.LockMinutes = false, 60
		stage.Choose(choices)
		stage.Vault(passphrase, portals(1_000))
		k := stage.Start("hu")
		k.Unlock(passphrase)
		ready(b, stage)
		rests(b, k.Pid(), k.Minimise)
		ready(b, stage)
	})
}

// rests reports what a process costs, first shown and then minimised.
func rests(b *testing.B, pid int, minimise func()) {
	b.Helper()
	for b.Loop() {
		b.ReportMetric(cpu(b, pid), "cpu-%-shown")
		b.ReportMetric(resident(b, pid), "MB-resident")
		minimise()
		if err := rig.Pause(b.Context(), settles); err != nil { // minimising is no rest
			b.Fatal(err)
		}
		b.ReportMetric(cpu(b, pid), "cpu-%-minimised")
	}
}

// cpu is the share of one processor that a process takes in idleTime, in percent.
func cpu(b *testing.B, pid int) float64 {
	b.Helper()
	before := processorTime(b, pid)
	if err := rig.Pause(b.Context(), idleTime); err != nil {
		b.Fatal(err)
	}
	return 100 * (processorTime(b, pid) - before).Seconds() / idleTime.Seconds()
}

// bareList is the peer's window.
type bareList struct {
	stage  *e2e.Stage
	window *rig.Window
	path   string
	run    *rig.Program
}

func listStage(b *testing.B) *bareList {
	b.Helper()
	l := &bareList{stage: benchStage(b), path: filepath.Join(b.TempDir(), "barelist")}
	build := exec.CommandContext(b.Context(), "go", "build", "-o", l.path, "./testdata/barelist")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("build the bare list: %v\n%s", err, out)
	}
	return l
}

// begin starts the window anew: a letter can be typed into it once.
func (l *bareList) begin(b *testing.B) {
	b.Helper()
	if l.run != nil {
		l.run.Kill()
	}
	var err error
	if l.run, err = l.stage.Screen.Start(b.Context(), l.stage.Home, l.path); err != nil {
		b.Fatal(err)
	}
	if l.window, err = l.stage.Screen.WindowOf(b.Context(), l.run); err != nil {
		b.Fatal(err)
	}
	firstFrame(b, l.stage.Screen, l.window)
	if err := l.window.Focus(b.Context()); err != nil {
		b.Fatal(err)
	}
	if err := rig.Pause(b.Context(), time.Second); err != nil {
		b.Fatal(err)
	}
}

func (l *bareList) stroke(b *testing.B) time.Duration {
	b.Helper()
	l.begin(b)
	first, _, err := l.window.TimedKey(b.Context(), keyZ)
	if err != nil {
		b.Fatal(err)
	}
	return first
}

func (l *bareList) wheel(b *testing.B) time.Duration {
	b.Helper()
	l.begin(b)
	r, err := l.window.Rect(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	if err := l.stage.Screen.Point(b.Context(), r.Min.Add(r.Max).Div(2)); err != nil {
		b.Fatal(err)
	}
	first, _, err := l.window.TimedWheel(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	return first
}

// portals are names of sites, a few of which begin with a Z.
func portals(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("Portál %d", i)
		if i%1000 == 7 {
			names[i] = fmt.Sprintf("Zita portálja %d", i)
		}
	}
	return names
}

func median(took []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(took))
	return sorted[len(sorted)/2].Round(100 * time.Microsecond)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
