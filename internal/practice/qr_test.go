package practice

import (
	"bytes"
	"image/png"
	"os/exec"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
)

const artificialKey = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

func TestQRPicture(t *testing.T) {
	uri := keycloakURI(insurerIssuer, insurerUser, artificialKey)
	data, err := qrPNG(uri, qr.L, insurerQRSize)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size.X != 246 || size.Y != 246 {
		t.Fatalf("the picture is %v", size)
	}
	dark := func(x, y int) bool { r, _, _, _ := picture.At(x, y).RGBA(); return r == 0 }
	start := 0
	for start < 246 && !dark(start, start) {
		start++
	}
	// The upper left finder pattern: 7 dark modules wide, one light ring.
	width := 0
	for dark(start+width, start) {
		width++
	}
	module := width / 7
	if width%7 != 0 || module < 3 || start < quietZone*module {
		t.Errorf("the pattern is %d pixels wide and begins at %d", width, start)
	}
	if dark(start+module, start+module) || !dark(start+2*module, start+2*module) {
		t.Error("the finder pattern is not one")
	}
}

func TestQRIsRead(t *testing.T) {
	zbar, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("zbarimg is not installed: another program cannot read the pictures here")
	}
	for _, c := range []struct {
		uri   string
		level qr.ErrorCorrectionLevel
		size  int
	}{
		{gatewayURI(gatewayUser, artificialKey[:16]), qr.M, gatewayQRSize},
		{keycloakURI(insurerIssuer, insurerUser, artificialKey), qr.L, insurerQRSize},
	} {
		data, err := qrPNG(c.uri, c.level, c.size)
		if err != nil {
			t.Fatal(err)
		}
		read := exec.Command(zbar, "--quiet", "--raw", "PNG:-")
		read.Stdin = bytes.NewReader(data)
		out, err := read.Output()
		if err != nil {
			t.Fatalf("zbarimg: %v", err)
		}
		if got := strings.TrimSpace(string(out)); got != c.uri {
			t.Errorf("the picture of %d pixels says something else", c.size)
		}
	}
}

func TestQRRefusesWhatDoesNotFit(t *testing.T) {
	for text, size := range map[string]int{strings.Repeat("artificial", 1000): 246, "artificial": 20} {
		if _, err := qrPNG(text, qr.L, size); err == nil || strings.Contains(err.Error(), "artificial") {
			t.Errorf("%d bytes in %d pixels: %v", len(text), size, err)
		}
	}
}

func TestQRIsServed(t *testing.T) {
	s := visitSite(t)
	s.gatewayBegin()
	s.get("/ugyfelkapu/qr.png")
	if !strings.HasPrefix(s.body, "\x89PNG") || s.status != 200 {
		t.Error("the gateway's picture is no PNG")
	}
	s.insurerEnter()
	s.get("/keycloak/qr.png")
	if !strings.HasPrefix(s.body, "\x89PNG") || s.status != 200 {
		t.Error("the insurer's picture is no PNG")
	}
}
