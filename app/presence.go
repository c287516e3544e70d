package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// presence wraps a screen and notices that the mouse moves over it: a sign
// that the user is there.
type presence struct {
	widget.BaseWidget
	content fyne.CanvasObject
	touched func()
}

var _ desktop.Hoverable = (*presence)(nil)

func newPresence(content fyne.CanvasObject, touched func()) *presence {
	p := &presence{content: content, touched: touched}
	p.ExtendBaseWidget(p)
	return p
}

// MouseIn is the mouse arriving.
func (p *presence) MouseIn(*desktop.MouseEvent) { p.touched() }

// MouseMoved is the mouse moving.
func (p *presence) MouseMoved(*desktop.MouseEvent) { p.touched() }

// MouseOut is the mouse leaving, or moving onto a button.
func (p *presence) MouseOut() { p.touched() }

// CreateRenderer draws the content alone.
func (p *presence) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(p.content)
}
