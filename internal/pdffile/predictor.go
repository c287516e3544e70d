package pdffile

import (
	"io"

	"github.com/ledongthuc/pdf"
)

// predicted undoes the row filters of a PNG (ISO 15948, 9.2), which most programs that put one into a document keep.
type predicted struct {
	r          io.Reader
	pixel      int // bytes
	row, above []byte
	next       []byte
}

// unpredicted undoes what the key Predictor says (ISO 32000-1, 7.4.4.4).
func unpredicted(r io.Reader, parm pdf.Value) (io.Reader, error) {
	predictor := number(parm, "Predictor", 1)
	if predictor == 1 {
		return r, nil
	}
	colours, bits, columns := number(parm, "Colors", 1), number(parm, "BitsPerComponent", 8), number(parm, "Columns", 1)
	if predictor < 10 || predictor > 15 || colours < 1 || colours > 32 || bits < 1 || bits > 16 ||
		columns < 1 || columns > maxColumns {
		return nil, ErrFormat
	}
	stride := (colours*bits*columns + 7) / 8
	return &predicted{
		r: r, pixel: max(1, colours*bits/8),
		row: make([]byte, stride+1), above: make([]byte, stride+1),
	}, nil
}

// maxColumns is the widest row that is believed.
const maxColumns = 1 << 16

// number is a whole number, or what is meant where there is none.
func number(v pdf.Value, key string, otherwise int) int {
	if n := v.Key(key); n.Kind() == pdf.Integer {
		return int(n.Int64())
	}
	return otherwise
}

// Read is that of io.Reader.
func (p *predicted) Read(out []byte) (int, error) {
	if len(p.next) == 0 {
		p.row, p.above = p.above, p.row
		n, err := io.ReadFull(p.r, p.row)
		if n < 2 {
			return 0, err
		}
		clear(p.row[n:])
		p.undo()
		p.next = p.row[1:n]
	}
	n := copy(out, p.next)
	p.next = p.next[n:]
	return n, nil
}

// undo adds to each byte of the row what its filter foretold.
func (p *predicted) undo() {
	row, above := p.row[1:], p.above[1:]
	for i := range row {
		var left, corner byte
		if i >= p.pixel {
			left, corner = row[i-p.pixel], above[i-p.pixel]
		}
		switch p.row[0] {
		case 1:
			row[i] += left
		case 2:
			row[i] += above[i]
		case 3:
			row[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			row[i] += paeth(left, above[i], corner)
		}
	}
}

// paeth is whichever of the three is nearest to left+above-corner.
func paeth(left, above, corner byte) byte {
	p := int(left) + int(above) - int(corner)
	a, b, c := distance(p, left), distance(p, above), distance(p, corner)
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return above
	}
	return corner
}

func distance(a int, b byte) int {
	if d := a - int(b); d > 0 {
		return d
	}
	return int(b) - a
}
