package assets_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestScanSources keeps the scanner honest: a scanner that finds nothing would let every mistake pass.
func TestScanSources(t *testing.T) {
	folder := t.TempDir()
	source := "package x\n" +
		"func f(c catalog, n string, all []any) {\n" +
		"	c.T(\"a.plain\")\n" +
		"	c.T(\"a.filled\", \"Name\", 1, `Count`, 2)\n" +
		"	T(\"a.unknown\", n, 1)\n" +
		"	c.T(\"a.spread\", all...)\n" +
		"	c.T(\"step.\" + n + \".title\")\n" +
		"	_ = []string{\"a.table\"}\n" +
		"}\n"
	if err := os.WriteFile(filepath.Join(folder, "x.go"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	got := scanSources(t, []string{folder, filepath.Join(folder, "absent")})
	want := map[string][]string{"a.plain": {}, "a.filled": {"Count", "Name"}, "a.unknown": nil, "a.spread": nil}
	if len(got.calls) != len(want) {
		t.Fatalf("calls %v", got.calls)
	}
	for _, call := range got.calls {
		names, known := want[call.key]
		if !known || !slices.Equal(names, call.names) || (names == nil) != (call.names == nil) {
			t.Errorf("T(%q) with %v, want %v", call.key, call.names, names)
		}
	}
	if !slices.Equal(got.prefixes, []string{"step."}) {
		t.Errorf("prefixes %v", got.prefixes)
	}
	if !got.literals["a.table"] {
		t.Error("a literal in a table was not seen")
	}
}
