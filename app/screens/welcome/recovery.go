package welcome

import (
	"strings"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Recovery shows the recovery key once, to be written down.
type Recovery struct {
	page *widgets.Page
	key  *fyne.Container
}

// groupsPerLine keeps a line short enough to copy by hand without losing it.
const groupsPerLine = 3

// NewRecovery returns the page; done is called when the user has written the
// key down or puts it off.
func NewRecovery(words *text.Catalog, groups []string, done func()) *Recovery {
	r := &Recovery{key: widgets.NewTightColumn()}
	for start := 0; start < len(groups); start += groupsPerLine {
		line := strings.Join(groups[start:min(start+groupsPerLine, len(groups))], "  ")
		r.key.Add(widgets.NewBig(line))
	}
	r.page = widgets.NewPage(widgets.PageParts{
		Title: words.T("recovery.title"),
		Body: widgets.NewColumn(
			widgets.NewWords(words.T("recovery.what")),
			widgets.NewCard(r.key),
			widgets.NewWords(words.T("recovery.where")),
		),
		Actions: []fyne.CanvasObject{
			widgets.NewButton(words.T("recovery.later"), done),
			widgets.NewMainButton(words.T("recovery.written"), done),
		},
	})
	return r
}

// Content is the page.
func (r *Recovery) Content() fyne.CanvasObject { return r.page }

// Shown does nothing.
func (r *Recovery) Shown(func(fyne.Focusable)) {}

// Hidden drops the key from the window.
func (r *Recovery) Hidden() { r.key.RemoveAll() }
