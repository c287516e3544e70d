package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/look"
)

// Tone says what kind of news a notice brings. Each has a shape of its own,
// so that nothing rests on colour alone.
type Tone int

// The tones of a notice.
const (
	Info Tone = iota
	Good
	Careful
	Trouble
)

// String names the tone, in English.
func (t Tone) String() string {
	switch t {
	case Good:
		return "good"
	case Careful:
		return "careful"
	case Trouble:
		return "trouble"
	}
	return "info"
}

// Notice is news that stands in the page: a shape, a title, and what to do.
// A notice without text is hidden.
type Notice struct {
	widget.BaseWidget
	tone  Tone
	title *widget.Label
	body  *widget.Label

	// brief leaves the body out, where there is no room for it.
	brief bool
	// changed tells the page around it that its height may be another.
	changed func()
}

// NewNotice returns a notice; it is hidden while both texts are empty.
func NewNotice(tone Tone, title, body string) *Notice {
	n := &Notice{tone: tone, title: NewWords(title), body: NewWords(body)}
	n.title.TextStyle = fyne.TextStyle{Bold: true}
	n.ExtendBaseWidget(n)
	n.Set(tone, title, body)
	return n
}

// Set changes tone and texts; empty texts hide the notice.
func (n *Notice) Set(tone Tone, title, body string) {
	n.tone = tone
	n.title.SetText(title)
	n.body.SetText(body)
	n.title.Hidden = title == ""
	n.body.Hidden = body == "" || n.brief && title != ""
	n.Hidden = title == "" && body == ""
	n.Refresh()
	if n.changed != nil {
		n.changed()
	}
}

// Count changes the texts of a notice that is shown, and not what is around it: for
// what counts down.
func (n *Notice) Count(title, body string) {
	n.title.SetText(title)
	n.body.SetText(body)
}

// Tone is what kind of news it is.
func (n *Notice) Tone() Tone { return n.tone }

// Clear hides the notice.
func (n *Notice) Clear() { n.Set(Info, "", "") }

// CreateRenderer draws the notice.
func (n *Notice) CreateRenderer() fyne.WidgetRenderer {
	r := &noticeRenderer{
		notice: n,
		box:    canvas.NewRectangle(color.Transparent),
		icon:   canvas.NewImageFromResource(nil),
		words:  NewTightColumn(n.title, n.body),
	}
	r.icon.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type noticeRenderer struct {
	notice *Notice
	box    *canvas.Rectangle
	icon   *canvas.Image
	words  *fyne.Container
}

func (r *noticeRenderer) edges() (pad, icon float32) {
	return theme.SizeForWidget(theme.SizeNamePadding, r.notice), theme.SizeForWidget(theme.SizeNameInlineIcon, r.notice)
}

func (r *noticeRenderer) MinSize() fyne.Size {
	pad, icon := r.edges()
	words := r.words.MinSize()
	return fyne.NewSize(words.Width+icon+4*pad, max(words.Height, icon)+2*pad)
}

func (r *noticeRenderer) Layout(size fyne.Size) {
	pad, icon := r.edges()
	r.box.Resize(size)
	top := pad + theme.SizeForWidget(theme.SizeNameInnerPadding, r.notice)
	r.icon.Move(fyne.NewPos(2*pad, top))
	r.icon.Resize(fyne.NewSquareSize(icon))
	r.words.Move(fyne.NewPos(2*pad+icon, pad))
	r.words.Resize(fyne.NewSize(size.Width-icon-4*pad, size.Height-2*pad))
}

func (r *noticeRenderer) Refresh() {
	edge, icon := theme.ColorNamePrimary, theme.InfoIcon()
	switch r.notice.tone {
	case Good:
		edge, icon = theme.ColorNameSuccess, theme.ConfirmIcon()
	case Careful:
		edge, icon = theme.ColorNameWarning, theme.WarningIcon()
	case Trouble:
		edge, icon = theme.ColorNameError, theme.ErrorIcon()
	}
	r.box.FillColor = theme.ColorForWidget(look.ColorNameCard, r.notice)
	r.box.StrokeColor = theme.ColorForWidget(edge, r.notice)
	r.box.StrokeWidth = 2
	r.box.CornerRadius = theme.SizeForWidget(theme.SizeNameInputRadius, r.notice)
	r.icon.Resource = theme.NewColoredResource(icon, edge)
	r.Layout(r.notice.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *noticeRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.icon, r.words}
}

func (r *noticeRenderer) Destroy() {}
