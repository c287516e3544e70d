package e2e

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"image/png"
	"net"
	"net/http"
	"strings"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
)

// qrSide is the side of a shown QR code in pixels, as portals draw it.
const qrSide = 250

// Exhibit serves a page that shows the texts as QR codes, and nothing but a
// heading without any. It returns the page's address.
func (s *Stage) Exhibit(texts ...string) string {
	var page strings.Builder
	page.WriteString(`<!doctype html><html lang="hu"><meta charset="utf-8"><title>Kiállítás</title><h1>Egy oldal</h1>`)
	for _, text := range texts {
		fmt.Fprintf(&page, `<img src="data:image/png;base64,%s" style="margin:20px">`, s.qrPicture(text))
	}
	return s.serve(page.String())
}

// ExhibitLater serves a page whose QR code is there only after its button "show"
// was pressed, until "hide" is.
func (s *Stage) ExhibitLater(text string) string {
	const page = `<!doctype html><html lang="hu"><meta charset="utf-8"><title>Kiállítás</title>
<button id="show" onclick="code.style.visibility='visible'">Mutatás</button>
<button id="hide" onclick="code.style.visibility='hidden'">Elrejtés</button>
<p><img id="code" style="margin:20px;visibility:hidden" src="data:image/png;base64,%s">`
	return s.serve(fmt.Sprintf(page, s.qrPicture(text)))
}

// serve serves one page until the stage is closed, and returns its address.
func (s *Stage) serve(page string) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		s.fail("serve a page", err)
		return ""
	}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(page)) // the browser has gone
	})}
	go func() { _ = server.Serve(listener) }() // ends with the stage
	s.atClose = append(s.atClose, func() { _ = server.Close() })
	return "http://" + listener.Addr().String() + "/"
}

// qrPicture is the picture of a QR code, as a page embeds it.
func (s *Stage) qrPicture(text string) string {
	return get(&s.actor, "draw a QR code", func(context.Context) (string, error) {
		code, err := qr.Encode(text, qr.M, qr.Unicode)
		if err != nil {
			return "", err
		}
		scaled, err := barcode.Scale(code, qrSide, qrSide)
		if err != nil {
			return "", err
		}
		var out bytes.Buffer
		if err := png.Encode(&out, scaled); err != nil {
			return "", err
		}
		return base64.StdEncoding.EncodeToString(out.Bytes()), nil
	})
}
