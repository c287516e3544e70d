package rig

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jezek/xgb/xproto"
)

// manageLimit is how long the window manager may take to do what it was asked.
const manageLimit = 10 * time.Second

// InFront waits until the window has the keyboard.
func (w *Window) InFront(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, manageLimit)
	defer cancel()
	err := until(ctx, 50*time.Millisecond, func() (bool, error) {
		out, err := run(ctx, Launch{Path: "xdotool", Args: []string{"getactivewindow"}, Env: w.screen.Env()})
		return err == nil && strings.TrimSpace(string(out)) == w.id, nil
	})
	if err != nil {
		return fmt.Errorf("see the window in front: %w", err)
	}
	return nil
}

// Minimise puts the window away.
func (w *Window) Minimise(ctx context.Context) error {
	if err := w.screen.do(ctx, "xdotool", "windowminimize", "--sync", w.id); err != nil {
		return fmt.Errorf("minimise window: %w", err)
	}
	return nil
}

// Close closes the window as its user does, by the button of its title bar.
func (w *Window) Close(context.Context) error {
	conn, err := w.screen.connection()
	if err != nil {
		return err
	}
	id, err := strconv.ParseUint(w.id, 0, 32)
	if err != nil {
		return fmt.Errorf("close window: %w", err)
	}
	const name = "_NET_CLOSE_WINDOW"
	atom, err := xproto.InternAtom(conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		return fmt.Errorf("close window: %w", err)
	}
	message := xproto.ClientMessageEvent{
		Format: 32, Window: xproto.Window(id), Type: atom.Atom, Data: xproto.ClientMessageDataUnionData32New(make([]uint32, 5)),
	}
	const toManager = xproto.EventMaskSubstructureRedirect | xproto.EventMaskSubstructureNotify
	root := xproto.Setup(conn).DefaultScreen(conn).Root
	if err := xproto.SendEventChecked(conn, false, root, toManager, string(message.Bytes())).Check(); err != nil {
		return fmt.Errorf("close window: %w", err)
	}
	return nil
}
