package handout_test

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
	"time"

	"kapukod/assets"
	"kapukod/internal/handout"
	"kapukod/internal/practice"
)

func TestSheetSaysItAll(t *testing.T) {
	draw := handout.Drawer(assets.Files(), func() time.Time { return time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC) })
	for _, lang := range []practice.Lang{practice.Hungarian, practice.English} {
		sheet := practice.TrainerSheet(lang)
		pdf, err := draw(lang, sheet)
		if err != nil {
			t.Fatal(err)
		}
		said := extracted(t, pdf)
		for _, part := range sheet.Parts {
			for _, words := range append([]string{part.Heading}, part.Paragraphs...) {
				if !strings.Contains(said, squeezed(words)) {
					t.Errorf("%s: %q is not on the sheet", lang, words)
				}
			}
		}
		if pages := strings.Count(said, "\f"); pages > 3 {
			t.Errorf("%s: %d pages", lang, pages)
		}
	}
}

func extracted(t *testing.T, pdf []byte) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed (Debian: poppler-utils)")
	}
	cmd := exec.Command("pdftotext", "-", "-")
	cmd.Stdin = bytes.NewReader(pdf)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return squeezed(string(out))
}

// squeezed takes out the blanks, for lines break where the page ends.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' {
			return -1
		}
		return r
	}, s)
}

func TestSheetNeedsItsLanguage(t *testing.T) {
	draw := handout.Drawer(assets.Files(), time.Now)
	if _, err := draw("xx", practice.Sheet{}); err == nil {
		t.Error("a language that is not there was drawn")
	}
}
