package text_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"kapukod/internal/text"
)

// FuzzCatalog: any file of messages loads or is refused, and any sentence that
// loads can be shown.
func FuzzCatalog(f *testing.F) {
	f.Add([]byte(`{"a":"x {{.Name}} y"}`))
	f.Add([]byte(`{"a":"{{"}`))
	f.Add([]byte(`{"a":{"b":"c"}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := text.Load(fstest.MapFS{text.Folder + "/hu.json": {Data: data}}, "hu")
		if err != nil {
			return
		}
		for _, key := range c.Keys() {
			if got := c.T(key, "Name", 12); got == "" && key != "" {
				t.Fatalf("%q shows nothing", key)
			}
		}
	})
}

// FuzzPlaceholders: a value never changes the sentence around it.
func FuzzPlaceholders(f *testing.F) {
	f.Add("a {{.Name}} b", "x")
	f.Add("{{.Name}}{{.Name}}", "{{.Name}}")
	f.Fuzz(func(t *testing.T, sentence, value string) {
		names, err := text.Placeholders(sentence)
		if err != nil || sentence == "" || !utf8.ValidString(sentence) {
			return
		}
		file, err := json.Marshal(map[string]string{"a": sentence})
		if err != nil {
			t.Fatal(err)
		}
		c, err := text.Load(fstest.MapFS{text.Folder + "/hu.json": {Data: file}}, "hu")
		if err != nil {
			t.Fatalf("%q has placeholders %q, but: %v", sentence, names, err)
		}
		args := []any{}
		for _, name := range names {
			args = append(args, name, value)
		}
		got := c.T("a", args...)
		for _, part := range strings.Split(value, "{{") {
			if len(names) > 0 && !strings.Contains(got, part) {
				t.Fatalf("%q filled with %q is %q", sentence, value, got)
			}
		}
	})
}
