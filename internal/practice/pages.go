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
	FormToken string
	LoggedIn  bool
	Person    string
	Left      int // seconds of the session; 0 = no clock
	Notice    notice
	Data      any
}

// Refused is the sentence to show beside the field with that id, or "".
func (v view) Refused(field string) string {
	if v.Notice.Field == field {
		return v.Notice.Text
	}
	return ""
}

// Clock is the rest of the session as the portal writes it, "09:59".
func (v view) Clock() string { return fmt.Sprintf("%02d:%02d", v.Left/60, v.Left%60) }

// pages are the parsed templates by name. Each is templates/NAME.html inside
// templates/layout.html.
type pages map[string]*template.Template

func loadPages() (pages, error) {
	const layout = "templates/layout.html"
	base, err := template.ParseFS(files, layout)
	if err != nil {
		return nil, fmt.Errorf("parse layout: %w", err)
	}
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		return nil, fmt.Errorf("list templates: %w", err)
	}
	all := pages{}
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
	page := p[v.page]
	if page == nil {
		return fmt.Errorf("render page %q: %w", v.page, errNoPage)
	}
	if err := page.ExecuteTemplate(w, "layout.html", v); err != nil {
		return fmt.Errorf("render page %q: %w", v.page, err)
	}
	return nil
}
