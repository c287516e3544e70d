package widgets

import (
	"image"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Frame marks a part of a Picture, in the picture's pixels. The mouse presses
// it; for the keyboard there is a list beside the picture.
type Frame struct {
	At       image.Rectangle
	OnTapped func()
}

// Picture shows an image as large as there is room, with numbered frames.
type Picture struct {
	widget.BaseWidget
	image  image.Image
	frames []Frame
}

// NewPicture returns a picture; frames are numbered from 1.
func NewPicture(img image.Image, frames []Frame) *Picture {
	p := &Picture{image: img, frames: frames}
	p.ExtendBaseWidget(p)
	return p
}

// Image is what is shown.
func (p *Picture) Image() image.Image { return p.image }

// pictureHeight leaves room for words under the picture in a low window.
const pictureHeight = 190

// CreateRenderer draws the picture.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	r := &pictureRenderer{picture: p, image: canvas.NewImageFromImage(p.image)}
	r.image.FillMode = canvas.ImageFillContain
	for i, f := range p.frames {
		r.marks = append(r.marks, newMark(strconv.Itoa(i+1), f.OnTapped))
	}
	return r
}

type pictureRenderer struct {
	picture *Picture
	image   *canvas.Image
	marks   []*mark
}

func (r *pictureRenderer) MinSize() fyne.Size { return fyne.NewSize(1, pictureHeight) }

func (r *pictureRenderer) Layout(size fyne.Size) {
	r.image.Resize(size)
	whole := r.picture.image.Bounds()
	scale := min(size.Width/float32(max(whole.Dx(), 1)), size.Height/float32(max(whole.Dy(), 1)))
	left := (size.Width - scale*float32(whole.Dx())) / 2
	top := (size.Height - scale*float32(whole.Dy())) / 2
	for i, m := range r.marks {
		at := r.picture.frames[i].At
		room := m.MinSize()
		wide := fyne.NewSize(scale*float32(at.Dx()), scale*float32(at.Dy())).Max(room)
		// A frame at the very edge stays within the picture.
		m.Resize(wide)
		m.Move(fyne.NewPos(
			min(max(left+scale*float32(at.Min.X), 0), max(size.Width-wide.Width, 0)),
			min(max(top+scale*float32(at.Min.Y), 0), max(size.Height-wide.Height, 0))))
	}
}

func (r *pictureRenderer) Refresh() {
	r.image.Refresh()
	r.Layout(r.picture.Size())
}

func (r *pictureRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.image}
	for _, m := range r.marks {
		objects = append(objects, m)
	}
	return objects
}

func (r *pictureRenderer) Destroy() {}

// mark is one numbered frame.
type mark struct {
	widget.BaseWidget
	number string
	tapped func()
}

var (
	_ fyne.Tappable      = (*mark)(nil)
	_ desktop.Cursorable = (*mark)(nil)
)

func newMark(number string, tapped func()) *mark {
	m := &mark{number: number, tapped: tapped}
	m.ExtendBaseWidget(m)
	return m
}

// Tapped chooses what is in the frame.
func (m *mark) Tapped(*fyne.PointEvent) { m.tapped() }

// Cursor is a hand.
func (m *mark) Cursor() desktop.Cursor { return desktop.PointerCursor }

// leastMark is large enough to be hit.
const leastMark = 52

// CreateRenderer draws a frame with its number on a plate in the middle.
func (m *mark) CreateRenderer() fyne.WidgetRenderer {
	face := theme.ColorForWidget(theme.ColorNamePrimary, m)
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeColor, frame.StrokeWidth = face, 4
	number := canvas.NewText(m.number, theme.ColorForWidget(theme.ColorNameForegroundOnPrimary, m))
	number.TextStyle.Bold = true
	number.TextSize = theme.SizeForWidget(theme.SizeNameText, m)
	return &markRenderer{frame: frame, plate: canvas.NewRectangle(face), number: number}
}

type markRenderer struct {
	frame, plate *canvas.Rectangle
	number       *canvas.Text
}

// plateSize is that of the number's plate.
func (r *markRenderer) plateSize() fyne.Size { return r.number.MinSize().AddWidthHeight(12, 4) }

func (r *markRenderer) MinSize() fyne.Size { return r.plateSize().Max(fyne.NewSquareSize(leastMark)) }

func (r *markRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	plate := r.plateSize()
	at := fyne.NewPos((size.Width-plate.Width)/2, (size.Height-plate.Height)/2)
	r.plate.Resize(plate)
	r.plate.Move(at)
	r.number.Resize(r.number.MinSize())
	r.number.Move(at.AddXY(6, 2))
}

func (r *markRenderer) Refresh() { r.number.Refresh() }

func (r *markRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.frame, r.plate, r.number}
}

func (r *markRenderer) Destroy() {}
