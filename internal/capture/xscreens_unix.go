//go:build !windows && !darwin

package capture

import (
	"errors"
	"fmt"
	"image"
	"strings"
	"sync"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/randr"
	"github.com/jezek/xgb/xinerama"
	"github.com/jezek/xgb/xproto"
)

// xScreens is the monitors of an X server, of which the first is the main one. The pictures come over
// the connection: shared memory would be faster by some milliseconds, and open to other users.
type xScreens struct {
	// display gives the value of DISPLAY when asked for it.
	display func(string) string
	// turn lets one call at a time into the X library: each registers extensions in global maps, which
	// breaks down when two do so at once.
	turn *sync.Mutex
}

// Count is the number of monitors.
func (x xScreens) Count() int {
	places, err := x.places()
	if err != nil {
		return 0
	}
	return len(places)
}

// Bounds is where a monitor lies, as seen from the first one's top left corner.
func (x xScreens) Bounds(screen int) image.Rectangle {
	places, err := x.places()
	if err != nil || screen >= len(places) {
		return image.Rectangle{}
	}
	return places[screen].Sub(places[0].Min)
}

// Grab takes the picture of a monitor. What of it lies off the server's own screen stays black.
func (x xScreens) Grab(_ int, bounds image.Rectangle) (img *image.RGBA, err error) {
	err = x.connected(func(c *xgb.Conn) error {
		places, err := monitors(c)
		if err != nil {
			return err
		}
		img, err = rootPicture(c, bounds.Add(places[0].Min))
		return err
	})
	return img, err
}

func (x xScreens) places() (places []image.Rectangle, err error) {
	err = x.connected(func(c *xgb.Conn) error {
		places, err = monitors(c)
		return err
	})
	return places, err
}

// connected calls work with a connection of its own.
func (x xScreens) connected(work func(*xgb.Conn) error) error {
	x.turn.Lock()
	defer x.turn.Unlock()
	name := x.display("DISPLAY")
	if name == "" {
		return fmt.Errorf("connect to the X server: %w", ErrNoDisplay)
	}
	c, err := xgb.NewConnDisplay(name)
	if err != nil {
		return fmt.Errorf("connect to the X server: %w: %w", ErrNoDisplay, err)
	}
	defer c.Close()
	return work(c)
}

// monitors are the places of the server's monitors on its screen; never none without an error.
func monitors(c *xgb.Conn) ([]image.Rectangle, error) {
	var places []image.Rectangle
	if xinerama.Init(c) == nil {
		reply, err := xinerama.QueryScreens(c).Reply()
		if err != nil {
			return nil, fmt.Errorf("list monitors: %w", err)
		}
		for _, s := range reply.ScreenInfo {
			at := image.Pt(int(s.XOrg), int(s.YOrg))
			places = append(places, image.Rectangle{at, at.Add(image.Pt(int(s.Width), int(s.Height)))})
		}
	}
	if len(places) == 0 {
		places = append(places, wholeScreen(c))
	}
	return places, nil
}

func wholeScreen(c *xgb.Conn) image.Rectangle {
	root := xproto.Setup(c).DefaultScreen(c)
	return image.Rect(0, 0, int(root.WidthInPixels), int(root.HeightInPixels))
}

// rootPicture is what the root window shows at area, with all windows on it.
func rootPicture(c *xgb.Conn, area image.Rectangle) (*image.RGBA, error) {
	img := image.NewRGBA(image.Rect(0, 0, area.Dx(), area.Dy()))
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 255
	}
	seen := area.Intersect(wholeScreen(c))
	if seen.Empty() {
		return img, nil
	}
	root := xproto.Setup(c).DefaultScreen(c)
	reply, err := xproto.GetImage(c, xproto.ImageFormatZPixmap, xproto.Drawable(root.Root),
		int16(seen.Min.X), int16(seen.Min.Y), uint16(seen.Dx()), uint16(seen.Dy()), ^uint32(0)).Reply()
	if err != nil {
		return nil, fmt.Errorf("take the X server's picture: %w", err)
	}
	defer clear(reply.Data)
	format, err := formatOf(xproto.Setup(c), reply.Visual, reply.Depth)
	if err != nil {
		return nil, err
	}
	part := img.SubImage(seen.Sub(area.Min)).(*image.RGBA)
	if !format.fill(part, reply.Data) {
		return nil, errors.New("the X server's picture is too short")
	}
	return img, nil
}

// onWayland tells whether the X server is XWayland, which cannot show what is on the screen.
func (x xScreens) onWayland() (on bool, err error) {
	err = x.connected(func(c *xgb.Conn) error {
		const extension = "XWAYLAND" // of XWayland 23.1 and newer
		reply, err := xproto.QueryExtension(c, uint16(len(extension)), extension).Reply()
		if err != nil {
			return fmt.Errorf("ask the X server what it is: %w", err)
		}
		on = reply.Present || hasWaylandOutput(c)
		return nil
	})
	return on, err
}

// hasWaylandOutput knows older XWaylands by the names of their outputs.
func hasWaylandOutput(c *xgb.Conn) bool {
	if randr.Init(c) != nil {
		return false
	}
	root := xproto.Setup(c).DefaultScreen(c).Root
	resources, err := randr.GetScreenResourcesCurrent(c, root).Reply()
	if err != nil {
		return false
	}
	for _, output := range resources.Outputs {
		info, err := randr.GetOutputInfo(c, output, resources.ConfigTimestamp).Reply()
		if err == nil && strings.HasPrefix(string(info.Name), "XWAYLAND") {
			return true
		}
	}
	return false
}
