package main

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
)

// qrImage draws texts as QR codes side by side on white.
func qrImage(texts ...string) *image.RGBA {
	const side, margin = 300, 60
	canvas := image.NewRGBA(image.Rect(0, 0, margin+len(texts)*(side+margin), side+2*margin))
	draw.Draw(canvas, canvas.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	for i, text := range texts {
		code, err := qr.Encode(text, qr.M, qr.Auto)
		if err != nil {
			panic("draw QR code: " + err.Error())
		}
		scaled, err := barcode.Scale(code, side, side)
		if err != nil {
			panic("scale QR code: " + err.Error())
		}
		at := image.Pt(margin+i*(side+margin), margin)
		draw.Draw(canvas, image.Rectangle{Min: at, Max: at.Add(image.Pt(side, side))}, scaled, image.Point{}, draw.Src)
	}
	return canvas
}

func qrPNG(texts ...string) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, qrImage(texts...)); err != nil {
		panic("encode picture: " + err.Error())
	}
	return b.Bytes()
}
