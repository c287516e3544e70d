package vault

import (
	"encoding/base32"
	"strconv"
	"time"

	"kapukod/internal/otpauth"
)

// jsonWriter appends JSON to one buffer, which its owner wipes.
type jsonWriter struct{ buf []byte }

func (w *jsonWriter) raw(text string) { w.buf = append(w.buf, text...) }

// key starts a field; the first one of an object follows its brace directly.
func (w *jsonWriter) key(name string) {
	w.comma()
	w.buf = append(w.buf, '"')
	w.buf = append(w.buf, name...) // only plain words are passed
	w.buf = append(w.buf, '"', ':')
}

// comma separates from what came before, if anything did.
func (w *jsonWriter) comma() {
	if n := len(w.buf); n > 0 && w.buf[n-1] != '{' && w.buf[n-1] != '[' {
		w.buf = append(w.buf, ',')
	}
}

// text writes a string of valid UTF-8.
func (w *jsonWriter) text(s string) {
	const hex = "0123456789abcdef"
	w.buf = append(w.buf, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			w.buf = append(w.buf, '\\', c)
		case c == '\n':
			w.buf = append(w.buf, '\\', 'n')
		case c < 0x20 || c == 0x7f:
			w.buf = append(w.buf, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			w.buf = append(w.buf, c)
		}
	}
	w.buf = append(w.buf, '"')
}

func (w *jsonWriter) number(n uint64) { w.buf = strconv.AppendUint(w.buf, n, 10) }

// secret writes base32 without a string in between.
func (w *jsonWriter) secret(s otpauth.Secret) {
	w.buf = append(w.buf, '"')
	w.buf = base32.StdEncoding.WithPadding(base32.NoPadding).AppendEncode(w.buf, s)
	w.buf = append(w.buf, '"')
}

func (w *jsonWriter) time(t time.Time) {
	w.buf = append(w.buf, '"')
	w.buf = t.UTC().AppendFormat(w.buf, time.RFC3339Nano)
	w.buf = append(w.buf, '"')
}

// optionalTime writes null for nil.
func (w *jsonWriter) optionalTime(t *time.Time) {
	if t == nil {
		w.raw("null")
		return
	}
	w.time(*t)
}

// unknown writes fields back as they were read.
func (w *jsonWriter) unknown(fields []field) {
	for _, f := range fields {
		w.comma()
		w.buf = append(w.buf, f.key...)
		w.buf = append(w.buf, ':')
		w.buf = append(w.buf, f.raw...)
	}
}

// writableTime: RFC 3339 has four digits for the year.
func writableTime(t time.Time) bool {
	year := t.UTC().Year()
	return year >= 1 && year <= 9999
}
