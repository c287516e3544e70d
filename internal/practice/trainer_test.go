package practice

import (
	"errors"
	"html"
	"net/http"
	"strings"
	"testing"
)

func TestTrainerSheet(t *testing.T) {
	for _, lang := range []Lang{Hungarian, English} {
		sheet := TrainerSheet(lang)
		if len(sheet.Parts) != len(exercises())+len(sheetParts()) {
			t.Errorf("%s: %d parts", lang, len(sheet.Parts))
		}
		for _, part := range sheet.Parts {
			if part.Heading == "" || len(part.Paragraphs) == 0 {
				t.Errorf("%s: part %q is empty", lang, part.Heading)
			}
			for _, p := range part.Paragraphs {
				if strings.Contains(p, "**") || strings.TrimSpace(p) == "" {
					t.Errorf("%s: %q", lang, p)
				}
			}
		}
	}
	s := visitSite(t)
	s.get("/trainer")
	for _, part := range TrainerSheet(Hungarian).Parts {
		s.wantSays(part.Heading, part.Paragraphs[0])
	}
	s.post("/language", "lang", "en", "back", "/trainer")
	s.wantAt("/trainer")
	s.wantSays(html.UnescapeString(TrainerSheet(English).Lead))
}

func TestTrainerPDF(t *testing.T) {
	s := visitSite(t)
	s.get("/trainer.pdf")
	if s.status != http.StatusNotFound {
		t.Errorf("without a printer of PDFs: status %d", s.status)
	}
	s.portal.paper = func(lang Lang, sheet Sheet) ([]byte, error) {
		return []byte("%PDF " + string(lang) + " " + sheet.Title), nil
	}
	s.get("/trainer.pdf")
	if s.body != "%PDF hu "+TrainerSheet(Hungarian).Title {
		t.Error("the PDF is not the sheet's")
	}
	s.get("/trainer")
	s.wantSays(`id="trainer-pdf"`)
	s.portal.paper = func(Lang, Sheet) ([]byte, error) { return nil, errors.New("no paper") }
	s.get("/trainer.pdf")
	if s.status != http.StatusInternalServerError {
		t.Errorf("a failure has status %d", s.status)
	}
}

// TestSheetCallsTheVaultAsTheProgramDoes: a trainer reads it out, and everybody looks for that word.
func TestSheetCallsTheVaultAsTheProgramDoes(t *testing.T) {
	vault := 0
	for _, part := range TrainerSheet(Hungarian).Parts {
		for _, said := range part.Paragraphs {
			if strings.Contains(said, "tároló") {
				t.Errorf("%q: the program says „széf”", said)
			}
			vault += strings.Count(said, "széf")
		}
	}
	if vault == 0 {
		t.Error("it does not speak of the vault")
	}
}
