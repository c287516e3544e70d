package e2e_test

import (
	"context"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kapukod/e2e"
	"kapukod/e2e/rig"
)

// The benchmarks measure the real program on a virtual screen with software
// graphics, beside a bare Fyne window in the same run: the difference is ours,
// the rest is Fyne's and the machine's.

// idleTime is how long the idle processor time is measured.
const idleTime = time.Minute

// benchKey is a key for the code list; the bytes say what it is.
const benchKey = "ORSXG5BAMJQXGZJT"

func BenchmarkStart(b *testing.B) {
	for _, p := range benched(b) {
		b.Run(p.name, func(b *testing.B) {
			stage := benchStage(b)
			var mapped, drawn, memory float64
			for b.Loop() {
				began := time.Now()
				program, err := stage.Screen.Start(b.Context(), stage.Home, p.path)
				if err != nil {
					b.Fatal(err)
				}
				window, err := stage.Screen.WindowOf(b.Context(), program)
				if err != nil {
					b.Fatal(err)
				}
				mapped += time.Since(began).Seconds()
				firstFrame(b, stage.Screen, window)
				drawn += time.Since(began).Seconds()
				memory += resident(b, program.Pid())
				program.Kill()
			}
			b.ReportMetric(mapped/float64(b.N)*1000, "ms-to-window")
			b.ReportMetric(drawn/float64(b.N)*1000, "ms-to-first-frame")
			b.ReportMetric(memory/float64(b.N), "MB-resident")
		})
	}
}

func BenchmarkIdle(b *testing.B) {
	for _, p := range benched(b) {
		b.Run(p.name, func(b *testing.B) {
			stage := benchStage(b)
			pid := p.show(b, stage)
			for b.Loop() {
				before := processorTime(b, pid)
				if err := rig.Pause(b.Context(), idleTime); err != nil {
					b.Fatal(err)
				}
				used := processorTime(b, pid) - before
				b.ReportMetric(100*used.Seconds()/idleTime.Seconds(), "cpu-%")
			}
			b.ReportMetric(resident(b, pid), "MB-resident")
		})
	}
}

// benchedProgram is a program to measure; show brings it to where it idles.
type benchedProgram struct {
	name, path string
	show       func(*testing.B, *e2e.Stage) (pid int)
}

func benched(b *testing.B) []benchedProgram {
	b.Helper()
	bare := filepath.Join(b.TempDir(), "bare")
	build := exec.CommandContext(b.Context(), "go", "build", "-o", bare, "./testdata/bare")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("build the bare window: %v\n%s", err, out)
	}
	return []benchedProgram{
		{"bare", bare, func(b *testing.B, stage *e2e.Stage) int {
			program, err := stage.Screen.Start(b.Context(), stage.Home, bare)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := stage.Screen.WindowOf(b.Context(), program); err != nil {
				b.Fatal(err)
			}
			return program.Pid()
		}},
		{"kapukod", filepath.Join(programs, "kapukod"), func(b *testing.B, stage *e2e.Stage) int {
			k := stage.Start("hu")
			k.CreateVault(passphrase)
			k.AddByTyping(benchKey)
			k.SavePending("teszt")
			k.Accepted()
			k.Press("enroll.deletion.skip")
			k.Finish()
			if err := stage.Err(); err != nil {
				b.Fatal(err)
			}
			return k.Pid()
		}},
	}
}

func benchStage(b *testing.B) *e2e.Stage {
	b.Helper()
	if err := rig.Ready(); err != nil {
		b.Skip(err)
	}
	stage, err := e2e.NewStage(b.Context(), e2e.Setting{Programs: programs, Pictures: b.TempDir(), Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(stage.Close)
	return stage
}

// firstFrame waits until the window shows more than one colour.
func firstFrame(b *testing.B, screen *rig.Screen, window *rig.Window) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), rig.SeeLimit)
	defer cancel()
	for {
		r, err := window.Rect(ctx)
		if err != nil {
			b.Fatal(err)
		}
		picture, err := screen.Look(ctx, r)
		if err != nil {
			b.Fatal(err)
		}
		if !plain(picture) {
			return
		}
	}
}

func plain(picture *image.RGBA) bool {
	for i := 4; i < len(picture.Pix); i++ {
		if picture.Pix[i] != picture.Pix[i-4] {
			return false
		}
	}
	return true
}

// resident is the memory of a process in MB, as the kernel counts it.
func resident(b *testing.B, pid int) float64 {
	b.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		if value, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.Atoi(strings.Fields(value)[0])
			if err != nil {
				b.Fatal(err)
			}
			return float64(kb) / 1000
		}
	}
	b.Fatal("the kernel does not say how much memory is resident")
	return 0
}

// processorTime is what a process has used of the processor so far. See proc(5):
// fields 14 and 15 of stat, in hundredths of a second.
func processorTime(b *testing.B, pid int) time.Duration {
	b.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		b.Fatal(err)
	}
	// The name in field 2 may hold spaces; it ends with the last parenthesis.
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	var ticks int
	for _, field := range fields[11:13] {
		n, err := strconv.Atoi(field)
		if err != nil {
			b.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}
