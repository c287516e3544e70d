package pdffile_test

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"fmt"
	"image"
	"image/jpeg"
	"slices"
	"testing"
)

// packedPicture adds a picture of the code, one byte a module, whose data was packed by others already.
func (d *document) packedPicture(side int, keys string, data []byte) int {
	return d.add(fmt.Sprintf("<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 %s /Length %d >>\nstream\n%s\nendstream",
		side, side, keys, len(data), data))
}

func deflated(data []byte) []byte {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	_, _ = w.Write(data)
	_ = w.Close()
	return packed.Bytes()
}

// foretold filters the rows of a picture as a PNG's are, each by the next of the five ways.
func foretold(data []byte, side int) []byte {
	var out []byte
	above := make([]byte, side)
	for y := range side {
		row := data[y*side : (y+1)*side]
		way := byte(y % 5)
		out = append(out, way)
		for x, v := range row {
			var left, corner int
			if x > 0 {
				left, corner = int(row[x-1]), int(above[x-1])
			}
			up := int(above[x])
			nearest := left + up - corner // of left, up and corner; with two values only it is one of them or beyond both
			if nearest != left && nearest != up && nearest != corner {
				nearest = slices.MinFunc([]int{left, up, corner}, func(a, b int) int {
					return max(a-nearest, nearest-a) - max(b-nearest, nearest-b)
				})
			}
			out = append(out, v-byte([]int{0, left, up, (left + up) / 2, nearest}[way]))
		}
		above = row
	}
	return out
}

func runs(data []byte) []byte {
	var out []byte
	for len(data) > 0 {
		n := 1
		for n < min(len(data), 128) && data[n] == data[0] {
			n++
		}
		if n == 1 {
			out = append(out, 0, data[0])
		} else {
			out = append(out, byte(257-n), data[0])
		}
		data = data[n:]
	}
	return append(out, 128)
}

func TestWaysOfPackingPictures(t *testing.T) {
	data, side := samples(t, "\x00", "\xff")
	encoded85 := make([]byte, ascii85.MaxEncodedLen(len(data)))
	encoded85 = append(encoded85[:ascii85.Encode(encoded85, data)], "~>"...)
	const module = 6
	photograph := image.NewGray(image.Rect(0, 0, side*module, side*module))
	for i := range photograph.Pix {
		photograph.Pix[i] = data[i/photograph.Stride/module*side+i%photograph.Stride/module]
	}
	var camera bytes.Buffer
	if err := jpeg.Encode(&camera, photograph, nil); err != nil {
		t.Fatal(err)
	}
	for name, picture := range map[string]struct {
		keys string
		side int
		data []byte
	}{
		"as a PNG's rows":    {fmt.Sprintf("/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 1 /Columns %d >>", side), side, deflated(foretold(data, side))},
		"in lists":           {fmt.Sprintf("/Filter [/FlateDecode] /DecodeParms [<< /Predictor 12 /Columns %d >>]", side), side, deflated(foretold(data, side))},
		"predictor for none": {"/Filter /FlateDecode /DecodeParms << /Predictor 1 >>", side, deflated(data)},
		"letters":            {"/Filter /ASCII85Decode", side, encoded85},
		"letters, deflated":  {"/Filter [/ASCIIHexDecode /FlateDecode]", side, []byte(hex.EncodeToString(deflated(data)) + ">")},
		"runs":               {"/Filter /RunLengthDecode", side, runs(data)},
		"deflated JPEG":      {"/Filter [/FlateDecode /DCTDecode]", side * module, deflated(camera.Bytes())},
		"not at all":         {"", side, data},
	} {
		t.Run(name, func(t *testing.T) {
			d := new(document)
			x := d.packedPicture(picture.side, picture.keys, picture.data)
			d.page(onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
			if !shown(t, d.bytes()) {
				t.Error("the code is not in the pictures")
			}
		})
	}
}

// TestPicturesAmongTheOperators: small pictures stand in the content itself, their keys shortened.
func TestPicturesAmongTheOperators(t *testing.T) {
	data, side := samples(t, "\x00", "\xff")
	size := fmt.Sprintf("/W %d /H %d ", side, side)
	for name, picture := range map[string]string{
		"plain":          "BI " + size + "/CS /G /BPC 8\nID " + string(data) + "\nEI",
		"deflated":       "BI\n" + size + "/CS/G/BPC 8/F/Fl ID " + string(deflated(data)) + "\nEI",
		"letters":        "BI " + size + "/CS /G /BPC 8 /F [/AHx /Fl] ID\n" + hex.EncodeToString(deflated(data)) + ">\nEI",
		"palette":        "BI " + size + "/CS [/I /RGB 1 <000000ffffff>] /BPC 8 /F /Fl ID " + string(deflated(bytes.ReplaceAll(data, []byte{255}, []byte{1}))) + "\nEI",
		"as a PNG's row": "BI " + size + fmt.Sprintf("/CS /G /BPC 8 /F /Fl /DP << /Predictor 15 /Columns %d >> ID ", side) + string(deflated(foretold(data, side))) + "\nEI",
	} {
		t.Run(name, func(t *testing.T) {
			d := new(document)
			d.page("q 130 0 0 130 60 200 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f\nEI "+picture+"\nQ 0 g 0 0 1 1 re f", "")
			if !shown(t, d.bytes()) {
				t.Error("the code is not in the pictures")
			}
		})
	}
}

// TestContentInParts: a word ends where a part does.
func TestContentInParts(t *testing.T) {
	d := new(document)
	stamp := d.stream("", []byte("q 0.1 0 0 0.1 5 5 cm 0 g 0 0 10 10 re f Q"))
	code := d.stream("", []byte("q 3.1 0 0 -3.1 80.37 400.21 cm\n"+squares(t)+"Q"))
	d.page("", "")
	d.objects[len(d.objects)-1] = fmt.Sprintf("<< /Type /Page /Parent 2 0 R /Contents [%d 0 R %d 0 R] >>", stamp, code)
	if !shown(t, d.bytes()) {
		t.Error("the code is not in the pictures")
	}
}
