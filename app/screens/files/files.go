// Package files owns the page on which a person goes through folders: to
// choose one to save into, or to choose a file in one. It reads no folder
// itself, and writes nothing.
//
// It stands in for the toolkit's own file dialog, which has English words
// that cannot be translated and does not fit a small window with large text.
package files

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Row is a folder or file to press.
type Row struct {
	Name string
	// Folder says that pressing it goes into it.
	Folder bool
	Path   string
}

// Folder is what the page shows of one folder, or of the list of places.
type Folder struct {
	// Name is the folder's for the reader; Path its own. The list of places
	// has neither.
	Name, Path string
	// Parent is the folder around it, "" where going up shows the places.
	Parent string
	Rows   []Row
}

// Wording is what the page says, ready to read.
type Wording struct {
	Title, Explain string
	// Choose is on the button that takes the folder shown; empty where a file
	// is to be chosen.
	Choose string
	// Empty is said of a folder that has nothing to choose; may be empty.
	Empty string
	// Busy is said while the folder is being written to.
	Busy string
}

// Actions are what the user can ask for here.
type Actions struct {
	// Open is to show a folder, "" for the places; the caller answers with
	// Show or Failed.
	Open func(path string)
	// Choose takes a folder or file; the caller leaves the page or answers
	// with Failed.
	Choose func(path string)
	Back   func()
}

// Screen is the page.
type Screen struct {
	words   *text.Catalog
	wording Wording
	actions Actions
	page    *widgets.Page
	where   *widget.Label
	explain *widget.Label
	news    *widgets.Notice
	list    *widgets.Rows
	choose  *widgets.Button
	folder  Folder
	rows    []Row
}

// New returns the page, empty until Show.
func New(words *text.Catalog, wording Wording, actions Actions) *Screen {
	s := &Screen{words: words, wording: wording, actions: actions, news: widgets.NewNotice(widgets.Info, "", "")}
	s.where = widgets.NewName("")
	s.where.TextStyle = fyne.TextStyle{Bold: true}
	s.list = widgets.NewRows(func() int { return len(s.rows) },
		func() fyne.CanvasObject {
			b := widgets.NewButton("", nil)
			b.Leading, b.Shrinks = true, true
			return b
		},
		func(i int, o fyne.CanvasObject) { s.draw(i, o.(*widgets.Button)) },
	)
	s.list.OnSelected = func(i widget.ListItemID) { s.list.Unselect(i); s.press(i) }
	s.choose = widgets.NewMainButton(wording.Choose, func() { s.take(s.folder.Path) })
	s.choose.Hidden = wording.Choose == ""
	head := widgets.NewColumn()
	s.explain = widgets.NewWords(wording.Explain)
	s.explain.Hidden = wording.Explain == ""
	head.Add(s.explain)
	head.Add(s.where)
	s.page = widgets.NewPage(widgets.PageParts{
		Title: wording.Title,
		Body:  container.NewBorder(head, nil, nil, nil, s.list.Framed()), Fill: true,
		News:    s.news,
		Actions: []fyne.CanvasObject{widgets.NewButton(words.T("common.back"), actions.Back), s.choose},
	})
	return s
}

// Content is the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Shown does nothing: the first Tab reaches the list.
func (s *Screen) Shown(func(fyne.Focusable)) {}

// Hidden does nothing: nothing here is secret.
func (s *Screen) Hidden() {}

// Escape leaves the page.
func (s *Screen) Escape() { s.actions.Back() }

// Show shows a folder.
func (s *Screen) Show(folder Folder) {
	s.folder = folder
	s.rows = nil
	if folder.Path != "" {
		if folder.Parent != "" {
			s.rows = append(s.rows, Row{Name: s.words.T("files.up"), Folder: true, Path: folder.Parent})
		}
		s.rows = append(s.rows, Row{Name: s.words.T("files.places"), Folder: true})
	}
	s.rows = append(s.rows, folder.Rows...)
	s.where.SetText(folder.Name)
	s.where.Hidden = folder.Name == ""
	s.news.Clear()
	if folder.Path != "" && !slices.ContainsFunc(folder.Rows, func(r Row) bool { return !r.Folder }) {
		s.news.Set(widgets.Info, s.wording.Empty, "")
	}
	// With large text there is no room for both.
	s.explain.Hidden = s.wording.Explain == "" || s.news.Visible() && widgets.LargeText()
	s.ready()
	s.list.ScrollToTop()
	s.page.Refresh()
	s.list.Refresh()
}

// Failed says why it did not work; the user can try another folder.
func (s *Screen) Failed(title, body string) {
	s.ready()
	s.news.Set(widgets.Trouble, title, body)
}

// ready lets the folder be chosen, where there is one.
func (s *Screen) ready() {
	if s.folder.Path == "" {
		s.choose.Disable()
		return
	}
	s.choose.Enable()
}

func (s *Screen) take(path string) {
	s.choose.Disable()
	s.news.Set(widgets.Info, s.wording.Busy, "")
	s.actions.Choose(path)
}

func (s *Screen) press(i int) {
	if i >= len(s.rows) {
		return
	}
	if row := s.rows[i]; row.Folder {
		s.actions.Open(row.Path)
	} else {
		s.take(row.Path)
	}
}

func (s *Screen) draw(i int, b *widgets.Button) {
	if i >= len(s.rows) {
		return
	}
	row := s.rows[i]
	b.Icon = theme.FileImageIcon()
	switch {
	case row.Folder && (i == 0 || s.folder.Parent != "" && i == 1) && s.folder.Path != "":
		b.Icon = theme.NavigateBackIcon()
		if row.Path != "" {
			b.Icon = theme.MoveUpIcon()
		}
	case row.Folder:
		b.Icon = theme.FolderIcon()
	}
	b.Text = row.Name
	b.OnTapped = func() { s.press(i) }
	b.Refresh()
}
