package e2e_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"kapukod/e2e"
	"kapukod/e2e/rig"
)

// Watching is measured on the real program beside a real browser. watchedCodes is
// how often a code appears, watchedFor how long the screen is watched without
// one.
const (
	watchedCodes = 20
	watchedFor   = 30 * time.Second
)

// BenchmarkWatch says how long it takes from a QR code's appearing in the
// browser until Kapukód shows the entry, while it watches the screen, and how
// much of one processor the watching takes.
func BenchmarkWatch(b *testing.B) {
	stage := benchStage(b)
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	page := stage.Browse(stage.ExhibitLater(firstURI))
	k.Front()
	g := k.Follow("ugyfelkapu-new")
	g.Through("before", "scan")
	ready(b, stage)
	for b.Loop() {
		var took []time.Duration
		for range watchedCodes {
			g.Watch()
			took = append(took, k.SeesCode(page))
			k.Sees("enroll.confirm.title")
			stage.PressOn(page, "#hide")
			k.Front()
			k.Press("common.back")
			g.At("scan")
			ready(b, stage)
		}
		g.Watch()
		ready(b, stage)
		before := processorTime(b, k.Pid())
		if err := rig.Pause(b.Context(), watchedFor); err != nil {
			b.Fatal(err)
		}
		used := processorTime(b, k.Pid()) - before
		k.Press("common.stop")
		ready(b, stage)
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "ms-median")
		b.ReportMetric(float64(took[len(took)*95/100].Milliseconds()), "ms-p95")
		b.ReportMetric(100*used.Seconds()/watchedFor.Seconds(), "cpu-%")
		fmt.Printf("watching: a QR code appears, and after %v (median of %d) the entry is shown; %.1f %% of one processor meanwhile\n",
			took[len(took)/2].Round(time.Millisecond), len(took), 100*used.Seconds()/watchedFor.Seconds())
	}
}

func ready(b *testing.B, stage *e2e.Stage) {
	b.Helper()
	if err := stage.Err(); err != nil {
		b.Fatal(err)
	}
}
