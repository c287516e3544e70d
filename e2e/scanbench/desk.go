package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"image"
	"image/color"
	"image/png"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// desk is the page that a browser draws for a scene: windows with text, tables,
// program code, colours and noise, and the codes above them.
func desk(s scene) (string, error) {
	var codes strings.Builder
	for i, p := range s.codes {
		element, err := codeElement(p)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&codes, `<div class="code" id="c%d" style="%s">%s</div>`, i, cardStyle(s, p), element)
	}
	veil := 0.0
	for _, p := range s.codes {
		veil = max(veil, p.veil)
	}
	return fmt.Sprintf(page, s.seed, s.dark, s.cut, codes.String(), veil), nil
}

// cardStyle is the card that a code lies on. Without a quiet zone the card is
// as dark as the desktop, for that is what readers stumble over.
func cardStyle(s scene, p placed) string {
	style := fmt.Sprintf("background:%s;padding:%.3fpx;", p.bg, p.quiet*p.module)
	if p.turn != 0 {
		style += fmt.Sprintf("transform:rotate(%.2fdeg);", p.turn)
	}
	return style
}

func codeElement(p placed) (string, error) {
	level := map[byte]qr.ErrorCorrectionLevel{'L': qr.L, 'M': qr.M, 'Q': qr.Q, 'H': qr.H}[p.level]
	bars, err := qr.Encode(p.text, level, qr.Unicode)
	if err != nil {
		return "", err
	}
	n := bars.Bounds().Dx()
	dark := func(x, y int) bool { return x < n && y < n && bars.At(x, y) == color.Black }
	if p.glyphs > 0 {
		return terminal(p, n, dark), nil
	}
	img := image.NewPaletted(image.Rect(0, 0, n, n), color.Palette{cssColor(p.bg), cssColor(p.fg)})
	for y := range n {
		for x := range n {
			if dark(x, y) {
				img.SetColorIndex(x, y, 1)
			}
		}
	}
	var file bytes.Buffer
	if err := png.Encode(&file, img); err != nil {
		return "", err
	}
	side := float64(n) * p.module
	rendering := "pixelated"
	if p.smooth {
		// A picture of four pixels a module, scaled by the browser.
		rendering = "auto"
	}
	element := fmt.Sprintf(`<img style="width:%.3fpx;height:%.3fpx;image-rendering:%s" src="data:image/png;base64,%s">`,
		side, side, rendering, base64.StdEncoding.EncodeToString(file.Bytes()))
	if p.smooth {
		element = fmt.Sprintf(`<canvas data-side="%.3f" data-n="%d" data-src="data:image/png;base64,%s"></canvas>`,
			side, n, base64.StdEncoding.EncodeToString(file.Bytes()))
	}
	if p.logo > 0 {
		element += fmt.Sprintf(`<i class="logo" style="width:%.2fpx;height:%.2fpx"></i>`, side*p.logo, side*p.logo)
	}
	return element, nil
}

// terminal draws a code with half block characters, two rows of modules a line,
// as enrolment programs for terminals do: light modules are the characters.
func terminal(p placed, n int, dark func(x, y int) bool) string {
	var text strings.Builder
	light := func(x, y int) bool { return x < 0 || y < 0 || x >= n || y >= n || !dark(x, y) }
	quiet := int(p.quiet)
	for y := -quiet; y < n+quiet; y += 2 {
		for x := -quiet; x < n+quiet; x++ {
			upper, lower := light(x, y), light(x, y+1)
			switch {
			case upper && lower:
				text.WriteRune('█')
			case upper:
				text.WriteRune('▀')
			case lower:
				text.WriteRune('▄')
			default:
				text.WriteRune(' ')
			}
		}
		text.WriteByte('\n')
	}
	return fmt.Sprintf(`<pre style="margin:0;color:%s;font:%.0fpx/%.2f 'DejaVu Sans Mono'">%s</pre>`,
		p.fg, p.glyphs, 1.16+0.03*float64(int(p.glyphs)%4), html.EscapeString(text.String()))
}

// cssColor reads #rgb and #rrggbb.
func cssColor(css string) color.Color {
	var r, g, b uint8
	if len(css) == 4 {
		_, _ = fmt.Sscanf(css, "#%1x%1x%1x", &r, &g, &b)
		return color.RGBA{r * 17, g * 17, b * 17, 255}
	}
	_, _ = fmt.Sscanf(css, "#%02x%02x%02x", &r, &g, &b)
	return color.RGBA{r, g, b, 255}
}
