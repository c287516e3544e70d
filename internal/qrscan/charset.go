package qrscan

import (
	"strings"
	"unicode/utf8"

	"github.com/makiuchi-d/gozxing/common"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// segmentEncoding reads the bytes of a code that does not name its character set (no ECI). Almost
// all writers put UTF-8 there whatever the standard says; the rest is some Latin set. The decoder's
// own guess alone would take Hungarian Latin-2 for Latin-1, or for Japanese.
type segmentEncoding struct{}

// NewDecoder decides anew for each byte segment.
func (segmentEncoding) NewDecoder() *encoding.Decoder {
	return &encoding.Decoder{Transformer: &segmentDecoder{}}
}

// NewEncoder completes the interface; nothing is ever encoded.
func (segmentEncoding) NewEncoder() *encoding.Encoder { return encoding.Nop.NewEncoder() }

type segmentDecoder struct{ chosen transform.Transformer }

func (d *segmentDecoder) Reset() { d.chosen = nil }

// Transform sees the whole segment at the first call and chooses by it.
func (d *segmentDecoder) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	if d.chosen == nil {
		d.chosen = encodingOf(src).NewDecoder()
	}
	return d.chosen.Transform(dst, src, atEOF)
}

// hungarianLatin2 are the letters beyond ASCII of Hungarian, in ISO 8859-2 (in 8859-1 the last four
// are õûÕÛ, which Hungarian has not).
const hungarianLatin2 = "\xe1\xe9\xed\xf3\xf6\xfa\xfc\xc1\xc9\xcd\xd3\xd6\xda\xdc\xf5\xfb\xd5\xdb"

func encodingOf(segment []byte) encoding.Encoding {
	if utf8.Valid(segment) {
		return encoding.Nop
	}
	hungarian := true
	for _, b := range segment {
		if b >= utf8.RuneSelf && strings.IndexByte(hungarianLatin2, b) < 0 {
			hungarian = false
		}
	}
	if hungarian {
		return charmap.ISO8859_2
	}
	guess, err := common.StringUtils_guessCharset(segment, nil) // knows Japanese and UTF-16
	if err != nil || guess == charmap.ISO8859_1 || guess == unicode.UTF8 {
		return charmap.Windows1252 // a superset of the printable part of ISO 8859-1
	}
	return guess
}

// trimMark drops the byte order mark that some writers put before UTF-8.
func trimMark(text string) string { return strings.TrimPrefix(text, "\ufeff") }
