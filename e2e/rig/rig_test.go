package rig_test

import (
	"context"
	"image"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"kapukod/e2e/rig"
)

// page has what the rig must master: white letters on a button, accents, a
// field, a text to copy, a button below the visible part, a sentence that wraps.
const page = `<!doctype html><html lang="hu"><meta charset="utf-8"><title>Próba</title>
<style>body{font:18px sans-serif;margin:20px} button{font:bold 18px sans-serif;padding:14px;width:100%;
background:#1d4ed8;color:white;border:0} #light{background:#e5e7eb;color:#111} #far{margin-top:1500px}</style>
<p>Nyissa meg azt az oldalt, amelyen a QR-kód látható, majd nyomja meg a „Kód másolása” gombot ezen az oldalon.</p>
<input id="field" style="font-size:20px"><p id="given">ÁRVÍZTŰRŐ TÜKÖRFÚRÓGÉP</p>
<p><button id="copy">Kód másolása</button><p><button id="light">Törlőkód megőrzése</button>
<p id="said">Még semmi sem történt</p><button id="far">Messzi gomb</button>
<script>
const said = document.getElementById("said"), field = document.getElementById("field");
copy.onclick = () => { said.innerText = "Lenyomta: " + field.value; };
light.onclick = () => { said.innerText = "A törlőkód a rekeszben van"; };
far.onclick = () => { said.innerText = "A messzi gomb is megvan"; };
</script>`

func ready(t *testing.T) context.Context {
	t.Helper()
	if err := rig.Ready(); err != nil {
		if os.Getenv("KAPUKOD_E2E") == "required" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func TestDesk(t *testing.T) {
	ctx := ready(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(page))
	}))
	defer site.Close()
	screen, err := rig.Open(ctx, 1000, 700, &rig.Reader{})
	must(err)
	defer screen.Close()
	browser, err := screen.Browse(ctx, site.URL, image.Rect(100, 0, 900, 700))
	must(err)
	defer browser.Close()
	sees := func(phrase string) {
		t.Helper()
		if _, _, err := browser.See(ctx, phrase); err != nil {
			t.Error(err)
			must(screen.Save(ctx, screen.Bounds(), t.ArtifactDir()+"/seen.png"))
		}
	}

	must(browser.Fill(ctx, "#field", "Őrült ő, ű, É! 123456"))
	must(browser.Window.Click(ctx, "Kód másolása"))
	sees("Lenyomta: Őrült ő, ű, É! 123456")
	said, err := browser.Text(ctx, "#said")
	must(err)
	if want := "Lenyomta: Őrült ő, ű, É! 123456"; said != want {
		t.Errorf("typed text arrived as %q, want %q", said, want)
	}
	sees("Nyissa meg azt az oldalt, amelyen a QR-kód látható, majd nyomja meg")
	must(browser.Window.Click(ctx, "Törlőkód megőrzése"))
	sees("A törlőkód a rekeszben van")

	must(browser.Copy(ctx, "#given"))
	copied, err := screen.Clipboard(ctx)
	must(err)
	if want := "ÁRVÍZTŰRŐ TÜKÖRFÚRÓGÉP"; strings.TrimSpace(copied) != want { // three clicks select the line end too
		t.Errorf("clipboard holds %q, want %q", copied, want)
	}
	must(screen.SetClipboard(ctx, "beillesztett ő"))
	must(browser.Paste(ctx, "#field"))
	must(browser.Press(ctx, "#copy"))
	if said, _ := browser.Text(ctx, "#said"); said != "Lenyomta: beillesztett ő" {
		t.Errorf("pasted text arrived as %q", said)
	}
	must(browser.Press(ctx, "#far"))
	if said, _ := browser.Text(ctx, "#said"); said != "A messzi gomb is megvan" {
		t.Errorf("the far button said %q", said)
	}
	if shown, err := browser.Shows(ctx, "Ilyen szöveg nincs a képernyőn"); err != nil || shown {
		t.Errorf("a text that is not there: shown=%v err=%v", shown, err)
	}
}

func TestKillLeavesNothing(t *testing.T) {
	ctx := ready(t)
	screen, err := rig.Open(ctx, 320, 240, &rig.Reader{})
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	home, err := rig.NewHome(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	p, err := screen.Start(ctx, home, "sh", "-c", "echo started; sleep 300 & wait")
	if err != nil {
		t.Fatal(err)
	}
	p.Kill()
	if code, err := p.Wait(ctx); err != nil || code != -1 {
		t.Errorf("after SIGKILL: exit code %d, %v", code, err)
	}
	if p.Running() {
		t.Error("still running after Kill")
	}
}
