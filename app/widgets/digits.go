package widgets

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/look"
)

// Digits shows a login code in very large digits.
type Digits struct {
	widget.BaseWidget
	text  string
	times float32 // as large as a usual code
}

// How large the digits of a card that stands alone and those of a row are,
// against the usual ones.
const (
	bigDigits   = 1.36
	hugeDigits  = 1.1 // those of such a card with text that fills a small screen
	smallDigits = 0.6
)

// NewDigits returns digits that show nothing yet.
func NewDigits() *Digits { return newDigits(1) }

func newDigits(times float32) *Digits {
	d := &Digits{times: times}
	d.ExtendBaseWidget(d)
	return d
}

// Set shows the grouped code, "123 456".
func (d *Digits) Set(grouped string) {
	if d.text != grouped {
		d.text = grouped
		d.Refresh()
	}
}

// AccessibilityLabel reads the code digit by digit.
func (d *Digits) AccessibilityLabel() string {
	return strings.Join(strings.Split(strings.ReplaceAll(d.text, " ", ""), ""), " ")
}

// AccessibilityRole is text.
func (d *Digits) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the digits.
func (d *Digits) CreateRenderer() fyne.WidgetRenderer {
	r := &digitsRenderer{digits: d, text: canvas.NewText("", color.Transparent)}
	r.text.TextStyle = fyne.TextStyle{Bold: true}
	r.Refresh()
	return r
}

type digitsRenderer struct {
	digits *Digits
	text   *canvas.Text
}

// MinSize is that of a full code, so that nothing moves when it appears.
func (r *digitsRenderer) MinSize() fyne.Size {
	wide := fyne.MeasureText("000 000", r.usual(), r.text.TextStyle)
	return wide.AddWidthHeight(r.inset(), 0)
}

// usual is the size of the digits where they fit.
func (r *digitsRenderer) usual() float32 {
	return theme.SizeForWidget(look.SizeNameCode, r.digits) * r.digits.times
}

// inset puts the digits in line with the labels around them.
func (r *digitsRenderer) inset() float32 {
	return theme.SizeForWidget(theme.SizeNameInnerPadding, r.digits)
}

func (r *digitsRenderer) Layout(size fyne.Size) {
	r.text.TextSize = r.usual()
	least := r.text.MinSize()
	// A code of eight digits is set smaller where there is no room for it.
	if room := size.Width - r.inset(); room > 0 && least.Width > room {
		r.text.TextSize *= room / least.Width
		for least = r.text.MinSize(); least.Width > room; least = r.text.MinSize() {
			r.text.TextSize-- // letters are as wide as whole pixels
		}
	}
	r.text.Move(fyne.NewPos(r.inset(), (size.Height-least.Height)/2))
	r.text.Resize(least)
}

func (r *digitsRenderer) Refresh() {
	r.text.Text = r.digits.text
	r.text.Color = theme.ColorForWidget(theme.ColorNameForeground, r.digits)
	r.Layout(r.digits.Size())
	r.text.Refresh()
}

func (r *digitsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text} }

func (r *digitsRenderer) Destroy() {}
