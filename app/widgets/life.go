package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
)

// Life is what fields tell the window of whoever types into them: the toolkit tells
// a window only of keys that no field has the focus for.
type Life struct {
	// Touched is told that something is typed.
	Touched func()
	// Shortcut is told of keys pressed together with Ctrl or Alt, and reports
	// whether the window has a use for them.
	Shortcut func(fyne.Shortcut) bool
}

// living is a widget that tells it.
type living interface{ setLife(Life) }

// Enliven has all fields in an object tell, those too that come into its pages
// later.
func Enliven(o fyne.CanvasObject, life Life) {
	switch o := o.(type) {
	case nil:
		return
	case *Page:
		o.life = life
		o.enliven()
	case *fyne.Container:
		if turning, ok := o.Layout.(*turning); ok {
			turning.life = life
		}
	}
	if l, ok := o.(living); ok {
		l.setLife(life)
	}
	for _, child := range inside(o) {
		Enliven(child, life)
	}
}

// enliven has all fields of the page tell what the page was told to.
func (p *Page) enliven() {
	for _, part := range []fyne.CanvasObject{p.head, p.body, p.bar} {
		if part != nil {
			Enliven(part, p.life)
		}
	}
	if p.scroll != nil {
		Enliven(p.scroll.Content, p.life)
	}
}

// turning is the layout of one page after another in the same place.
type turning struct {
	stack fyne.Layout
	life  Life
}

// NewTurning returns the place of one page at a time.
func NewTurning() *fyne.Container {
	return &fyne.Container{Layout: &turning{stack: layout.NewStackLayout()}}
}

// Layout shows the page that is there now.
func (t *turning) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		Enliven(o, t.life)
	}
	t.stack.Layout(objects, size)
}

// MinSize is that of the largest page.
func (t *turning) MinSize(objects []fyne.CanvasObject) fyne.Size { return t.stack.MinSize(objects) }

func (i *Input) setLife(life Life) { i.life = life }

func (i *Input) typed() {
	if i.life.Touched != nil {
		i.life.Touched()
	}
}

// TypedKey is a key that writes nothing by itself.
func (i *Input) TypedKey(e *fyne.KeyEvent) {
	i.typed()
	i.Entry.TypedKey(e)
}

// TypedShortcut leaves to the window what is for the window.
func (i *Input) TypedShortcut(shortcut fyne.Shortcut) {
	i.typed()
	if i.life.Shortcut == nil || !i.life.Shortcut(shortcut) {
		i.Entry.TypedShortcut(shortcut)
	}
}
