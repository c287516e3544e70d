//go:build !windows && !darwin

package main

import (
	"encoding/binary"
	"io"
	"slices"

	"fyne.io/fyne/v2/driver"
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// The client messages of the Extended Window Manager Hints, and what they ask.
const (
	stateRemove = 0
	stateAdd    = 1
	fromProgram = 1
)

// toEdge puts the window at the right edge of the work area, as high as it is
// and width pixels wide, and asks for it to stay above the others. It reports
// whether the window manager knows how. A Wayland compositor lets no program
// move its window or keep it above.
func toEdge(context any, width int) (above bool) {
	withX(context, func(x *xdesk) {
		above = x.knowsAbove()
		x.stayAbove(stateAdd)
		x.place(width)
	})
	return above
}

// fromEdge lets the window be covered again.
func fromEdge(context any) {
	withX(context, func(x *xdesk) { x.stayAbove(stateRemove) })
}

// xdesk is a window among those of an X server.
type xdesk struct {
	conn   *xgb.Conn
	root   xproto.Window
	window xproto.Window
}

// withX calls do where the window is one of an X server that answers.
func withX(context any, do func(*xdesk)) {
	c, ok := context.(driver.X11WindowContext)
	if !ok || c.WindowHandle == 0 {
		return
	}
	xgb.Logger.SetOutput(io.Discard) // it would speak of a missing file that nobody needs
	conn, err := xgb.NewConn()
	if err != nil {
		return
	}
	defer conn.Close()
	root := xproto.Setup(conn).DefaultScreen(conn).Root
	do(&xdesk{conn: conn, root: root, window: xproto.Window(c.WindowHandle)})
}

func (x *xdesk) atom(name string) xproto.Atom {
	reply, err := xproto.InternAtom(x.conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		return xproto.AtomNone
	}
	return reply.Atom
}

// numbers are the 32-bit values of a property; none where it is missing.
func (x *xdesk) numbers(of xproto.Window, property string, most uint32) []uint32 {
	reply, err := xproto.GetProperty(x.conn, false, of, x.atom(property), xproto.GetPropertyTypeAny, 0, most).Reply()
	if err != nil || reply.Format != 32 {
		return nil
	}
	var values []uint32
	for data := reply.Value; len(data) >= 4; data = data[4:] {
		values = append(values, binary.LittleEndian.Uint32(data))
	}
	return values
}

func (x *xdesk) knowsAbove() bool {
	return slices.Contains(x.numbers(x.root, "_NET_SUPPORTED", 1024), uint32(x.atom("_NET_WM_STATE_ABOVE")))
}

// stayAbove asks the window manager to add or remove the state.
func (x *xdesk) stayAbove(action uint32) {
	message := xproto.ClientMessageEvent{
		Format: 32, Window: x.window, Type: x.atom("_NET_WM_STATE"),
		Data: xproto.ClientMessageDataUnionData32New([]uint32{
			action, uint32(x.atom("_NET_WM_STATE_ABOVE")), 0, fromProgram, 0,
		}),
	}
	const toManager = xproto.EventMaskSubstructureRedirect | xproto.EventMaskSubstructureNotify
	// Whether it was heard is not told; the window is there all the same.
	_ = xproto.SendEventChecked(x.conn, false, x.root, toManager, string(message.Bytes())).Check()
}

// place moves the window to the right edge of the work area, and makes it as
// high as that.
func (x *xdesk) place(width int) {
	area := x.numbers(x.root, "_NET_WORKAREA", 4)
	if len(area) < 4 {
		whole, err := xproto.GetGeometry(x.conn, xproto.Drawable(x.root)).Reply()
		if err != nil {
			return
		}
		area = []uint32{0, 0, uint32(whole.Width), uint32(whole.Height)}
	}
	frame := x.numbers(x.window, "_NET_FRAME_EXTENTS", 4) // left, right, top, bottom
	if len(frame) < 4 {
		frame = make([]uint32, 4)
	}
	left := int(area[0]+area[2]) - width - int(frame[0]+frame[1])
	height := int(area[3]) - int(frame[2]+frame[3])
	const what = xproto.ConfigWindowX | xproto.ConfigWindowY | xproto.ConfigWindowWidth | xproto.ConfigWindowHeight
	_ = xproto.ConfigureWindowChecked(x.conn, x.window, what,
		[]uint32{uint32(max(left, 0)), area[1], uint32(width), uint32(max(height, width))}).Check()
}
