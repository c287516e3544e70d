package e2e

import (
	"context"
	"errors"
	"fmt"
	"image"

	"kapukod/e2e/rig"
)

var errSaid = errors.New("it did not end quietly")

// StartAgain starts the program once more, as a click on its icon does, and waits for
// that start's end, which says nothing.
func (k *Kapukod) StartAgain() {
	k.act("start Kapukód again", func(ctx context.Context) error {
		again, err := k.stage.Screen.StartWith(ctx, rig.Launch{Path: k.stage.Program("kapukod"), Env: k.stage.Home.Env()})
		if err != nil {
			return err
		}
		code, err := again.Wait(ctx)
		if err != nil {
			return err
		}
		if code != 0 || again.Output() != "" {
			return fmt.Errorf("%w: exit code %d", errSaid, code)
		}
		return nil
	})
}

// InFront waits until the window has the keyboard.
func (k *Kapukod) InFront() { k.act("see Kapukód in front", k.window.InFront) }

// Minimise puts the window away.
func (k *Kapukod) Minimise() { k.act("minimise Kapukód", k.window.Minimise) }

// CloseWindow closes the window, and waits for the program's end.
func (k *Kapukod) CloseWindow() {
	k.act("close Kapukód's window", func(ctx context.Context) error {
		if err := k.window.Close(ctx); err != nil {
			return err
		}
		_, err := k.program.Wait(ctx)
		return err
	})
}

// MoveTo moves the window's inside.
func (k *Kapukod) MoveTo(r image.Rectangle) {
	k.act("move Kapukód's window", func(ctx context.Context) error { return k.window.Place(ctx, r) })
}
