package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/look"
)

// Rank says how much a button stands out. A page has one Main button.
type Rank int

// The ranks of a button.
const (
	Side Rank = iota
	Main
	Quiet
)

// Button is a large button that Enter and Space press and that shows the
// keyboard focus with a thick ring. Fyne's own answers to Space alone and
// shows the focus by a change of shade.
type Button struct {
	widget.DisableableWidget

	Text string
	Icon fyne.Resource
	Rank Rank
	// Leading puts the words at the left: for options one above the other.
	Leading bool
	// Shrinks cuts words that are too long with …: for names that came from
	// elsewhere.
	Shrinks bool
	// Wraps breaks words that are too long into lines: for whole sentences. It
	// stands in a column, which gives it its width first.
	Wraps    bool
	OnTapped func()
	// Else is told of the keys and letters that do not press the button.
	Else Keys

	focused, hovered, pressed bool
	// reveal has the page scroll to the button; nil where it does not scroll.
	reveal revealer
}

var (
	_ fyne.Focusable     = (*Button)(nil)
	_ fyne.Tappable      = (*Button)(nil)
	_ fyne.Accessible    = (*Button)(nil)
	_ revealed           = (*Button)(nil)
	_ desktop.Hoverable  = (*Button)(nil)
	_ desktop.Cursorable = (*Button)(nil)
	_ desktop.Mouseable  = (*Button)(nil)
)

// NewButton returns a button of rank Side.
func NewButton(text string, tapped func()) *Button {
	b := &Button{Text: text, OnTapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// NewMainButton returns the one button of a page that stands out.
func NewMainButton(text string, tapped func()) *Button {
	b := NewButton(text, tapped)
	b.Rank = Main
	return b
}

// NewQuietButton returns a button that looks like a link in a frame.
func NewQuietButton(text string, tapped func()) *Button {
	b := NewButton(text, tapped)
	b.Rank = Quiet
	return b
}

// SetText changes the words on the button.
func (b *Button) SetText(text string) {
	if b.Text != text {
		b.Text = text
		b.Refresh()
	}
}

// AccessibilityLabel is what a screen reader says.
func (b *Button) AccessibilityLabel() string { return b.Text }

// AccessibilityRole tells a screen reader that this can be pressed.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) {
	if b.Disabled() {
		return
	}
	if b.OnTapped != nil {
		b.OnTapped()
	}
}

// TypedKey presses the button on Enter and Space.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if !b.Disabled() && b.OnTapped != nil {
			b.OnTapped()
		}
	default:
		b.Else.key(key)
	}
}

// TypedRune passes letters on; Space is handled as a key.
func (b *Button) TypedRune(r rune) {
	if r != ' ' {
		b.Else.letter(r)
	}
}

// FocusGained shows the ring, and the button where it was scrolled away.
func (b *Button) FocusGained() {
	b.focused = true
	b.Refresh()
	if b.reveal != nil {
		b.reveal(b, focused)
	}
}

func (b *Button) onReveal(reveal revealer) { b.reveal = reveal }

// FocusLost hides the ring.
func (b *Button) FocusLost() { b.focused = false; b.Refresh() }

// MouseIn shades the button.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved does nothing.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the shade away.
func (b *Button) MouseOut() { b.hovered, b.pressed = false, false; b.Refresh() }

// MouseDown darkens the button.
func (b *Button) MouseDown(*desktop.MouseEvent) { b.pressed = true; b.Refresh() }

// MouseUp ends what MouseDown began.
func (b *Button) MouseUp(*desktop.MouseEvent) { b.pressed = false; b.Refresh() }

