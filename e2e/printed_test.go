package e2e_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/e2e"
)

// TestPrintedPage prints the page with the QR code into a PDF file, as somebody does who wants to keep it, and reads
// the file.
func TestPrintedPage(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	browser := stage.Browse(stage.Exhibit(firstURI))
	done(t, stage)
	printed, err := browser.PDF(t.Context(), "img")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "oldal.pdf")
	if err := os.WriteFile(file, printed, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), stage.Program("kapukod-cli"), "scan", "--json", file).Output()
	if err != nil || !strings.Contains(string(out), `"kind":"totp"`) {
		t.Errorf("the printed page was not read: %v", err)
	}
}
