package vault

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzJSON: our reader of JSON takes what encoding/json takes, but for what
// lies too deep, and reads strings alike.
func FuzzJSON(f *testing.F) {
	for _, seed := range []string{"", "null", "nul", "nulll", " [1, -0.5e+7,\t{}]\r\n", `{"a":{"b":[]},"a":"é"}`, `{"a":1,}`, "[1,]", "[,]",
		`"é\ud83d\ude00\ud800\udc"`, `"\ud800\ud800"`, `"\u12"`, `"\x"`, `"\`, `"`, "\"\x01\"", "\"\xff\"", "01", "-", "1.", "1e", ".5", "+1",
		"--1", "0", "-0", "1E-3", "tru", "[", "{", `{"a"`, `{"a":`, `{"a":1`, `{a:1}`, "[1 2]", "1 2", "\uFEFF1", `"\\\/\b\f\n\r\t\""`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ok := checkJSON(data) == nil
		if ok != json.Valid(data) && (ok || depthOf(data) <= maxDepth) {
			t.Fatalf("%q: valid here %v, for encoding/json %v", data, ok, !ok)
		}
		whole, err := checkFields(data)
		split, err2 := splitObject(data)
		if ok && ((err == nil) != (err2 == nil) || err == nil && len(whole) != len(split)) || !ok && err == nil {
			t.Fatalf("%q: %d fields, %v, or %d, %v", data, len(whole), err, len(split), err2)
		}
		trimmed := []byte(strings.Trim(string(data), " \t\r\n"))
		var want string
		if !ok || len(trimmed) == 0 || trimmed[0] != '"' || json.Unmarshal(trimmed, &want) != nil {
			return
		}
		got, err := readString(trimmed)
		if valid := utf8.Valid(trimmed); valid != (err == nil) || valid && got != want {
			t.Fatalf("%q is read as %q, %v", trimmed, got, err)
		}
		if end := valueEnd(data, skipSpace(data, 0)); skipSpace(data, end) != len(data) {
			t.Fatalf("%q: the string ends at %d", data, end)
		}
	})
}

// depthOf is how deep the brackets go, wherever they stand: never too low.
func depthOf(data []byte) int {
	return strings.Count(string(data), "[") + strings.Count(string(data), "{")
}

func TestDepthIsLimited(t *testing.T) {
	for open, closing := range map[string]string{"[": "]", `{"a":`: "}"} {
		at := strings.Repeat(open, maxDepth-1) + "[1]" + strings.Repeat(closing, maxDepth-1)
		past := strings.Repeat(open, maxDepth) + "[1]" + strings.Repeat(closing, maxDepth)
		if checkJSON([]byte(at)) != nil || checkJSON([]byte(past)) == nil {
			t.Errorf("%s: at the limit %v, past it %v", open, checkJSON([]byte(at)), checkJSON([]byte(past)))
		}
	}
	if checkJSON([]byte(strings.Repeat("[", 60<<20))) == nil {
		t.Error("60 MiB of brackets were taken")
	}
}
