package manual_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"kapukod/assets"
	"kapukod/internal/guide"
	"kapukod/internal/manual"
	"kapukod/internal/text"
)

const docs = "../../docs"

func input(t *testing.T) manual.Input {
	t.Helper()
	guides, err := guide.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	return manual.Input{
		Guides: guides, Screens: os.DirFS(filepath.Join(docs, manual.Screens)), ScreensPath: path.Join("..", manual.Screens),
	}
}

// built is the manual as it would be now; drawing it takes a while under the race detector.
var built = sync.OnceValues(func() (map[string][]byte, error) {
	guides, err := guide.Load(assets.Files())
	if err != nil {
		return nil, err
	}
	return manual.Build(manual.Input{
		Guides: guides, Screens: os.DirFS(filepath.Join(docs, manual.Screens)), ScreensPath: path.Join("..", manual.Screens),
	})
})

func now(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func build(t *testing.T, in manual.Input) map[string][]byte {
	t.Helper()
	files, err := manual.Build(in)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestManualIsUpToDate holds docs/hu against the guides and the pictures. The PDF's bytes may differ where Go packs
// them otherwise; what it was made of may not.
func TestManualIsUpToDate(t *testing.T) {
	const remake = "run make manual"
	want := now(t)
	folder := os.DirFS(filepath.Join(docs, manual.Folder))
	for name, content := range want {
		got, err := fs.ReadFile(folder, name)
		switch {
		case err != nil:
			t.Errorf("%v: %s", err, remake)
		case name == manual.PDFName && manual.Digest(got) != manual.Digest(content):
			t.Errorf("%s was made of something else: %s", name, remake)
		case name != manual.PDFName && !bytes.Equal(got, content):
			t.Errorf("%s is not what it would be now: %s", name, remake)
		}
	}
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && want[name] == nil {
			t.Errorf("%s is no part of the manual any more: %s", name, remake)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestSameInputGivesSameBytes(t *testing.T) {
	first, second := now(t), build(t, input(t))
	for name, content := range first {
		if !bytes.Equal(content, second[name]) {
			t.Errorf("%s came out differently", name)
		}
	}
	if len(manual.Digest(first[manual.PDFName])) != 64 {
		t.Error("the PDF does not say what it was made of")
	}
	if manual.Digest([]byte("no PDF")) != "" {
		t.Error("something else says what it was made of")
	}
}

var link = regexp.MustCompile(`\]\(([^)#]*)(?:#([^)]*))?\)`)

// TestLinksLead follows every link and every picture of the pages.
func TestLinksLead(t *testing.T) {
	files := now(t)
	links := 0
	for name, content := range files {
		if path.Ext(name) != ".md" {
			continue
		}
		for _, m := range link.FindAllSubmatch(content, -1) {
			links++
			to, anchor := string(m[1]), string(m[2])
			page := content
			if to != "" {
				page = files[to]
			}
			if page == nil {
				if _, err := os.Stat(filepath.Join(docs, manual.Folder, filepath.FromSlash(to))); err != nil {
					t.Errorf("%s leads to %s, which is not there", name, to)
				}
			}
			if anchor != "" && !bytes.Contains(page, []byte(`<a id="`+anchor+`">`)) {
				t.Errorf("%s leads to %s#%s, which is not there", name, to, anchor)
			}
		}
	}
	if links < 100 {
		t.Fatalf("only %d links found: is the search broken?", links)
	}
}

// TestPDFSaysItAll reads the PDF back.
func TestPDFSaysItAll(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed (Debian: poppler-utils)")
	}
	in := input(t)
	cmd := exec.Command("pdftotext", "-raw", "-", "-")
	cmd.Stdin = bytes.NewReader(now(t)[manual.PDFName])
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	said := squeezed(string(out))
	for _, g := range in.Guides {
		for _, s := range g.Steps {
			all := append(strings.Split(s.Text.HU, "\n"), g.Title.HU, s.Title.HU, s.Warn.HU)
			for _, trouble := range s.Trouble {
				all = append(all, trouble.What.HU, trouble.Repair.HU)
			}
			for _, words := range all {
				if !strings.Contains(said, squeezed(words)) {
					t.Errorf("%s/%s: the PDF does not say %q", g.ID, s.ID, words)
				}
			}
		}
	}
}

// squeezed leaves out what breaks lines and pages: blanks, and the numbers of the pages.
func squeezed(s string) string {
	s = regexp.MustCompile(`\n\d+\n\f`).ReplaceAllString(s, "")
	return strings.Join(strings.Fields(s), "")
}

// TestNewGuideIsAChapter: a new portal is a new file, no code.
func TestNewGuideIsAChapter(t *testing.T) {
	in := input(t)
	extra := in.Guides[0]
	extra.ID, extra.Title.HU = "brand-new", "Vadonatúj oldal"
	in.Guides = append(slices.Clone(in.Guides), extra)
	files := build(t, in)
	if files["brand-new.md"] == nil || !bytes.Contains(files["README.md"], []byte("Vadonatúj oldal")) {
		t.Error("a new guide is not in the manual")
	}
}

func TestMissingPictureIsAnError(t *testing.T) {
	in := input(t)
	in.Screens = fstest.MapFS{"01-welcome.png": {Data: []byte("no picture")}}
	if _, err := manual.Build(in); err == nil {
		t.Error("a manual was made without its pictures")
	}
}

func TestDrawingsAreWellFormed(t *testing.T) {
	for name, content := range now(t) {
		if path.Ext(name) != ".svg" {
			continue
		}
		for decoder := xml.NewDecoder(bytes.NewReader(content)); ; {
			_, err := decoder.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
		}
	}
}

// TestChaptersNameWhatIsThere: what a chapter quotes is on a button or a page of the program, or of a portal.
func TestChaptersNameWhatIsThere(t *testing.T) {
	words, err := text.Load(assets.Files(), text.Hungarian)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, key := range words.Keys() {
		known[words.T(key)] = true
	}
	for _, g := range input(t).Guides {
		for _, s := range g.Steps {
			for _, label := range s.Labels {
				known[label] = true
			}
		}
	}
	chapters, err := os.ReadFile("chapters.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, quote := range regexp.MustCompile(`„([^”]+)”`).FindAllStringSubmatch(string(chapters), -1) {
		if !known[quote[1]] {
			t.Errorf("nothing is called „%s”", quote[1])
		}
	}
}
