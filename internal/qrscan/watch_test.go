package qrscan

import (
	"bytes"
	"context"
	"errors"
	"image"
	"testing"
	"time"

	"kapukod/internal/payload"
)

// show copies a screen: the watcher wipes what it is given.
func show(img *image.RGBA) *image.RGBA {
	return &image.RGBA{Pix: bytes.Clone(img.Pix), Stride: img.Stride, Rect: img.Rect}
}

func TestWatcherFindsACodeWhenItAppears(t *testing.T) {
	screen := desktop(1920, 1080, 1)
	w := NewWatcher()
	look := func() int {
		found, err := w.Look(t.Context(), 0, screen)
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	if n := look(); n != 0 {
		t.Fatalf("%d codes on an empty screen", n)
	}
	put(screen, code(t, secretText(60), plain(4)), 700, 300)
	if n := look(); n != 1 {
		t.Errorf("%d codes found when one appeared", n)
	}
	if n := look(); n != 0 {
		t.Errorf("%d codes found where nothing changed", n)
	}
	put(screen, page(30, 30, 0), 5, 5) // far away
	if n := look(); n != 0 {
		t.Errorf("%d codes found by a change elsewhere", n)
	}
}

// TestWatcherFindsACodeThatIsUncovered: most of it was there before.
func TestWatcherFindsACodeThatIsUncovered(t *testing.T) {
	screen := desktop(1920, 1080, 1)
	c := code(t, secretText(60), plain(4))
	put(screen, c, 700, 300)
	put(screen, page(60, 60, 200), 690, 290)
	w := NewWatcher()
	if found, err := w.Look(t.Context(), 0, screen); err != nil || len(found) != 0 {
		t.Fatalf("covered: %d, %v", len(found), err)
	}
	put(screen, c, 700, 300)
	found, err := w.Look(t.Context(), 0, screen)
	if err != nil || len(found) != 1 {
		t.Fatalf("uncovered: %d, %v", len(found), err)
	}
	if at := found[0].Corners[0]; at != image.Pt(716, 316) {
		t.Errorf("the code is told at %v", at)
	}
}

func TestWatchEndsWhenToldAndWipesItsPictures(t *testing.T) {
	empty, with := desktop(800, 600, 3), desktop(800, 600, 3)
	put(with, code(t, secretText(60), plain(3)), 300, 200)
	rounds, waits := 0, 0
	var taken []*image.RGBA
	err := Watch(t.Context(), time.Second, Eyes{
		Capture: func(context.Context) ([]*image.RGBA, error) {
			rounds++
			second := show(empty)
			if rounds == 3 {
				second = show(with)
			}
			taken = append(taken, show(empty), second)
			return taken[len(taken)-2:], nil
		},
		Wait: func(_ context.Context, d time.Duration) error {
			waits++
			if d != time.Second {
				t.Errorf("waited %v", d)
			}
			return nil
		},
		Found: func(screen int, found []payload.Payload) bool {
			if screen != 1 || len(found) != 1 || found[0].Kind != payload.TOTP {
				t.Errorf("screen %d: %d codes", screen, len(found))
			}
			return false
		},
	})
	if err != nil || rounds != 3 || waits != 2 {
		t.Errorf("%d rounds, %d waits, %v", rounds, waits, err)
	}
	for _, img := range taken {
		if bytes.IndexFunc(img.Pix, func(r rune) bool { return r != 0 }) >= 0 {
			t.Fatal("a picture of the screen was kept")
		}
	}
}

func TestWatchEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	err := Watch(ctx, time.Second, Eyes{
		Capture: func(context.Context) ([]*image.RGBA, error) { return nil, nil },
		Wait:    func(ctx context.Context, _ time.Duration) error { cancel(); return ctx.Err() },
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// BenchmarkWatch is what a second of watching costs while nothing changes.
func BenchmarkWatch(b *testing.B) {
	screen := desktop(1920, 1080, 1)
	w := NewWatcher()
	for b.Loop() {
		if _, err := w.Look(b.Context(), 0, screen); err != nil {
			b.Fatal(err)
		}
	}
}
