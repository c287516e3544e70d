package payload_test

import (
	"encoding/base64"
	"encoding/binary"
	"net/url"
	"strings"
	"testing"

	"kapukod/internal/payload"
)

// export is another program's backup with one key of nonsense.
func export(size, index uint64) []byte {
	data := []byte{1<<3 | 2, 4, 0, 0, 0, 0, 2 << 3, 1}
	data = binary.AppendUvarint(append(data, 3<<3), size)
	data = binary.AppendUvarint(append(data, 4<<3), index)
	return binary.AppendUvarint(append(data, 5<<3), ^uint64(0)) // a negative batch: ten bytes
}

func TestMigrationPart(t *testing.T) {
	const start = "otpauth-migration://offline?data="
	whole := base64.StdEncoding.EncodeToString(export(3, 1))
	tests := map[string]struct {
		text        string
		part, parts int
	}{
		"second of three":    {start + url.QueryEscape(whole), 2, 3},
		"without padding":    {start + strings.TrimRight(whole, "="), 2, 3},
		"not escaped":        {start + whole, 2, 3},
		"of web addresses":   {start + base64.RawURLEncoding.EncodeToString(export(3, 1)), 2, 3},
		"the only one":       {start + base64.RawURLEncoding.EncodeToString(export(3, 1)[:8]), 1, 1},
		"above the number":   {start + base64.RawURLEncoding.EncodeToString(export(3, 3)), 0, 0},
		"far too many":       {start + base64.RawURLEncoding.EncodeToString(export(1<<40, 3)), 0, 0},
		"cut in a field":     {start + base64.RawURLEncoding.EncodeToString(export(3, 1)[:4]), 0, 0},
		"no data":            {start, 0, 0},
		"not base64":         {start + "%21%21", 0, 0},
		"bad escape":         {start + "%zz", 0, 0},
		"a length too large": {start + base64.RawURLEncoding.EncodeToString([]byte{1<<3 | 2, 255, 255, 255, 255, 255, 255, 255, 255, 127}), 0, 0},
	}
	for name, test := range tests {
		if part, parts := payload.MigrationPart(test.text); part != test.part || parts != test.parts {
			t.Errorf("%s: %d of %d, want %d of %d", name, part, parts, test.part, test.parts)
		}
	}
}
