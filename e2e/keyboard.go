package e2e

import (
	"context"
	"image/color"
	"time"

	"kapukod/e2e/rig"
)

// focusRing is the colour of the ring around what has the keyboard focus, in the
// light look.
func focusRing() color.RGBA { return color.RGBA{R: 0xc0, G: 0x5a, B: 0x00, A: 0xff} }

// Key presses the button whose label has this key, with the keyboard alone: Tab
// until the ring stands around it, then Enter.
func (k *Kapukod) Key(key string, args ...any) {
	k.act("reach "+key+" by the keyboard", func(ctx context.Context) error {
		phrase, err := k.phrase(key, args...)
		if err != nil {
			return err
		}
		return k.key(ctx, phrase)
	})
}

// KeyText is Key for a text that is not from assets/lang and no secret.
func (k *Kapukod) KeyText(phrase string) {
	k.act("reach "+phrase+" by the keyboard", func(ctx context.Context) error { return k.key(ctx, phrase) })
}

func (k *Kapukod) key(ctx context.Context, phrase string) error {
	if err := k.window.TabTo(ctx, focusRing(), phrase); err != nil {
		return err
	}
	return k.stage.Screen.Press(ctx, "Return")
}

// Keys presses keys in Kapukód's window, named as X does.
func (k *Kapukod) Keys(keys ...string) {
	k.act("press keys", func(ctx context.Context) error { return k.stage.Screen.Press(ctx, keys...) })
}

// Typed types a text where the keyboard focus is.
func (k *Kapukod) Typed(text string) {
	k.act("type", func(ctx context.Context) error { return k.stage.Screen.Type(ctx, text) })
}

// Rests waits until the window has had time to show what a key has done.
func (k *Kapukod) Rests() {
	k.act("wait for the window", func(ctx context.Context) error { return rig.Pause(ctx, 400*time.Millisecond) })
}

// TimedKey presses a key and returns how long it took to the first great change of
// the window, and to the last.
func (k *Kapukod) TimedKey(keysym uint32) (first, last time.Duration) {
	k.act("press a key and wait", func(ctx context.Context) error {
		var err error
		first, last, err = k.window.TimedKey(ctx, keysym)
		return err
	})
	return first, last
}

// TimedWheel turns the wheel by one notch in the middle of the window, and returns
// what TimedKey does.
func (k *Kapukod) TimedWheel() (first, last time.Duration) {
	k.act("turn the wheel and wait", func(ctx context.Context) error {
		r, err := k.window.Rect(ctx)
		if err != nil {
			return err
		}
		if err := k.stage.Screen.Point(ctx, r.Min.Add(r.Max).Div(2)); err != nil {
			return err
		}
		first, last, err = k.window.TimedWheel(ctx)
		return err
	})
	return first, last
}
