package rig

import (
	"context"
	"errors"
	"fmt"
	"image"
	"strconv"
	"time"

	"github.com/chromedp/chromedp"
)

// ErrNoElement means that the page showed no such element in time.
var ErrNoElement = errors.New("the page does not show the element")

// pageLimit is how long an element may take to appear on a page.
const pageLimit = 20 * time.Second

// place is where an element lies; the page itself reports it.
type place struct {
	X, Y, W, H       float64 // in the page's visible part
	ViewW, ViewH     float64 // size of the visible part
	ScreenX, ScreenY float64 // the visible part's corner on the screen
}

// placeScript is null until the page is loaded and painted: before that a
// browser drops clicks, and a person would not see what to click on.
const placeScript = `(() => {
	const painted = performance.getEntriesByName("first-contentful-paint").length > 0;
	if (document.readyState !== "complete" || !painted) return null;
	const e = document.querySelector(%s);
	if (!e) return null;
	const r = e.getBoundingClientRect();
	if (r.width === 0 || r.height === 0) return null;
	const side = (window.outerWidth - window.innerWidth) / 2;
	return {X: r.x, Y: r.y, W: r.width, H: r.height, ViewW: window.innerWidth, ViewH: window.innerHeight,
		ScreenX: window.screenX + side, ScreenY: window.screenY + window.outerHeight - window.innerHeight - side};
})()`

// evaluate runs a script that only looks at the page.
func (b *Browser) evaluate(ctx context.Context, script string, result any) error {
	page, cancel := context.WithCancel(b.page)
	defer cancel()
	stop := context.AfterFunc(ctx, cancel)
	defer stop()
	if err := chromedp.Run(page, chromedp.Evaluate(script, result)); err != nil {
		return fmt.Errorf("look at the page: %w", err)
	}
	return nil
}

// find waits for an element, given as a CSS selector, and turns the mouse wheel
// until it can be seen.
func (b *Browser) find(ctx context.Context, selector string) (image.Point, error) {
	ctx, cancel := context.WithTimeout(ctx, pageLimit)
	defer cancel()
	var at, before image.Point
	err := until(ctx, 50*time.Millisecond, func() (bool, error) {
		var p *place
		if err := b.evaluate(ctx, fmt.Sprintf(placeScript, strconv.Quote(selector)), &p); err != nil || p == nil {
			return false, ctx.Err() // between two pages there is nothing to look at
		}
		x, y := p.X+p.W/2, p.Y+p.H/2
		if y < 0 || y > p.ViewH {
			return false, b.scroll(ctx, p, y > p.ViewH)
		}
		before, at = at, image.Pt(int(p.ScreenX+x), int(p.ScreenY+y))
		return at == before, nil // it may still be moving
	})
	if err != nil {
		return image.Point{}, fmt.Errorf("%w: %s: %w", ErrNoElement, selector, err)
	}
	return at, nil
}

func (b *Browser) scroll(ctx context.Context, p *place, down bool) error {
	middle := image.Pt(int(p.ScreenX+p.ViewW/2), int(p.ScreenY+p.ViewH/2))
	if err := b.screen.Point(ctx, middle); err != nil {
		return err
	}
	notches := 2
	if !down {
		notches = -2
	}
	return b.screen.Wheel(ctx, notches)
}

// Visit types an address into the browser's address bar.
func (b *Browser) Visit(ctx context.Context, address string) error {
	if err := b.Focus(ctx); err != nil {
		return err
	}
	if err := b.screen.Press(ctx, "ctrl+l"); err != nil {
		return err
	}
	if err := b.screen.Type(ctx, address); err != nil {
		return err
	}
	return b.screen.Press(ctx, "Return")
}

// Press clicks on an element.
func (b *Browser) Press(ctx context.Context, selector string) error { return b.press(ctx, selector, 1) }

func (b *Browser) press(ctx context.Context, selector string, times int) error {
	at, err := b.find(ctx, selector)
	if err != nil {
		return err
	}
	return b.screen.Click(ctx, at, times)
}

// Fill clicks into a field, empties it and types the text.
func (b *Browser) Fill(ctx context.Context, selector, text string) error {
	return b.fill(ctx, selector, func() error { return b.screen.Type(ctx, text) })
}

// Paste clicks into a field, empties it and pastes the clipboard.
func (b *Browser) Paste(ctx context.Context, selector string) error {
	return b.fill(ctx, selector, func() error { return b.screen.Press(ctx, "ctrl+v") })
}

func (b *Browser) fill(ctx context.Context, selector string, write func() error) error {
	if err := b.Press(ctx, selector); err != nil {
		return err
	}
	if err := b.screen.Press(ctx, "ctrl+a", "Delete"); err != nil {
		return err
	}
	return write()
}

// Copy selects an element's text with three clicks and copies it with the
// keyboard.
func (b *Browser) Copy(ctx context.Context, selector string) error {
	if err := b.press(ctx, selector, 3); err != nil {
		return err
	}
	return b.screen.Press(ctx, "ctrl+c")
}

// WaitFor waits until the page shows the element.
func (b *Browser) WaitFor(ctx context.Context, selector string) error {
	_, err := b.find(ctx, selector)
	return err
}

// Text is the text of an element, waited for.
func (b *Browser) Text(ctx context.Context, selector string) (string, error) {
	if err := b.WaitFor(ctx, selector); err != nil {
		return "", err
	}
	var text string
	err := b.evaluate(ctx, fmt.Sprintf(`document.querySelector(%s).innerText.trim()`, strconv.Quote(selector)), &text)
	return text, err
}

// Address is the page's address.
func (b *Browser) Address(ctx context.Context) (string, error) {
	var address string
	err := b.evaluate(ctx, `location.href`, &address)
	return address, err
}
