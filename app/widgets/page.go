package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/look"
)

// Page is the frame of every screen: a title on top, a body that scrolls when
// it must, and a bar of buttons at the bottom whose main one is always at the
// right. News for the user stands above the bar, where it is seen without
// scrolling; with large text, which leaves little room, it begins the body.
type Page struct {
	widget.BaseWidget
	head, body, news, bar fyne.CanvasObject
	scroll                *container.Scroll
	// wanted is what has to stay in sight; laidOut for which size it was.
	wanted  fyne.CanvasObject
	laidOut fyne.Size
	// top is the news where it begins the body; fresh tells that it has just
	// come, and is to be seen before what has the focus.
	top   *Notice
	fresh bool
	life  Life
}

// PageParts are what a page is made of; nil parts are left out.
type PageParts struct {
	// Top stands above the title, at the right: help, settings.
	Top fyne.CanvasObject
	// Title is the page's one question.
	Title string
	// Body fills the middle. Fill says that it scrolls by itself.
	Body fyne.CanvasObject
	Fill bool
	// News is a Notice; Actions the buttons, the main one last.
	News    *Notice
	Actions []fyne.CanvasObject
	// Apart puts the first of the buttons at the left, away from the others:
	// the way back.
	Apart bool
}

// NewPage returns a page of the parts.
func NewPage(parts PageParts) *Page {
	p := &Page{body: parts.Body}
	head := NewColumn()
	if parts.Top != nil {
		head.Add(parts.Top)
	}
	crowded := !parts.Fill && (textScale(p) >= largeText && isSlim(p) || textScale(p) >= hugeText && parts.Top != nil)
	// A list with large text needs the room more than it needs a title.
	switch {
	case parts.Title == "" || parts.Fill && textScale(p) >= largeText:
	case crowded:
		parts.Body = NewColumn(NewHeading(parts.Title), parts.Body)
	default:
		head.Add(NewHeading(parts.Title))
	}
	p.head = head
	if parts.News != nil {
		p.news = parts.News
		parts.News.changed = p.newsChanged
		parts.News.brief = parts.Fill && textScale(p) >= largeText
	}
	if !parts.Fill {
		if p.news != nil && textScale(p) >= newsScrolls {
			parts.Body = NewColumn(p.news, parts.Body)
			p.top, p.news = parts.News, nil
		}
		// The scroll bar gets room of its own, so that it covers no text.
		p.scroll = container.NewVScroll(container.New(gutter{}, parts.Body))
		p.body = p.scroll
		p.follow(p.scroll.Content)
	}
	if len(parts.Actions) > 0 {
		row := NewButtonRow(parts.Actions...)
		row.Apart = parts.Apart
		p.bar = row
	}
	p.ExtendBaseWidget(p)
	return p
}

// newsChanged makes room for the news, and shows it where it scrolls.
func (p *Page) newsChanged() {
	p.Refresh()
	if p.top != nil && p.top.Visible() {
		p.fresh = true
		p.scroll.ScrollToTop()
	}
}

// ShowEnd scrolls to the end of the body, where something has just appeared.
func (p *Page) ShowEnd() {
	p.Refresh()
	if p.scroll != nil {
		p.wanted = nil
		p.scroll.ScrollToBottom()
	}
}

// CreateRenderer draws the page.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	return &pageRenderer{page: p, line: canvas.NewRectangle(theme.ColorForWidget(look.ColorNameOutline, p))}
}

type pageRenderer struct {
	page *Page
	line *canvas.Rectangle
}

// The lowest page, and the room around what is on it.
const (
	leastPageHeight = 480
	leastPageGrowth = 30 // by so much for each 100 % of text
	pageMargin      = 14
	// newsScrolls is the text size, against the normal one, from which on news
	// and body share the scrolling part; largeText that from which on a page
	// shows what is to be done before what is to be read.
	newsScrolls = 1.2
	largeText   = 1.5
	// hugeText is that from which on a title scrolls with the body, where the
	// page has something above it.
	hugeText = 2.4
	// widestText keeps lines short enough to read on a wide window.
	widestText = 980
)

func (r *pageRenderer) MinSize() fyne.Size {
	grown := (textScale(r.page) - 1) * leastPageGrowth
	return fyne.NewSize(theme.SizeForWidget(look.SizeNamePage, r.page), leastPageHeight+grown)
}

func (r *pageRenderer) Layout(size fyne.Size) {
	p := r.page
	width := min(size.Width-2*pageMargin, widestText*textScale(p))
	left := (size.Width - width) / 2
	top, bottom := float32(pageMargin/2), size.Height-pageMargin/2
	top += r.place(p.head, fyne.NewPos(left, top), width)
	if p.bar != nil {
		height := heightFor(p.bar, width)
		bottom -= height
		p.bar.Move(fyne.NewPos(left, bottom))
		p.bar.Resize(fyne.NewSize(width, height))
		bottom -= pageMargin
		r.line.Move(fyne.NewPos(0, bottom+pageMargin/2))
		r.line.Resize(fyne.NewSize(size.Width, 1))
	}
	r.line.Hidden = p.bar == nil
	if p.news != nil && p.news.Visible() {
		height := heightFor(p.news, width)
		bottom -= height
		p.news.Move(fyne.NewPos(left, bottom))
		p.news.Resize(fyne.NewSize(width, height))
		bottom -= pageMargin / 2
	}
	height := max(bottom-top, 0)
	if p.scroll != nil {
		heightFor(p.scroll.Content, width)
	}
	p.body.Move(fyne.NewPos(left, top))
	p.body.Resize(fyne.NewSize(width, height))
	if p.scroll == nil {
		return
	}
	p.follow(p.scroll.Content) // what came since
	p.enliven()
	if p.wanted != nil && !p.fresh && size != p.laidOut {
		p.scrollTo(p.wanted, 0)
	}
	p.laidOut = size
}

func (r *pageRenderer) place(o fyne.CanvasObject, at fyne.Position, width float32) float32 {
	height := heightFor(o, width)
	o.Move(at)
	o.Resize(fyne.NewSize(width, height))
	return height
}

func (r *pageRenderer) Refresh() {
	r.line.FillColor = theme.ColorForWidget(theme.ColorNameSeparator, r.page)
	r.Layout(r.page.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *pageRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.page.head, r.page.body}
	if r.page.news != nil {
		objects = append(objects, r.page.news)
	}
	if r.page.bar != nil {
		objects = append(objects, r.line, r.page.bar)
	}
	return objects
}

func (r *pageRenderer) Destroy() {}

func textScale(w fyne.Widget) float32 {
	return theme.SizeForWidget(theme.SizeNameText, w) / 18
}

// LargeText tells whether the text is so large that a page shows what is to be
// done first, and all else below it.
func LargeText() bool { return theme.TextSize()/18 >= largeText }

// isSlim tells whether the window is in its slim form.
func isSlim(w fyne.Widget) bool {
	return theme.SizeForWidget(look.SizeNamePage, w) < slimBelow
}

// slimBelow is narrower than any page that is not in the slim form.
const slimBelow = 500

// gutter leaves room for the scroll bar at the right of its one object.
type gutter struct{}

func (gutter) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - theme.ScrollBarSize()
	for _, o := range objects {
		o.Resize(fyne.NewSize(width, heightFor(o, width)))
	}
}

func (gutter) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(0, 0)
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least.AddWidthHeight(theme.ScrollBarSize(), 0)
}
