package text_test

import (
	"errors"
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"kapukod/internal/text"
)

func load(t testing.TB, content string) (*text.Catalog, error) {
	t.Helper()
	return text.Load(fstest.MapFS{"lang/hu.json": {Data: []byte(content)}}, text.Hungarian)
}

func TestT(t *testing.T) {
	catalog, err := load(t, `{"codes.copy":"Kód másolása","codes.left":"Még {{.Seconds}} másodperc, {{.Name}} ({{.Name}})"}`)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		key  string
		args []any
		want string
	}{
		{"codes.copy", nil, "Kód másolása"},
		{"codes.copy", []any{"Name", "x"}, "Kód másolása"},
		{"codes.left", []any{"Name", "Éva <b>", "Seconds", 12}, "Még 12 másodperc, Éva <b> (Éva <b>)"},
		{"codes.left", []any{"Name", "{{.Seconds}}", "Seconds", 1}, "Még 1 másodperc, {{.Seconds}} ({{.Seconds}})"},
		{"codes.left", []any{"Seconds", 12}, "Még 12 másodperc, ⟦Name⟧ (⟦Name⟧)"},
		{"codes.left", []any{"Seconds"}, "Még ⟦Seconds⟧ másodperc, ⟦Name⟧ (⟦Name⟧)"},
		{"codes.left", nil, "Még ⟦Seconds⟧ másodperc, ⟦Name⟧ (⟦Name⟧)"},
		{"codes.gone", nil, "⟦codes.gone⟧"},
		{"", nil, "⟦⟧"},
	}
	for _, test := range tests {
		if got := catalog.T(test.key, test.args...); got != test.want {
			t.Errorf("T(%q, %v) = %q, want %q", test.key, test.args, got, test.want)
		}
	}
	if !catalog.Has("codes.left") || !catalog.Has("codes.copy") || catalog.Has("codes.gone") {
		t.Error("Has is wrong")
	}
	if keys := catalog.Keys(); !slices.Equal(keys, []string{"codes.copy", "codes.left"}) {
		t.Errorf("Keys = %v", keys)
	}
	if catalog.Lang() != text.Hungarian {
		t.Errorf("Lang = %s", catalog.Lang())
	}
}

func TestLoadRefuses(t *testing.T) {
	tests := map[string]struct {
		content string
		want    error
	}{
		"empty sentence":   {`{"a.b":""}`, text.ErrEmpty},
		"open braces":      {`{"a.b":"x {{.Name"}`, text.ErrPlaceholder},
		"stray closing":    {`{"a.b":"x }} y"}`, text.ErrPlaceholder},
		"no dot":           {`{"a.b":"{{Name}}"}`, text.ErrPlaceholder},
		"lower case name":  {`{"a.b":"{{.name}}"}`, text.ErrPlaceholder},
		"a function":       {`{"a.b":"{{.Name | printf}}"}`, text.ErrPlaceholder},
		"no name":          {`{"a.b":"{{.}}"}`, text.ErrPlaceholder},
		"accent in a name": {`{"a.b":"{{.Név}}"}`, text.ErrPlaceholder},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if _, err := load(t, test.content); !errors.Is(err, test.want) {
				t.Fatalf("error %v, want %v", err, test.want)
			}
		})
	}
	for name, content := range map[string]string{"nested": `{"a":{"b":"c"}}`, "not JSON": `a`, "a list": `["a"]`} {
		t.Run(name, func(t *testing.T) {
			if _, err := load(t, content); err == nil {
				t.Fatal("loaded")
			}
		})
	}
	if _, err := text.Load(fstest.MapFS{}, text.English); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("missing file: %v", err)
	}
}

func TestPlaceholders(t *testing.T) {
	names, err := text.Placeholders("{{.B2}} és {{.A}}, majd {{.B2}}")
	if err != nil || !slices.Equal(names, []string{"A", "B2"}) {
		t.Fatalf("%v, %v", names, err)
	}
}

func TestPreferred(t *testing.T) {
	tests := []struct {
		locales []string
		want    text.Lang
	}{
		{nil, text.Hungarian},
		{[]string{"", "C", "POSIX", "C.UTF-8"}, text.Hungarian},
		{[]string{"hu_HU.UTF-8"}, text.Hungarian},
		{[]string{"hu", "en"}, text.Hungarian},
		{[]string{"HU-hu"}, text.Hungarian},
		{[]string{"en_GB.UTF-8", "hu_HU"}, text.English},
		{[]string{"C", "de_DE@euro"}, text.English},
		{[]string{"", "hu:en"}, text.Hungarian},
		{[]string{"sk:hu"}, text.English},
		{[]string{"not a locale at all", "hu"}, text.Hungarian},
		{[]string{"und", "en"}, text.English},
	}
	for _, test := range tests {
		if got := text.Preferred(test.locales); got != test.want {
			t.Errorf("Preferred(%q) = %s, want %s", test.locales, got, test.want)
		}
	}
}

func BenchmarkT(b *testing.B) {
	catalog, err := load(b, `{"codes.copy":"Kód másolása","codes.left":"Még {{.Seconds}} másodperc"}`)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			_ = catalog.T("codes.copy")
		}
	})
	b.Run("filled", func(b *testing.B) {
		for b.Loop() {
			_ = catalog.T("codes.left", "Seconds", 12)
		}
	})
}
