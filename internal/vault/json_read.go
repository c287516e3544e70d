package vault

import (
	"bytes"
	"errors"
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

// splitObject cuts a valid JSON object into its fields. A name that comes twice
// is an error, since readers differ in which one they take.
func splitObject(raw []byte) ([]field, error) { return splitObjectInto(nil, raw) }

// splitObjectInto is splitObject with a slice to use again, for long lists.
func splitObjectInto(fields []field, raw []byte) ([]field, error) {
	fields, _, err := splitObjectAt(fields, raw, 0)
	return fields, err
}

// splitObjectAt is the same for an object within raw, and tells where it ends.
func splitObjectAt(fields []field, raw []byte, start int) (split []field, end int, err error) {
	fields = fields[:0]
	end, err = splitItems(raw, start, '{', func(i int) (int, error) {
		end := valueEnd(raw, i)
		key := raw[i:end]
		i = skipSpace(raw, skipSpace(raw, end)+1) // past the colon
		end = valueEnd(raw, i)
		fields, err = appendField(fields, key, raw[i:end])
		return end, err
	})
	return fields, end, err
}

func appendField(fields []field, key, raw []byte) ([]field, error) {
	if len(fields) == maxFields {
		return fields, errJSON
	}
	name, err := readName(key)
	if err != nil {
		return fields, err
	}
	for i := range fields {
		if other := fields[i].name; len(other) == len(name) && bytes.Equal(other, name) {
			return fields, errJSON
		}
	}
	return append(fields, field{name: name, key: key, raw: raw}), nil
}

// splitArray cuts a valid JSON array of at most limit values.
func splitArray(raw []byte, limit int) ([][]byte, error) {
	var items [][]byte
	_, err := splitItems(raw, 0, '[', func(i int) (int, error) {
		if len(items) == limit {
			return 0, errJSON
		}
		end := valueEnd(raw, i)
		items = append(items, raw[i:end])
		return end, nil
	})
	return items, err
}

// splitItems walks over what stands between commas in the object or array that
// starts at i, and returns where that ends. item is given the start of each and
// returns its end.
func splitItems(raw []byte, i int, open byte, item func(start int) (end int, err error)) (end int, err error) {
	i = skipSpace(raw, i)
	if i >= len(raw) || raw[i] != open {
		return 0, errJSON
	}
	i = skipSpace(raw, i+1)
	for i < len(raw) && raw[i] != open+2 { // in ASCII } is { + 2 and ] is [ + 2
		if i, err = item(i); err != nil {
			return 0, err
		}
		if i = skipSpace(raw, i); i < len(raw) && raw[i] == ',' {
			i = skipSpace(raw, i+1)
		}
	}
	return i + 1, nil
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
