package paper_test

import (
	"bytes"
	"io"
	"os/exec"
	"strings"
	"testing"
	"time"

	"kapukod/assets"
	"kapukod/internal/paper"
	"kapukod/internal/text"
)

// All secrets here are artificial.
const artificialKey = "AGE-SECRET-KEY-PQ-1QQQQPPPPZZZZRRRRYYYY9999XXXX8888GGGGFFFF2222TTTTVVVVDDDDWW"

func recoveryData() paper.RecoverySheetData {
	groups := []string{"AGE-SECRET-KEY-PQ-1"}
	for rest := artificialKey[len(groups[0]):]; rest != ""; rest = rest[min(4, len(rest)):] {
		groups = append(groups, rest[:min(4, len(rest))])
	}
	return paper.RecoverySheetData{VaultName: "Űrhajós Őrs Árvíztűrő", Made: time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC),
		Groups: groups, Text: artificialKey}
}

func deletionData() paper.DeletionSheetData {
	return paper.DeletionSheetData{Entry: "Ügyfélkapu+ minta@example.hu", Code: "MINTA-TÖRLŐKÓD-0O1lI-űŰ",
		Put: time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC)}
}

func words(t testing.TB, lang text.Lang) *text.Catalog {
	t.Helper()
	catalog, err := text.Load(assets.Files(), lang)
	if err != nil {
		t.Fatal(err)
	}
	return catalog
}

func drawn(t testing.TB, draw func(w io.Writer) error) []byte {
	t.Helper()
	var pdf bytes.Buffer
	if err := draw(&pdf); err != nil {
		t.Fatal(err)
	}
	return pdf.Bytes()
}

func recoverySheet(t testing.TB, lang text.Lang) []byte {
	return drawn(t, func(w io.Writer) error { return paper.RecoverySheet(w, words(t, lang), recoveryData()) })
}

func deletionSheet(t testing.TB, lang text.Lang, data paper.DeletionSheetData) []byte {
	return drawn(t, func(w io.Writer) error { return paper.DeletionSheet(w, words(t, lang), data) })
}

// extracted is the text of a PDF as another program reads it.
func extracted(t *testing.T, pdf []byte) string {
	t.Helper()
	return run(t, pdf, "pdftotext", "-layout", "-", "-")
}

func run(t *testing.T, in []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed (Debian: poppler-utils, qpdf)", name)
	}
	cmd := exec.Command(name, args...)
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

func TestRecoverySheetSaysItAll(t *testing.T) {
	for _, lang := range []text.Lang{"hu", "en"} {
		said := extracted(t, recoverySheet(t, lang))
		data := recoveryData()
		for i, group := range data.Groups[1:] {
			if !strings.Contains(said, group) {
				t.Errorf("%s: group %d is not on the sheet", lang, i+1)
			}
		}
		for _, part := range []string{data.VaultName, data.Groups[0], words(t, lang).T("paper.recovery.title"), "age -d -i"} {
			if !strings.Contains(said, part) {
				t.Errorf("%s: %q is not on the sheet", lang, part)
			}
		}
		if n := strings.Count(said, "\f"); n != 1 {
			t.Errorf("%s: %d pages", lang, n)
		}
	}
	if said := extracted(t, recoverySheet(t, "hu")); !strings.Contains(said, "szükséges") && !strings.Contains(said, "jelmondatát") {
		t.Error("accented words do not come out")
	}
}

func TestDeletionSheetShowsTheCodeToTheLetter(t *testing.T) {
	for name, code := range map[string]string{
		"short": "MINTA-TÖRLŐKÓD-0O1lI-űŰ",
		"long":  strings.Repeat("0123456789abcdefghijKLMNOPQRST", 6),
		"most":  strings.Repeat("W", 200),
	} {
		data := deletionData()
		data.Code = code
		said := extracted(t, deletionSheet(t, "hu", data))
		if joined := strings.Join(strings.Fields(said), ""); !strings.Contains(joined, code) {
			t.Errorf("%s: the code is not on the sheet to the letter", name)
		}
		if !strings.Contains(said, data.Entry) || strings.Count(said, "\f") != 1 {
			t.Errorf("%s: not whole", name)
		}
	}
}

// TestFontsAreInside: the sheet looks the same on a computer without the fonts.
func TestFontsAreInside(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(run(t, recoverySheet(t, "hu"), "pdffonts", "-")), "\n")[2:] {
		if fields := strings.Fields(line); fields[len(fields)-5] != "yes" {
			t.Errorf("not embedded: %s", line)
		}
	}
}
