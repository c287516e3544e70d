package frame_test

import (
	"errors"
	"image"
	"io/fs"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kapukod/internal/frame"
)

// file is a store in memory that counts what is written.
type file struct {
	data   []byte
	writes int
	err    error
}

func (f *file) store() frame.Store {
	return frame.Store{
		Read: func() ([]byte, error) {
			if f.data == nil {
				return nil, fs.ErrNotExist
			}
			return f.data, nil
		},
		Write: func(data []byte) error {
			if f.err == nil {
				f.data, f.writes = data, f.writes+1
			}
			return f.err
		},
	}
}

func TestPlaceIsKept(t *testing.T) {
	f := &file{}
	want := frame.Place{X: -40, Y: 12, Known: true, Width: 660, Height: 700, Maximised: true}
	for range 2 {
		if err := f.store().Save(want); err != nil {
			t.Fatal(err)
		}
	}
	if got, ok := f.store().Load(); !ok || got != want {
		t.Errorf("got %+v, %v", got, ok)
	}
	if f.writes != 1 {
		t.Errorf("written %d times for one place", f.writes)
	}
}

func TestWhatIsNoPlaceIsNotTaken(t *testing.T) {
	for name, data := range map[string]string{
		"none": "", "damaged": `{"width":`, "no size": `{"x":1,"y":1,"known":true}`, "tiny": `{"width":10,"height":700}`,
		"huge": `{"width":660,"height":99999999}`, "far": `{"x":99999999,"known":true,"width":660,"height":700}`,
		"negative": `{"width":-660,"height":700}`, "another kind": `[1,2]`, "a number too large": `{"width":1e99,"height":700}`,
		"long": `{"width":660,"height":700}` + strings.Repeat(" ", frame.MaxFile),
	} {
		if got, ok := (&file{data: []byte(data)}).store().Load(); ok {
			t.Errorf("%s: taken as %+v", name, got)
		}
	}
	if _, ok := (&file{}).store().Load(); ok {
		t.Error("a missing file has a place")
	}
	f := &file{}
	if err := f.store().Save(frame.Place{Width: 1, Height: 1}); err == nil || f.writes != 0 {
		t.Errorf("kept a window of a pixel: %v", err)
	}
}

func TestSaveTellsOfAFullDisk(t *testing.T) {
	f := &file{err: errors.New("artificial")}
	if err := f.store().Save(frame.Place{Width: 660, Height: 700}); !errors.Is(err, f.err) {
		t.Errorf("got %v", err)
	}
}

func TestFit(t *testing.T) {
	laptop := image.Rect(0, 0, 1366, 740)
	beamer := image.Rect(1366, 0, 1366+1920, 1080)
	window := func(x, y int) image.Rectangle { return image.Rect(x, y, x+660, y+700) }
	for name, test := range map[string]struct {
		window  image.Rectangle
		screens []image.Rectangle
		want    image.Rectangle
	}{
		"on a screen":        {window(700, 35), []image.Rectangle{laptop}, window(700, 35)},
		"at the very top":    {window(700, 0), []image.Rectangle{laptop}, window(700, 0)},
		"on the other":       {window(2000, 300), []image.Rectangle{laptop, beamer}, window(2000, 300)},
		"the other is gone":  {window(2000, 300), []image.Rectangle{laptop}, window(706, 40)},
		"above":              {window(100, -900), []image.Rectangle{laptop}, window(100, 40)},
		"on two":             {window(1300, 100), []image.Rectangle{laptop, beamer}, window(1366, 100)},
		"left of all":        {window(-5000, 100), []image.Rectangle{laptop, beamer}, window(0, 40)},
		"larger than screen": {image.Rect(100, 100, 4100, 4100), []image.Rectangle{laptop}, image.Rect(0, 40, 1366, 740)},
		"no screen":          {window(9, 9), nil, window(9, 9)},
		"an empty screen":    {window(9, 9), []image.Rectangle{{}}, window(9, 9)},
	} {
		if got := frame.Fit(test.window, test.screens); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

// TestFitIsAlwaysSeen holds for any window and any screens: all of it is on a
// screen, it never grew, and what fits stays.
func TestFitIsAlwaysSeen(t *testing.T) {
	rectangle := func(t *rapid.T, name string, least int) image.Rectangle {
		x, y := rapid.IntRange(-5000, 5000).Draw(t, name+".x"), rapid.IntRange(-5000, 5000).Draw(t, name+".y")
		return image.Rect(x, y, x+rapid.IntRange(least, 4000).Draw(t, name+".w"), y+rapid.IntRange(least, 4000).Draw(t, name+".h"))
	}
	rapid.Check(t, func(t *rapid.T) {
		window := rectangle(t, "window", 200)
		var screens []image.Rectangle
		for range rapid.IntRange(1, 4).Draw(t, "screens") {
			screens = append(screens, rectangle(t, "screen", 300))
		}
		got := frame.Fit(window, screens)
		if got.Dx() > window.Dx() || got.Dy() > window.Dy() {
			t.Fatalf("%v grew to %v", window, got)
		}
		if again := frame.Fit(got, screens); again != got {
			t.Fatalf("%v moved again, to %v", got, again)
		}
		for _, s := range screens {
			if got.In(s) {
				return
			}
		}
		t.Fatalf("%v went to %v, which is on none of %v", window, got, screens)
	})
}
