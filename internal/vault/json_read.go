package vault

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"time"
	"unicode/utf8"
)

// The document is read by hand rather than into structs, for four reasons:
// unknown fields are kept byte by byte, field names match exactly (encoding/json
// ignores case, and of two equal fields takes the last), one bad entry does not
// fail the rest, and secrets stay in buffers that can be wiped.

var errJSON = errors.New("not the expected JSON")

// field is one field of an object. name is its name decoded, key as it stands,
// with quotes; fields that are kept have no use for name.
type field struct {
	name []byte
	key  []byte
	raw  []byte
}

// checkJSON accepts exactly one JSON value, with nothing after it, nested no
// deeper than maxDepth. The split functions rely on it.
func checkJSON(data []byte) error {
	depth, inString := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			if depth++; depth > maxDepth {
				return errJSON
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	if !json.Valid(data) {
		return errJSON
	}
	return nil
}

// splitObject cuts a valid JSON object into its fields. A name that comes twice
// is an error, since readers differ in which one they take.
func splitObject(raw []byte) ([]field, error) { return splitObjectInto(nil, raw) }

// splitObjectInto is splitObject with a slice to use again, for long lists.
func splitObjectInto(fields []field, raw []byte) ([]field, error) {
	fields = fields[:0]
	err := splitItems(raw, '{', func(i int) (int, error) {
		if len(fields) == maxFields {
			return 0, errJSON
		}
		end := valueEnd(raw, i)
		key := raw[i:end]
		name, err := readName(key)
		if err != nil {
			return 0, err
		}
		for _, f := range fields {
			if bytes.Equal(f.name, name) {
				return 0, errJSON
			}
		}
		i = skipSpace(raw, skipSpace(raw, end)+1) // past the colon
		end = valueEnd(raw, i)
		fields = append(fields, field{name: name, key: key, raw: raw[i:end]})
		return end, nil
	})
	return fields, err
}

// splitArray cuts a valid JSON array of at most limit values.
func splitArray(raw []byte, limit int) ([][]byte, error) {
	var items [][]byte
	err := splitItems(raw, '[', func(i int) (int, error) {
		if len(items) == limit {
			return 0, errJSON
		}
		end := valueEnd(raw, i)
		items = append(items, raw[i:end])
		return end, nil
	})
	return items, err
}

// splitItems walks over what stands between commas; item is given the start
// of each and returns its end.
func splitItems(raw []byte, open byte, item func(start int) (end int, err error)) error {
	i := skipSpace(raw, 0)
	if i >= len(raw) || raw[i] != open {
		return errJSON
	}
	i = skipSpace(raw, i+1)
	for i < len(raw) && raw[i] != open+2 { // in ASCII } is { + 2 and ] is [ + 2
		end, err := item(i)
		if err != nil {
			return err
		}
		if i = skipSpace(raw, end); i < len(raw) && raw[i] == ',' {
			i = skipSpace(raw, i+1)
		}
	}
	return nil
}

func skipSpace(data []byte, i int) int {
	for i < len(data) && (data[i] == ' ' || data[i] == '\n' || data[i] == '\t' || data[i] == '\r') {
		i++
	}
	return i
}

// valueEnd returns where the valid JSON value that starts at i ends.
func valueEnd(data []byte, i int) int {
	depth := 0
	for i < len(data) {
		switch data[i] {
		case '"':
			i = stringEnd(data, i)
			if depth == 0 {
				return i
			}
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i // a number or word that ends with what holds it
			}
			if depth--; depth == 0 {
				return i + 1
			}
		case ',', ' ', '\n', '\t', '\r', ':':
			if depth == 0 {
				return i
			}
		}
		i++
	}
	return i
}

func stringEnd(data []byte, i int) int {
	for i++; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(data)
}

// readString reads a JSON string. Bytes that are not UTF-8 are an error, for
// they could not be written back.
func readString(raw []byte) (string, error) {
	if len(raw) < 2 || raw[0] != '"' || !utf8.Valid(raw) {
		return "", errJSON
	}
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1]), nil
	}
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return "", errJSON
	}
	return text, nil
}

// readName is readString without a copy for the usual name.
func readName(raw []byte) ([]byte, error) {
	if len(raw) >= 2 && raw[0] == '"' && bytes.IndexByte(raw, '\\') < 0 && utf8.Valid(raw) {
		return raw[1 : len(raw)-1], nil
	}
	name, err := readString(raw)
	return []byte(name), err
}

// readInt reads a whole number between low and high, written without fraction
// or exponent.
func readInt(raw []byte, low, high int64) (int64, error) {
	n, err := strconv.ParseInt(string(raw), 10, 64)
	if err != nil || n < low || n > high {
		return 0, errJSON
	}
	return n, nil
}

// readTime reads a time in RFC 3339, with or without fractions of a second.
func readTime(raw []byte) (time.Time, error) {
	text, err := readString(raw)
	if err != nil {
		return time.Time{}, err
	}
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil || !writableTime(t) {
		return time.Time{}, errJSON
	}
	return t.UTC(), nil
}

func isNull(raw []byte) bool { return string(raw) == "null" }