// Cursor is a hand over a button that can be pressed.
func (b *Button) Cursor() desktop.Cursor {
	if b.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer draws the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	r := &buttonRenderer{
		button: b,
		ring:   canvas.NewRectangle(color.Transparent),
		face:   canvas.NewRectangle(color.Transparent),
		shade:  canvas.NewRectangle(color.Transparent),
		label:  canvas.NewText(b.Text, color.Transparent),
		icon:   canvas.NewImageFromResource(nil),
	}
	r.label.Alignment = fyne.TextAlignCenter
	r.icon.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type buttonRenderer struct {
	button            *Button
	ring, face, shade *canvas.Rectangle
	label             *canvas.Text
	more              []*canvas.Text // the lines after the first
	icon              *canvas.Image
}

// ring is the width of the focus ring with the gap inside it; it lies inside
// the button's own rectangle so that it never moves what is around it.
func (r *buttonRenderer) ringWidth() float32 { return r.size(look.SizeNameRing) }

// ringGap is what is left of that between the ring and what is in it.
const ringGap = 1

func (r *buttonRenderer) size(name fyne.ThemeSizeName) float32 {
	return theme.SizeForWidget(name, r.button)
}

func (r *buttonRenderer) MinSize() fyne.Size {
	text := fyne.MeasureText(r.button.Text, r.size(look.SizeNameButton), r.label.TextStyle)
	lines := float32(1)
	if r.button.Wraps {
		lines = float32(len(r.wrap(r.button.Size().Width)))
	}
	if r.button.Shrinks || r.button.Wraps {
		text.Width = 0
	}
	width := text.Width + 2*r.size(theme.SizeNameInnerPadding) + 2*r.ringWidth()
	if r.button.Icon != nil {
		width += r.size(theme.SizeNameInlineIcon) + r.size(theme.SizeNamePadding)
	}
	target := r.size(look.SizeNameTarget)
	least := target
	if r.button.Rank == Main {
		least = 3 * target // wide enough to be found at a glance
	}
	widest := r.size(look.SizeNamePage) - 2*pageMargin - r.size(theme.SizeNameScrollBar)
	return fyne.NewSize(min(max(width, least), widest), max(lines*text.Height+r.size(theme.SizeNameInnerPadding), target))
}

// leastLabelSize is the smallest text on a button.
const leastLabelSize = 16

// fit sets the words smaller where a slim window has no room for them, and
// cuts them to the width where the button may do so.
func (r *buttonRenderer) fit(width float32) {
	r.label.Text, r.label.TextSize = r.button.Text, r.size(look.SizeNameButton)
	if width <= 0 {
		return
	}
	if r.button.Wraps {
		lines := r.wrap(width)
		r.label.Text = lines[0]
		r.setMore(lines[1:])
		return
	}
	room := r.room(width)
	for !r.button.Shrinks && r.label.TextSize > leastLabelSize && r.label.MinSize().Width > room {
		r.label.TextSize--
	}
	if !r.button.Shrinks {
		return
	}
	words := []rune(r.button.Text)
	for len(words) > 1 && r.label.MinSize().Width > room {
		words = words[:len(words)-1]
		r.label.Text = string(words) + "…"
	}
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.fit(size.Width)
	r.ring.Resize(size)
	ringWidth := r.ringWidth()
	inner := size.SubtractWidthHeight(2*ringWidth, 2*ringWidth)
	for _, box := range []*canvas.Rectangle{r.face, r.shade} {
		box.Move(fyne.NewPos(ringWidth, ringWidth))
		box.Resize(inner)
	}
	text := r.label.MinSize()
	width := text.Width
	edge, gap := r.size(theme.SizeNameInlineIcon), r.size(theme.SizeNamePadding)
	if r.button.Icon != nil {
		width += edge + gap
	}
	left := (size.Width - width) / 2
	if r.button.Leading {
		left = ringWidth + r.size(theme.SizeNameInnerPadding)
	}
	if r.button.Icon != nil {
		r.icon.Move(fyne.NewPos(left, (size.Height-edge)/2))
		r.icon.Resize(fyne.NewSquareSize(edge))
		left += edge + gap
	}
	top := (size.Height - text.Height*float32(1+len(r.more))) / 2
	r.label.Move(fyne.NewPos(left, top))
	r.label.Resize(text)
	for _, line := range r.more {
		top += text.Height
		line.Move(fyne.NewPos(left, top))
		line.Resize(line.MinSize())
	}
}

func (r *buttonRenderer) Refresh() {
	b := r.button
	col := func(name fyne.ThemeColorName) color.Color { return theme.ColorForWidget(name, b) }
	face, edge := col(theme.ColorNameButton), col(look.ColorNameOutline)
	switch {
	case b.Disabled():
		face, edge = col(theme.ColorNameDisabledButton), color.Transparent
	case b.Rank == Main:
		face, edge = col(theme.ColorNamePrimary), color.Transparent
	case b.Rank == Quiet:
		face, edge = color.Transparent, color.Transparent
	}
	radius := r.size(theme.SizeNameInputRadius)
	r.face.FillColor, r.face.StrokeColor, r.face.StrokeWidth, r.face.CornerRadius = face, edge, r.size(look.SizeNameEdge), radius
	r.ring.FillColor, r.ring.CornerRadius = color.Transparent, radius+2
	r.ring.StrokeColor, r.ring.StrokeWidth = color.Transparent, r.ringWidth()-ringGap
	if b.focused && !b.Disabled() {
		r.ring.StrokeColor = col(theme.ColorNameFocus)
	}
	r.shade.FillColor, r.shade.CornerRadius = color.Transparent, radius
	switch {
	case b.Disabled():
	case b.pressed:
		r.shade.FillColor = col(theme.ColorNamePressed)
	case b.hovered:
		r.shade.FillColor = col(theme.ColorNameHover)
	}
	r.label.Text, r.label.Color, r.label.TextSize = b.Text, col(r.hue()), r.size(look.SizeNameButton)
	r.label.TextStyle = fyne.TextStyle{Bold: b.Rank == Main}
	for _, line := range r.more {
		line.Color, line.TextSize, line.TextStyle = r.label.Color, r.label.TextSize, r.label.TextStyle
	}
	r.icon.Resource = nil
	if b.Icon != nil {
		r.icon.Resource = theme.NewColoredResource(b.Icon, r.hue())
	}
	r.icon.Hidden = b.Icon == nil
	r.Layout(b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// hue is the name of the colour that words and icon have.
func (r *buttonRenderer) hue() fyne.ThemeColorName {
	switch {
	case r.button.Disabled():
		return theme.ColorNameDisabled
	case r.button.Rank == Main:
		return theme.ColorNameForegroundOnPrimary
	case r.button.Rank == Quiet:
		return theme.ColorNamePrimary
	}
	return theme.ColorNameForeground
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ring, r.face, r.shade, r.icon, r.label}
	for _, line := range r.more {
		objects = append(objects, line)
	}
	return objects
}

func (r *buttonRenderer) Destroy() {}
