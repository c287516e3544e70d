package capture

import (
	"context"
	"errors"
	"image"
	"image/color"
	"testing"
	"testing/synctest"
	"time"
)

// fakeScreen is one screen of a fakeSource. Its zero value is a working, lit screen without bounds.
type fakeScreen struct {
	bounds image.Rectangle
	grab   func() (*image.RGBA, error)
}

type fakeSource []fakeScreen

func (s fakeSource) Count() int                        { return len(s) }
func (s fakeSource) Bounds(screen int) image.Rectangle { return s[screen].bounds }
func (s fakeSource) Grab(screen int, bounds image.Rectangle) (*image.RGBA, error) {
	if s[screen].grab != nil {
		return s[screen].grab()
	}
	return picture(bounds, color.RGBA{200, 100, 50, 255}), nil
}

func picture(bounds image.Rectangle, c color.RGBA) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	img.SetRGBA(bounds.Dx()-1, bounds.Dy()-1, c)
	return img
}

var (
	left  = image.Rect(-1280, 0, 0, 1024)
	first = image.Rect(0, 0, 1920, 1080)
)

func fails(err error) fakeScreen {
	return fakeScreen{first, func() (*image.RGBA, error) { return nil, err }}
}

func blackScreen() fakeScreen {
	return fakeScreen{first, func() (*image.RGBA, error) { return picture(first, color.RGBA{4, 8, 2, 255}), nil }}
}

func TestAllGivesEveryScreenWhereItLies(t *testing.T) {
	shots, err := New(fakeSource{{bounds: first}, {bounds: left}}).All(t.Context())
	if err != nil || len(shots) != 2 {
		t.Fatalf("%d shots, %v", len(shots), err)
	}
	for i, want := range []image.Rectangle{first, left} {
		if shots[i].Screen != i || shots[i].Bounds != want || shots[i].Image.Rect.Size() != want.Size() {
			t.Errorf("screen %d: number %d at %v", i, shots[i].Screen, shots[i].Bounds)
		}
	}
}

func TestAllGivesAMirroredScreenOnce(t *testing.T) {
	shots, err := New(fakeSource{{bounds: first}, {bounds: first}}).All(t.Context())
	if err != nil || len(shots) != 1 {
		t.Fatalf("%d shots, %v", len(shots), err)
	}
}

func TestAllKeepsWhatWorks(t *testing.T) {
	for name, broken := range map[string]fakeScreen{
		"fails":     fails(errors.New("BitBlt failed")),
		"panics":    {first, func() (*image.RGBA, error) { panic("out of memory") }},
		"no bounds": {},
		"black":     blackScreen(),
		"nothing":   fails(nil),
	} {
		shots, err := New(fakeSource{broken, {bounds: left}}).All(t.Context())
		if err != nil || len(shots) != 1 || shots[0].Screen != 1 {
			t.Errorf("%s: %d shots, %v; want the second screen alone", name, len(shots), err)
		}
	}
}

func TestAllNamesTheFailure(t *testing.T) {
	for name, c := range map[string]struct {
		source fakeSource
		want   error
	}{
		"no screens":             {nil, ErrNoDisplay},
		"no bounds":              {fakeSource{{}, {}}, ErrNoDisplay},
		"unknown failure":        {fakeSource{fails(errors.New("BitBlt failed"))}, ErrRefused},
		"named failure":          {fakeSource{fails(ErrNoDisplay)}, ErrNoDisplay},
		"panic":                  {fakeSource{{first, func() (*image.RGBA, error) { panic("gone") }}}, ErrRefused},
		"no picture":             {fakeSource{fails(nil)}, ErrRefused},
		"all black":              {fakeSource{blackScreen(), blackScreen()}, ErrBlack},
		"refused beside a black": {fakeSource{blackScreen(), fails(ErrRefused)}, ErrRefused},
		"no bounds beside black": {fakeSource{{}, blackScreen()}, ErrBlack},
	} {
		if shots, err := New(c.source).All(t.Context()); !errors.Is(err, c.want) || shots != nil {
			t.Errorf("%s: %d shots, %v; want %v", name, len(shots), err, c.want)
		}
	}
}

func TestAllOutlivesAHangingScreen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		hangs := fakeScreen{first, func() (*image.RGBA, error) { <-release; return nil, nil }}
		begin := time.Now()
		shots, err := New(fakeSource{hangs, {bounds: left}}).All(t.Context())
		if err != nil || len(shots) != 1 || shots[0].Screen != 1 {
			t.Errorf("beside a hanging screen: %d shots, %v", len(shots), err)
		}
		if _, err = New(fakeSource{hangs}).All(t.Context()); !errors.Is(err, ErrTimeout) {
			t.Errorf("hanging screen alone: %v, want ErrTimeout", err)
		}
		if waited := time.Since(begin); waited != 2*Timeout {
			t.Errorf("waited %v for two hanging captures", waited)
		}
		close(release)
	})
}

func TestAllObeysItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		hangs := fakeScreen{first, func() (*image.RGBA, error) { <-release; return nil, nil }}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		_, err := New(fakeSource{hangs}).All(ctx)
		if !errors.Is(err, context.Canceled) || errors.Is(err, ErrTimeout) {
			t.Errorf("cancelled: %v", err)
		}
		if _, err := New(fakeSource{{bounds: first}}).All(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled before: %v", err)
		}
		short, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := New(fakeSource{hangs}).All(short); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("caller's deadline: %v", err)
		}
		close(release)
	})
}
