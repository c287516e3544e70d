package manual

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"kapukod/internal/guide"
)

// index is the manual's first page: the chapters, and the way to the guides.
func (b *book) index() []byte {
	var out bytes.Buffer
	l := b.words.Labels
	fmt.Fprintf(&out, "# %s – %s\n\n%s\n\n[%s (PDF)](%s)\n\n## %s\n\n", b.words.Title, b.words.Subtitle, b.words.Unofficial, l.PDF, PDFName, l.Contents)
	for _, c := range b.words.Chapters {
		fmt.Fprintf(&out, "- [%s](#%s)\n", c.Title, c.ID)
	}
	fmt.Fprintf(&out, "\n%s:\n\n", l.Guides)
	for _, g := range b.guides {
		fmt.Fprintf(&out, "- [%s](%s.md) – %s\n", g.Title.HU, g.ID, g.About.HU)
	}
	for _, c := range b.words.Chapters {
		fmt.Fprintf(&out, "\n<a id=\"%s\"></a>\n\n## %s\n\n%s\n", c.ID, c.Title, strings.Join(c.Paragraphs, "\n\n"))
		if c.Picture != "" {
			fmt.Fprintf(&out, "\n![%s](%s)\n", c.Alt, path.Join(b.path, b.names[c.Picture]))
		}
	}
	fmt.Fprintf(&out, "\n---\n\n%s\n", l.Made)
	return out.Bytes()
}

// page is the page of one guide.
func (b *book) page(g guide.Guide) []byte {
	var out bytes.Buffer
	l := b.words.Labels
	fmt.Fprintf(&out, "# %s\n\n%s\n\n%s %s.", g.Title.HU, g.About.HU, l.Checked, b.month(g.Checked))
	if g.Practice != "" {
		fmt.Fprintf(&out, " %s", l.Practice)
	}
	out.WriteString("\n")
	for i, s := range g.Steps {
		fmt.Fprintf(&out, "\n<a id=\"%s\"></a>\n\n## %d. %s\n\n%s\n", s.ID, i+1, s.Title.HU, paragraphs(s.Text.HU))
		if s.URL != "" {
			fmt.Fprintf(&out, "\n%s <%s>\n", l.Open, s.URL)
		}
		if s.Sketch != nil {
			fmt.Fprintf(&out, "\n![%s](%s)\n", b.alt(*s.Sketch), drawing(g, s))
		} else if len(s.Labels) > 0 {
			fmt.Fprintf(&out, "\n%s „%s”\n", l.LookFor, strings.Join(s.Labels, "”, „"))
		}
		if !s.Warn.Empty() {
			fmt.Fprintf(&out, "\n> **%s** %s\n", l.Warning, strings.ReplaceAll(s.Warn.HU, "\n", "\n>\n> "))
		}
		b.choices(&out, g, s)
		b.trouble(&out, g, s)
	}
	fmt.Fprintf(&out, "\n---\n\n[%s – %s](README.md)\n", b.words.Title, b.words.Subtitle)
	return out.Bytes()
}

func (b *book) choices(out *bytes.Buffer, g guide.Guide, s guide.Step) {
	if len(s.Choices) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s\n\n", b.words.Labels.Choose)
	for _, c := range s.Choices {
		if c.Guide != "" {
			fmt.Fprintf(out, "- **%s** → [%s](%s.md)\n", c.Text.HU, b.title(c.Guide), c.Guide)
		} else {
			fmt.Fprintf(out, "- **%s** → [%s](#%s)\n", c.Text.HU, numbered(g, c.Step), c.Step)
		}
	}
}

func (b *book) trouble(out *bytes.Buffer, g guide.Guide, s guide.Step) {
	if len(s.Trouble) == 0 {
		return
	}
	fmt.Fprintf(out, "\n**%s**\n\n", b.words.Labels.Trouble)
	for _, t := range s.Trouble {
		fmt.Fprintf(out, "- *%s* %s", t.What.HU, strings.ReplaceAll(t.Repair.HU, "\n", " "))
		if t.GoTo != "" {
			fmt.Fprintf(out, " %s [%s](#%s)", b.words.Labels.GoTo, numbered(g, t.GoTo), t.GoTo)
		}
		out.WriteString("\n")
	}
}

// numbered is a step's number and title.
func numbered(g guide.Guide, id string) string {
	at, ok := g.StepAt(id)
	if !ok {
		return id
	}
	return fmt.Sprintf("%d. %s", at+1, g.Steps[at].Title.HU)
}

func paragraphs(text string) string { return strings.ReplaceAll(text, "\n", "\n\n") }

// alt says a drawing in words.
func (b *book) alt(s guide.Sketch) string {
	parts := []string{s.Title}
	for _, item := range s.Items {
		said := item.Text
		if item.Kind == guide.ItemQR {
			said = "QR"
		}
		switch {
		case item.Here:
			said += " (" + b.words.Labels.Here + ")"
		case item.Kind == guide.ItemDanger:
			said += " (" + b.words.Labels.NotHere + ")"
		}
		parts = append(parts, said)
	}
	return b.words.Labels.Drawing + " " + strings.NewReplacer("[", "(", "]", ")").Replace(strings.Join(parts, "; "))
}
