package uitest

import (
	"fmt"
	"image"
	"image/draw"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// update tells the tests to write what they see, in place of comparing it.
const update = "KAPUKOD_UPDATE"

// Goldens is a file with what pages were like when someone last looked at them:
// for each page a line with its name, and what it was below.
type Goldens struct {
	file string
	want map[string]string
	got  []golden
}

type golden struct{ name, text string }

// OpenGoldens reads such a file; one that is not there has no pages.
func OpenGoldens(file string) (*Goldens, error) {
	g := &Goldens{file: file, want: map[string]string{}}
	data, err := os.ReadFile(file)
	if err != nil && !os.IsNotExist(err) {
		return nil, fmt.Errorf("read goldens: %w", err)
	}
	for _, page := range strings.Split("\n"+string(data), "\n== ")[1:] {
		name, text, _ := strings.Cut(page, "\n")
		g.want[name] = strings.TrimSpace(text)
	}
	return g, nil
}

// Add notes what a page is now.
func (g *Goldens) Add(name, text string) {
	g.got = append(g.got, golden{name, strings.TrimSpace(text)})
}

// Finish compares what was added with the file by same, which says what differs;
// with KAPUKOD_UPDATE=1 it writes the file instead.
func (g *Goldens) Finish(same func(want, got string) (difference string)) (faults []string, err error) {
	if os.Getenv(update) != "" {
		return nil, g.write()
	}
	for _, page := range g.got {
		want, ok := g.want[page.name]
		if !ok {
			faults = append(faults, page.name+": this page is new")
			continue
		}
		delete(g.want, page.name)
		if difference := same(want, page.text); difference != "" {
			faults = append(faults, page.name+": "+difference)
		}
	}
	for name := range g.want {
		faults = append(faults, name+": this page is gone")
	}
	slices.Sort(faults)
	return faults, nil
}

func (g *Goldens) write() error {
	if err := os.MkdirAll(filepath.Dir(g.file), 0o755); err != nil {
		return fmt.Errorf("write goldens: %w", err)
	}
	var b strings.Builder
	for _, page := range g.got {
		fmt.Fprintf(&b, "== %s\n%s\n", page.name, page.text)
	}
	if err := os.WriteFile(g.file, []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("write goldens: %w", err)
	}
	return nil
}

// FirstDifference compares texts line by line.
func FirstDifference(want, got string) string {
	if want == got {
		return ""
	}
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(a), len(b)) {
		line := func(lines []string) string {
			if i < len(lines) {
				return lines[i]
			}
			return "(nothing)"
		}
		if line(a) != line(b) {
			return fmt.Sprintf("line %d was %q and is %q", i+1, line(a), line(b))
		}
	}
	return ""
}

// A print of a picture: how light each of these fields of it is, a letter each.
const (
	printColumns = 24
	printRows    = 20
	printLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
)

// Print is a small print of a picture: what is compared in place of the picture
// itself, whose letters another processor rounds to other shades.
func Print(picture image.Image) string {
	drawn, ok := picture.(*image.NRGBA)
	if !ok {
		drawn = image.NewNRGBA(picture.Bounds())
		draw.Draw(drawn, drawn.Rect, picture, picture.Bounds().Min, draw.Src)
	}
	var b strings.Builder
	size := drawn.Rect.Size()
	for row := range printRows {
		for column := range printColumns {
			field := image.Rect(column*size.X/printColumns, row*size.Y/printRows,
				(column+1)*size.X/printColumns, (row+1)*size.Y/printRows)
			b.WriteByte(printLetters[lightness(drawn, field)])
		}
	}
	return b.String()
}

// lightness is the mean of a field, 0 to 63.
func lightness(picture *image.NRGBA, field image.Rectangle) int {
	sum, n := 0, max(field.Dx()*field.Dy(), 1)
	for y := field.Min.Y; y < field.Max.Y; y++ {
		line := picture.Pix[y*picture.Stride+4*field.Min.X : y*picture.Stride+4*field.Max.X]
		for ; len(line) >= 4; line = line[4:] {
			sum += 299*int(line[0]) + 587*int(line[1]) + 114*int(line[2])
		}
	}
	return sum / n / 4000
}

// What another processor's rounding, or the second that a countdown shows, may
// change of a print: a field by so many of its 64 steps, and a few fields by more.
const (
	printStep   = 3
	printFields = 3
)

// PrintDifference compares two prints, and says where they differ most.
func PrintDifference(want, got string) string {
	if len(want) != len(got) {
		return "the prints have other sizes"
	}
	worst, where, fields := 0, 0, 0
	for i := range got {
		d := strings.IndexByte(printLetters, want[i]) - strings.IndexByte(printLetters, got[i])
		d = max(d, -d)
		if d > printStep {
			fields++
		}
		if d > worst {
			worst, where = d, i
		}
	}
	if fields <= printFields {
		return ""
	}
	return fmt.Sprintf("%d of %d fields look different, most at %d %% from the left and %d %% from the top",
		fields, len(got), 100*(where%printColumns)/printColumns, 100*(where/printColumns)/printRows)
}
