package practice

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strings"
)

//go:embed templates static
var files embed.FS

// view is what a template sees.
type view struct {
	page      string // the template's file name without .html
	Site      string // "gateway", "insurer" or "" for neither
	Lang      Lang
	Back      string // the page's own address, for the language switch
	FormToken string // empty on a page that needs no browser
	LoggedIn  bool
	Person    string
	Left      int // seconds of the session; 0 = no clock
	Notice    notice
	Task      *task // the exercise under way, or nil
	Data      any
}

// Refused is the sentence to show beside the field with that id, or "".
func (v view) Refused(field string) string {
	if v.Notice.Field == field {
		return v.Notice.Text
	}
	return ""
}

// Why is the portal's own explanation of that sentence; empty for none.
func (v view) Why(field string) saying {
	if v.Notice.Field == field {
		return v.Notice.Why
	}
	return saying{}
}

// English says whether the portal's own sentences are.
func (v view) English() bool { return v.Lang == English }

// Clock is the rest of the session as the portal writes it, "09:59".
func (v view) Clock() string { return fmt.Sprintf("%02d:%02d", v.Left/60, v.Left%60) }

// pages are the parsed templates by language and name. Each is
// templates/NAME.html inside templates/layout.html.
type pages map[Lang]map[string]*template.Template

func loadPages() (pages, error) {
	meanings, err := loadGlosses()
	if err != nil {
		return nil, err
	}
	all := pages{}
	for _, lang := range []Lang{Hungarian, English} {
		if all[lang], err = parsePages(meanings.words(lang)); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func parsePages(words template.FuncMap) (map[string]*template.Template, error) {
	const layout = "templates/layout.html"
	base, err := template.New("").Funcs(words).ParseFS(files, layout)
	if err != nil {
		return nil, fmt.Errorf("parse layout: %w", err)
	}
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		return nil, fmt.Errorf("list templates: %w", err)
	}
	all := map[string]*template.Template{}
	for _, name := range names {
		if name == layout {
			continue
		}
		page, err := base.Clone()
		if err != nil {
			return nil, fmt.Errorf("copy layout: %w", err)
		}
		if page, err = page.ParseFS(files, name); err != nil {
			return nil, fmt.Errorf("parse page: %w", err)
		}
		all[strings.TrimSuffix(path.Base(name), ".html")] = page
	}
	return all, nil
}

func (p pages) render(w io.Writer, v view) error {
	if v.Lang == "" {
		v.Lang = Hungarian
	}
	page := p[v.Lang][v.page]
	if page == nil {
		return fmt.Errorf("render page %q: %w", v.page, errNoPage)
	}
	if err := page.ExecuteTemplate(w, "layout.html", v); err != nil {
		return fmt.Errorf("render page %q: %w", v.page, err)
	}
	return nil
}
