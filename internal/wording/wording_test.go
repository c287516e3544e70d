package wording_test

import (
	"slices"
	"testing"

	"kapukod/internal/wording"
)

func TestSentences(t *testing.T) {
	tests := map[string][]string{
		"Egy mondat.": {"Egy mondat."},
		"Első. Második! Harmadik? „Negyedik.” Ötödik":      {"Első.", "Második!", "Harmadik?", "„Negyedik.”", "Ötödik"},
		"2025. január 16. óta így van. Utána más.":         {"2025. január 16. óta így van.", "Utána más."},
		"A lap 2026. 03. 17. napján készült. Jó.":          {"A lap 2026. 03. 17. napján készült.", "Jó."},
		"Sor\nMásik sor: 1. pont. 2. pont":                 {"Sor", "Másik sor: 1. pont.", "2. pont"},
		"Press “TOVÁBB” (next). Then go on.":               {"Press “TOVÁBB” (next).", "Then go on."},
		"Kattintson ide: „Nem tudom?” Egy kulcs jelenik.":  {"Kattintson ide: „Nem tudom?”", "Egy kulcs jelenik."},
		"Még {{.Seconds}} másodperc. {{.Name}} jön. Kész.": {"Még {{.Seconds}} másodperc.", "{{.Name}} jön.", "Kész."},
		"": nil,
	}
	for text, want := range tests {
		if got := wording.Sentences(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	text := "Írja be a QR-kód {{.Count}} kulcsát: ugyfelkapu.gov.hu, x@y.hu (16 jel), Ügyfélkapu+-szal."
	if got, want := wording.Words(text), []string{"Írja", "be", "a", "QR-kód", "kulcsát", "jel", "Ügyfélkapu"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := wording.Count(text); got != 11 {
		t.Errorf("%d words and numbers, want 11", got)
	}
}

func TestUnquoted(t *testing.T) {
	if got := wording.Unquoted("a „b c” d “e” f »g« h"); got != "a   d   f   h" {
		t.Errorf("%q", got)
	}
}
