package widgets

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/look"
)

// Countdown shows how long a code is good for: a ring that empties, with the
// number of seconds in it. It moves only when it is told the time: once a
// second is enough and costs next to nothing.
type Countdown struct {
	widget.BaseWidget
	left, of int
	late     bool
	small    bool
}

// NewCountdown returns a countdown that shows nothing yet.
func NewCountdown() *Countdown {
	c := &Countdown{}
	c.ExtendBaseWidget(c)
	return c
}

// newSmallCountdown returns one that fits into a row.
func newSmallCountdown() *Countdown {
	c := NewCountdown()
	c.small = true
	return c
}

// Set shows left of so many seconds; late says that it is wiser to wait for
// the next code.
func (c *Countdown) Set(left, of int, late bool) {
	if c.left == left && c.of == of && c.late == late {
		return
	}
	c.left, c.of, c.late = left, of, late
	c.Refresh()
}

// CreateRenderer draws the countdown.
func (c *Countdown) CreateRenderer() fyne.WidgetRenderer {
	r := &countdownRenderer{
		countdown: c,
		track:     canvas.NewArc(0, 360, 0.94, color.Transparent),
		arc:       canvas.NewArc(0, 360, 0.78, color.Transparent),
		number:    canvas.NewText("", color.Transparent),
	}
	r.number.Alignment = fyne.TextAlignCenter
	r.number.TextStyle = fyne.TextStyle{Bold: true}
	r.Refresh()
	return r
}

type countdownRenderer struct {
	countdown  *Countdown
	track, arc *canvas.Arc
	number     *canvas.Text
}

func (r *countdownRenderer) MinSize() fyne.Size {
	if r.countdown.small {
		return fyne.NewSquareSize(theme.SizeForWidget(theme.SizeNameCaptionText, r.countdown) * 2.6)
	}
	return fyne.NewSquareSize(theme.SizeForWidget(look.SizeNameCode, r.countdown) * 1.25)
}

func (r *countdownRenderer) Layout(size fyne.Size) {
	edge := min(size.Width, size.Height)
	at := fyne.NewPos((size.Width-edge)/2, (size.Height-edge)/2)
	for _, a := range []*canvas.Arc{r.track, r.arc} {
		a.Move(at)
		a.Resize(fyne.NewSquareSize(edge))
	}
	least := r.number.MinSize()
	r.number.Move(fyne.NewPos(0, (size.Height-least.Height)/2))
	r.number.Resize(fyne.NewSize(size.Width, least.Height))
}

func (r *countdownRenderer) Refresh() {
	c := r.countdown
	hue := theme.ColorNamePrimary
	if c.late {
		hue = theme.ColorNameWarning
	}
	r.track.FillColor = theme.ColorForWidget(theme.ColorNameSeparator, c)
	r.arc.FillColor = theme.ColorForWidget(hue, c)
	r.arc.StartAngle, r.arc.EndAngle = 0, 0
	if c.of > 0 {
		r.arc.EndAngle = 360 * float32(c.left) / float32(c.of)
	}
	r.number.Text = ""
	if c.of > 0 {
		r.number.Text = strconv.Itoa(c.left)
	}
	r.number.Color = theme.ColorForWidget(theme.ColorNameForeground, c)
	r.number.TextSize = theme.SizeForWidget(theme.SizeNameSubHeadingText, c)
	if c.small {
		r.number.TextSize = theme.SizeForWidget(theme.SizeNameCaptionText, c)
	}
	r.Layout(c.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *countdownRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.track, r.arc, r.number}
}

func (r *countdownRenderer) Destroy() {}
