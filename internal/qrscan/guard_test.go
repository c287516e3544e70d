package qrscan

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"sync"
	"testing"

	"kapukod/internal/payload"
)

// vast is a picture of any size that holds no pixels.
type vast struct{ image.Rectangle }

func (v vast) Bounds() image.Rectangle { return v.Rectangle }
func (v vast) ColorModel() color.Model { return color.GrayModel }
func (v vast) At(int, int) color.Color { return color.White }

func TestRefusesWhatIsTooLarge(t *testing.T) {
	for _, r := range []image.Rectangle{
		image.Rect(0, 0, 8193, 8192), image.Rect(0, 0, MaxPixels+1, 1), image.Rect(0, 0, 1<<40, 1<<40),
	} {
		if found, err := Find(t.Context(), vast{r}); !errors.Is(err, ErrTooLarge) || found != nil {
			t.Errorf("%v: %d codes, %v", r, len(found), err)
		}
	}
}

func TestSmallPicturesHoldNothing(t *testing.T) {
	for _, r := range []image.Rectangle{{}, image.Rect(0, 0, 1, 1), image.Rect(5, 5, 6, 400), image.Rect(0, 0, 20, 20), image.Rect(0, 0, 21, 21), image.Rect(0, 0, 39, 41)} {
		if found, err := Find(t.Context(), vast{r}); err != nil || len(found) != 0 {
			t.Errorf("%v: %d codes, %v", r, len(found), err)
		}
	}
}

func TestEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Find(ctx, desktop(800, 600, 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before: %v", err)
	}
	// Cancelled between the first look and the second.
	ctx, cancel = context.WithCancel(t.Context())
	looks := 0
	_, err := find(ctx, desktop(800, 600, 1), func(ctx context.Context, pic picture) ([]sighting, error) {
		h := &hunt{pic: pic, left: newWork()}
		for {
			looks++
			err := h.lookBothWays(ctx, pic, 1, image.Point{}, look)
			if err != nil {
				return nil, err
			}
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || looks != 2 {
		t.Errorf("cancelled within: %v after %d looks", err, looks)
	}
}

func TestAPanicIsAnErrorWithoutItsValue(t *testing.T) {
	img := page(50, 50, 255)
	panics := func(context.Context, picture) ([]sighting, error) { panic("AAAABBBBCCCCDDDD") }
	_, err := find(t.Context(), img, panics)
	if !errors.Is(err, ErrEngine) || bytes.Contains([]byte(err.Error()), []byte("AAAA")) {
		t.Errorf("panic of the engine: %v", err)
	}
	inLook := func(ctx context.Context, pic picture) ([]sighting, error) {
		h := &hunt{pic: pic, left: newWork()}
		broken := func(context.Context, picture, *work) ([]sighting, int, error) { panic("AAAABBBBCCCCDDDD") }
		return nil, h.lookBothWays(ctx, pic, 1, image.Point{}, broken)
	}
	if _, err := find(t.Context(), img, inLook); !errors.Is(err, ErrEngine) {
		t.Errorf("panic on the second goroutine: %v", err)
	}
}

func TestIsSafeForConcurrentUseAndLeavesThePictureAlone(t *testing.T) {
	img := desktop(800, 600, 4)
	put(img, code(t, secretText(60), plain(3)), 300, 200)
	before := bytes.Clone(img.Pix)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if found, err := Find(t.Context(), img); err != nil || len(found) != 1 || found[0].Kind != payload.TOTP {
				t.Errorf("%d codes, %v", len(found), err)
			}
		})
	}
	wg.Wait()
	if !bytes.Equal(before, img.Pix) {
		t.Error("the picture was changed")
	}
}

// TestHostilePicturesComeToAnEnd holds the search to its budget on pictures that look like nothing
// but finders, or like nothing at all.
func TestHostilePicturesComeToAnEnd(t *testing.T) {
	const side = 800
	for _, module := range []int{1, 2, 5} {
		img := image.NewGray(image.Rect(0, 0, side, side))
		for i := range img.Pix {
			x, y := i%side/module%9, i/side/module%9
			if ring := max(abs(x-3), abs(y-3)); ring == 2 || ring > 3 {
				img.Pix[i] = 255
			}
		}
		left := newWork()
		if _, err := Find(t.Context(), img); err != nil {
			t.Errorf("finders of %d px: %v", module, err)
		}
		marks, err := darker(picture{pix: img.Pix, w: side, h: side}, 128)
		if err != nil {
			t.Fatal(err)
		}
		finders, err := findFinders(t.Context(), marks, left)
		if err != nil || len(finders) > maxFinders || len(findTriples(finders, photoSkew)) > maxTriples {
			t.Errorf("finders of %d px: %d finders, %v", module, len(finders), err)
		}
	}
}
