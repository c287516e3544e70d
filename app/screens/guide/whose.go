package guide

import (
	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// NewWhose returns a page that asks which entry a login is with.
func NewWhose(words *text.Catalog, people []string, chosen func(i int), back func()) *List {
	l := &List{back: back}
	body := widgets.NewColumn()
	for i, name := range people {
		b := widgets.NewButton(name, func() { chosen(i) })
		b.Leading, b.Wraps = true, true
		if l.first == nil {
			l.first = b
		}
		body.Add(b)
	}
	l.page = widgets.NewPage(widgets.PageParts{
		Title: words.T("guide.whose"), Body: body,
		Actions: []fyne.CanvasObject{widgets.NewButton(words.T("common.back"), back)}, Apart: true,
	})
	return l
}
