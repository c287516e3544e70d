package payload

import (
	"encoding/base64"
	"encoding/binary"
	"net/url"
	"strings"
)

// The fields of Google Authenticator's MigrationPayload message that say
// which of several codes this one is.
const (
	fieldBatchSize  = 3
	fieldBatchIndex = 4
)

// maxParts is more codes than any export has: a larger number is damage.
const maxParts = 1000

// MigrationPart tells which part of how many a code of an export is, counted
// from 1. Both are 0 where the text does not tell. The keys in it are passed
// over and not kept.
func MigrationPart(text string) (part, parts int) {
	data := migrationData(text)
	defer clear(data)
	size, index := uint64(1), uint64(0) // what is not written is its default
	for rest := data; len(rest) > 0; {
		field, value, n := nextField(rest)
		if n <= 0 {
			return 0, 0
		}
		rest = rest[n:]
		switch field {
		case fieldBatchSize:
			size = value
		case fieldBatchIndex:
			index = value
		}
	}
	if len(data) == 0 || size == 0 || size > maxParts || index >= size {
		return 0, 0
	}
	return int(index) + 1, int(size)
}

// migrationData is the message in the text; nil where there is none.
func migrationData(text string) []byte {
	_, query, _ := strings.Cut(strings.TrimFunc(text, blank), "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		return nil
	}
	// A plus that was not escaped comes out as a space, and some programs
	// write the alphabet of web addresses or leave the padding out.
	encoded := strings.NewReplacer(" ", "+", "-", "+", "_", "/").Replace(values.Get("data"))
	data, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(encoded, "="))
	if err != nil {
		return nil
	}
	return data
}

// nextField reads one field of a protocol buffer message: its number, its
// value where that is a number, and its length in bytes, 0 where it is
// damaged. A negative number is a varint of ten bytes like any other.
func nextField(data []byte) (field, value uint64, length int) {
	tag, n := binary.Uvarint(data)
	if n <= 0 {
		return 0, 0, 0
	}
	const varint, fixed64, bytes, fixed32 = 0, 1, 2, 5
	skip := 0
	switch tag & 7 {
	case varint:
		value, skip = binary.Uvarint(data[n:])
	case fixed64:
		skip = 8
	case fixed32:
		skip = 4
	case bytes:
		size, m := binary.Uvarint(data[n:])
		if m <= 0 || size > uint64(len(data)) {
			return 0, 0, 0
		}
		skip = m + int(size)
	}
	if skip <= 0 || n+skip > len(data) {
		return 0, 0, 0
	}
	return tag >> 3, value, n + skip
}
