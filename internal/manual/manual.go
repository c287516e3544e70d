// Package manual makes the illustrated Hungarian manual from the guides' data, a few chapters of its own and the
// pictures of the program's screens: pages in Markdown with drawings, and one PDF to print.
//
// It owns the look of the manual. It never reads the disk, never takes a picture of a screen and changes no guide:
// the same input gives the same bytes.
package manual

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"kapukod/internal/guide"
)

// Folder is the manual's, and Screens that of the pictures, both inside the folder of the documents.
const (
	Folder  = "hu"
	Screens = "screenshots/hu-light-100"
)

// PDFName is the name of the PDF among the manual's files.
const PDFName = "kapukod-kezikonyv.pdf"

// Input is what a manual is made of. The guides come in their order.
type Input struct {
	Guides []guide.Guide
	// Screens has the pictures of the screens, as <number>-<name>.png.
	Screens fs.FS
	// ScreensPath leads from the manual's folder to Screens, with slashes.
	ScreensPath string
}

// book is an input with the chapters.
type book struct {
	words    words
	guides   []guide.Guide
	path     string
	names    map[string]string // the name of a screen, to that of its picture's file
	pictures map[string][]byte // the pictures the chapters show, by their files' names
	widened  map[string][]byte // the same, each of another width
	measure  *fpdf.Fpdf        // knows how wide letters are, in points
}

// Build gives the manual's files by their names inside its folder. The PDF says of what it was made: see Digest.
func Build(in Input) (map[string][]byte, error) {
	b, err := newBook(in)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"README.md": b.index()}
	for _, g := range b.guides {
		files[g.ID+".md"] = b.page(g)
		for _, s := range g.Steps {
			if s.Sketch != nil {
				files[drawing(g, s)] = b.svg(*s.Sketch)
			}
		}
	}
	if files[PDFName], err = b.pdf(b.digest(files)); err != nil {
		return nil, fmt.Errorf("make the manual's PDF: %w", err)
	}
	return files, nil
}

func newBook(in Input) (*book, error) {
	w, err := loadWords()
	if err != nil {
		return nil, err
	}
	b := &book{
		words: w, guides: in.Guides, path: in.ScreensPath,
		names: map[string]string{}, pictures: map[string][]byte{}, widened: map[string][]byte{}, measure: newMeasure(),
	}
	found, err := fs.Glob(in.Screens, "*-*.png")
	if err != nil {
		return nil, fmt.Errorf("list the screens' pictures: %w", err)
	}
	for _, name := range found {
		_, rest, _ := strings.Cut(strings.TrimSuffix(name, ".png"), "-")
		b.names[rest] = name
	}
	for i, c := range w.Chapters {
		if c.Picture == "" {
			continue
		}
		name := b.names[c.Picture]
		if name == "" {
			return nil, fmt.Errorf("chapter %s: there is no picture of the screen %q", c.ID, c.Picture)
		}
		if b.pictures[name], err = fs.ReadFile(in.Screens, name); err != nil {
			return nil, fmt.Errorf("read a screen's picture: %w", err)
		}
		if b.widened[name], err = widen(b.pictures[name], i+1); err != nil {
			return nil, fmt.Errorf("read a screen's picture: %w", err)
		}
	}
	return b, nil
}

// digest is over everything the PDF shows.
func (b *book) digest(files map[string][]byte) string {
	sum := sha256.New()
	for _, part := range []map[string][]byte{files, b.pictures} {
		for _, name := range slices.Sorted(maps.Keys(part)) {
			fmt.Fprintf(sum, "%s %d\n%s", name, len(part[name]), part[name])
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Digest is what the PDF among files says it was made of; "" if it says nothing.
func Digest(pdf []byte) string {
	_, rest, found := strings.Cut(string(pdf), digestMark)
	if !found || len(rest) < sha256.Size*2 {
		return ""
	}
	return rest[:sha256.Size*2]
}

const digestMark = "sha256:"

// drawing is the file of a step's drawing.
func drawing(g guide.Guide, s guide.Step) string { return path.Join("rajzok", g.ID+"-"+s.ID+".svg") }

// month writes "2025-11" as Hungarian does.
func (b *book) month(checked string) string {
	at, err := time.Parse("2006-01", checked)
	if err != nil {
		return checked
	}
	return fmt.Sprintf("%d. %s", at.Year(), b.words.Months[at.Month()-1])
}

// title is that of a guide or of a step, "" if there is none.
func (b *book) title(id string) string {
	at := slices.IndexFunc(b.guides, func(g guide.Guide) bool { return g.ID == id })
	if at < 0 {
		return ""
	}
	return b.guides[at].Title.HU
}
