package pdffile

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"io"
	"regexp"

	"github.com/ledongthuc/pdf"
)

// The library undoes few of the ways in which pictures are packed, and one of a PNG's in the tables of contents
// alone. So it is kept from undoing any: ownPacking gives the keys of pictures that tell of it other names of the
// same length, under which unpacked finds them.
const (
	filterKey, ownFilterKey = "/Filter", "/FilteR"
	parmsKey, ownParmsKey   = "/DecodeParms", "/DecodeParmS"
)

// isPicture finds what says in the keys of a stream that it is a picture.
var isPicture = regexp.MustCompile(`/Subtype\s*/Image\b`)

// maxKeys is how many bytes the keys of a stream are looked for in.
const maxKeys = 1 << 13

// ownPacking renames in data, which is the caller's own.
func ownPacking(data []byte) {
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("stream"))
		if i < 0 {
			return
		}
		keys := data[max(at, at+i-maxKeys) : at+i]
		at += i + len("stream")
		if begin := bytes.LastIndex(keys, []byte("obj")); begin >= 0 {
			keys = keys[begin:]
		}
		if !isPicture.Match(keys) {
			continue
		}
		for from, to := range map[string]string{filterKey: ownFilterKey, parmsKey: ownParmsKey} {
			if i := bytes.Index(keys, []byte(from)); i >= 0 {
				copy(keys[i:], to)
			}
		}
	}
}

// unpacked gives the samples of a picture, and tells whether what it gives is a JPEG picture instead.
func unpacked(v pdf.Value) (r io.Reader, isJPEG bool, err error) {
	filters, parms := listed(v.Key(ownFilterKey[1:])), listed(v.Key(ownParmsKey[1:]))
	r = v.Reader()
	for i, filter := range filters {
		var parm pdf.Value
		if i < len(parms) {
			parm = parms[i]
		}
		switch filter.Name() {
		case "FlateDecode", "Fl":
			if r, err = zlib.NewReader(r); err == nil {
				r, err = unpredicted(r, parm)
			}
		case "ASCII85Decode", "A85":
			r = ascii85.NewDecoder(&until{r: r, end: '~'})
		case "ASCIIHexDecode", "AHx":
			r = hex.NewDecoder(&until{r: r, end: '>'})
		case "RunLengthDecode", "RL":
			r = &runLengths{r: r}
		case "DCTDecode", "DCT":
			return r, true, nil
		default:
			return nil, false, ErrFormat
		}
		if err != nil {
			return nil, false, ErrFormat
		}
	}
	return r, false, nil
}

// alone tells whether a picture lies in the document as a JPEG file does, where jpegs finds it.
func alone(v pdf.Value) bool {
	filters := listed(v.Key(ownFilterKey[1:]))
	return len(filters) == 1 && (filters[0].Name() == "DCTDecode" || filters[0].Name() == "DCT")
}

// listed is what a key says that may hold one value or several.
func listed(v pdf.Value) []pdf.Value {
	if v.IsNull() {
		return nil
	}
	if v.Kind() != pdf.Array {
		return []pdf.Value{v}
	}
	all := make([]pdf.Value, min(v.Len(), maxFilters))
	for i := range all {
		all[i] = v.Index(i)
	}
	return all
}

// maxFilters is how many ways of packing may be laid over one another.
const maxFilters = 8

// until leaves out spaces and ends at the character end.
type until struct {
	r   io.Reader
	end byte
}

// Read is that of io.Reader.
func (u *until) Read(p []byte) (int, error) {
	for {
		n, err := u.r.Read(p)
		if at := bytes.IndexByte(p[:n], u.end); at >= 0 {
			n, err = at, io.EOF
			u.r = bytes.NewReader(nil)
		}
		kept := 0
		for _, c := range p[:n] {
			if c > ' ' {
				p[kept] = c
				kept++
			}
		}
		if kept > 0 || err != nil || len(p) == 0 {
			return kept, err
		}
	}
}

// runLengths undoes RunLengthDecode (ISO 32000-1, 7.4.5).
type runLengths struct {
	r    io.Reader
	next []byte
}

// Read is that of io.Reader.
func (l *runLengths) Read(p []byte) (int, error) {
	if len(l.next) == 0 {
		var head [1]byte
		if _, err := io.ReadFull(l.r, head[:]); err != nil || head[0] == 128 {
			return 0, io.EOF
		}
		if n := int(head[0]); n < 128 {
			l.next = make([]byte, n+1)
		} else {
			l.next = make([]byte, 1)
		}
		if _, err := io.ReadFull(l.r, l.next); err != nil {
			return 0, io.EOF
		}
		if head[0] > 128 {
			l.next = bytes.Repeat(l.next, 257-int(head[0]))
		}
	}
	n := copy(p, l.next)
	l.next = l.next[n:]
	return n, nil
}
