package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/look"
)

// Card is a framed surface around one object.
type Card struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

// NewCard frames the object.
func NewCard(content fyne.CanvasObject) *Card {
	c := &Card{content: content}
	c.ExtendBaseWidget(c)
	return c
}

func (c *Card) held() []fyne.CanvasObject { return []fyne.CanvasObject{c.content} }

// room is the width that a card of a width leaves for its object.
func (c *Card) room(width float32) float32 {
	return width - 2*1.5*theme.SizeForWidget(theme.SizeNamePadding, c)
}

// CreateRenderer draws the frame.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{card: c, box: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type cardRenderer struct {
	card *Card
	box  *canvas.Rectangle
}

func (r *cardRenderer) inset() float32 {
	return theme.SizeForWidget(theme.SizeNamePadding, r.card) * 1.5
}

func (r *cardRenderer) MinSize() fyne.Size {
	inset := 2 * r.inset()
	return r.card.content.MinSize().AddWidthHeight(inset, inset)
}

func (r *cardRenderer) Layout(size fyne.Size) {
	r.box.Resize(size)
	inset := r.inset()
	r.card.content.Move(fyne.NewPos(inset, inset))
	r.card.content.Resize(size.SubtractWidthHeight(2*inset, 2*inset))
}

func (r *cardRenderer) Refresh() {
	r.box.FillColor = theme.ColorForWidget(look.ColorNameCard, r.card)
	r.box.StrokeColor = theme.ColorForWidget(theme.ColorNameSeparator, r.card)
	r.box.StrokeWidth = theme.SizeForWidget(look.SizeNameEdge, r.card)
	r.box.CornerRadius = theme.SizeForWidget(theme.SizeNameInputRadius, r.card) + 2
	r.Layout(r.card.Size())
	r.box.Refresh()
	r.card.content.Refresh()
}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.card.content}
}

func (r *cardRenderer) Destroy() {}
