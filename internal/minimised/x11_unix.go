//go:build !windows && !darwin

package minimised

import (
	"context"
	"encoding/binary"
	"io"
	"slices"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// Known tells whether it can be known of a window.
func (w Window) Known() bool { return w.X11 != 0 }

// open connects to the X server, unless that does not answer before ctx ends.
func open(ctx context.Context, w Window) (look, func(), bool) {
	if !w.Known() {
		return nil, nil, false
	}
	connected := make(chan *xgb.Conn, 1)
	go func() {
		xgb.Logger.SetOutput(io.Discard) // it would speak of lost connections on the terminal
		conn, err := xgb.NewConn()
		if err != nil {
			conn = nil
		}
		connected <- conn
	}()
	var conn *xgb.Conn
	select {
	case conn = <-connected:
	case <-ctx.Done():
		go func() {
			if late := <-connected; late != nil {
				late.Close()
			}
		}()
	}
	if conn == nil {
		return nil, nil, false
	}
	// A server that hangs in the middle is left, too: its answer is an error then.
	stop := context.AfterFunc(ctx, conn.Close)
	x := &xwindow{conn: conn, window: xproto.Window(w.X11)}
	x.root = xproto.Setup(conn).DefaultScreen(conn).Root
	return x.look, func() {
		if stop() {
			conn.Close()
		}
	}, true
}

// xwindow is a window of an X server.
type xwindow struct {
	conn   *xgb.Conn
	root   xproto.Window
	window xproto.Window
	atoms  map[string]xproto.Atom
}

// iconic is the value of WM_STATE for a minimised window (ICCCM 4.1.3.1).
const iconic = 3

// look prefers _NET_WM_STATE_HIDDEN of the Extended Window Manager Hints, where
// the window manager knows it: some call windows on another desktop iconic, too.
func (x *xwindow) look() (minimised, known bool) {
	for event, err := x.conn.PollForEvent(); event != nil || err != nil; event, err = x.conn.PollForEvent() {
		continue // nobody asked for any, and they would pile up
	}
	hidden := x.atom("_NET_WM_STATE_HIDDEN")
	supported, known := x.numbers(x.root, "_NET_SUPPORTED", 1024)
	if !known {
		return false, false
	}
	if hidden != xproto.AtomNone && slices.Contains(supported, uint32(hidden)) {
		states, known := x.numbers(x.window, "_NET_WM_STATE", 64)
		return slices.Contains(states, uint32(hidden)), known
	}
	state, known := x.numbers(x.window, "WM_STATE", 2)
	return len(state) > 0 && state[0] == iconic, known
}

func (x *xwindow) atom(name string) xproto.Atom {
	if atom, ok := x.atoms[name]; ok {
		return atom
	}
	reply, err := xproto.InternAtom(x.conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		return xproto.AtomNone
	}
	if x.atoms == nil {
		x.atoms = map[string]xproto.Atom{}
	}
	x.atoms[name] = reply.Atom
	return reply.Atom
}

// numbers are the 32-bit values of a property, none where it is missing; known is
// false where there is no such window, or no server any more.
func (x *xwindow) numbers(of xproto.Window, property string, most uint32) (values []uint32, known bool) {
	reply, err := xproto.GetProperty(x.conn, false, of, x.atom(property), xproto.GetPropertyTypeAny, 0, most).Reply()
	if err != nil {
		return nil, false
	}
	if reply.Format != 32 {
		return nil, true
	}
	for data := reply.Value; len(data) >= 4; data = data[4:] {
		values = append(values, binary.LittleEndian.Uint32(data))
	}
	return values, true
}
