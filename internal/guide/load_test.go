package guide_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"kapukod/internal/guide"
	"kapukod/internal/text"
	"kapukod/internal/vault"
)

// small is a whole guide, to be spoiled by a test.
const small = `{
  "id": "small", "kind": "setup", "service": "generic", "checked": "2026-04", "session_minutes": 10,
  "title": {"hu": "Cím", "en": "Title"}, "about": {"hu": "Miről", "en": "About"},
  "steps": [
    {"id": "open", "title": {"hu": "a", "en": "b"}, "text": {"hu": "a", "en": "b"}, "action": "open", "url": "https://example.org/"},
    {"id": "scan", "title": {"hu": "a", "en": "b"}, "text": {"hu": "a\nb", "en": "b\nc"}, "action": "scan", "starts_clock": true,
      "sketch": {"title": "Oldal", "items": [{"kind": "qr", "here": true}, {"kind": "danger", "text": "Törlés"}]}},
    {"id": "type", "title": {"hu": "a", "en": "b"}, "text": {"hu": "a", "en": "b"}, "action": "type", "copy": "computer"},
    {"id": "code", "title": {"hu": "a", "en": "b"}, "text": {"hu": "a", "en": "b"}, "action": "code",
      "warn": {"hu": "a", "en": "b"}, "labels": ["Kód"],
      "trouble": [{"id": "old", "what": {"hu": "a", "en": "b"}, "repair": {"hu": "a", "en": "b"}, "go_to": "scan"}]},
    {"id": "more", "title": {"hu": "a", "en": "b"}, "text": {"hu": "a", "en": "b"}, "action": "choose",
      "choices": [{"text": {"hu": "a", "en": "b"}, "step": "done"}, {"text": {"hu": "a", "en": "b"}, "guide": "small"}]},
    {"id": "done", "title": {"hu": "a", "en": "b"}, "text": {"hu": "a", "en": "b"}, "action": "done"}
  ]
}`

func loadSmall(content string) ([]guide.Guide, error) {
	return guide.Load(fstest.MapFS{"guides/small.json": {Data: []byte(content)}})
}

func TestWholeGuideLoads(t *testing.T) {
	guides, err := loadSmall(small)
	if err != nil {
		t.Fatal(err)
	}
	g := guides[0]
	if at, ok := g.StepAt("code"); !ok || at != 3 {
		t.Errorf("code is step %d, %v", at, ok)
	}
	if _, ok := g.StepAt("nowhere"); ok {
		t.Error("a step that is not there was found")
	}
	if g.Title.In(text.Hungarian) != "Cím" || g.Title.In(text.English) != "Title" {
		t.Error("the languages are mixed up")
	}
	if g.Steps[0].Warn.Empty() == g.Steps[3].Warn.Empty() {
		t.Error("a warning was lost or invented")
	}
}

// TestSpoiledGuidesAreRefused spoils one thing at a time; the error must name it.
func TestSpoiledGuidesAreRefused(t *testing.T) {
	tests := []struct{ name, old, new, says string }{
		{"unknown field", `"kind": "setup"`, `"kind": "setup", "colour": "red"`, "colour"},
		{"not JSON", `"steps": [`, `"steps": [[`, "invalid character"},
		{"id of another file", `"id": "small"`, `"id": "large"`, "the file says"},
		{"kind", `"kind": "setup"`, `"kind": "set-up"`, "unknown kind"},
		{"service", `"service": "generic"`, `"service": "bank"`, "no service"},
		{"issuers", `"service": "generic"`, `"service": "generic", "issuers": ["x"]`, "issuers belong to a login"},
		{"month", `"2026-04"`, `"2026-13"`, "not a month"},
		{"session", `"session_minutes": 10`, `"session_minutes": 999`, "999 minutes"},
		{"no clock", `, "starts_clock": true`, ``, "0 steps start"},
		{"clock without a session", `"session_minutes": 10,`, ``, "a clock starts"},
		{"missing language", `{"hu": "Cím", "en": "Title"}`, `{"hu": "Cím"}`, "title"},
		{"title of two lines", `"en": "Title"`, `"en": "Title\nmore"`, "more than one line"},
		{"stray space", `"en": "About"`, `"en": "About "`, "not tidy"},
		{"step used twice", `"id": "more"`, `"id": "code"`, "used twice"},
		{"action", `"action": "code"`, `"action": "guess"`, "unknown action"},
		{"http", `https://example.org/`, `http://example.org/`, "no https address"},
		{"file", `https://example.org/`, `file:///etc/passwd`, "no https address"},
		{"address elsewhere", `"action": "type"`, `"action": "type", "url": "https://example.org/"`, "belongs to the action open"},
		{"copy", `"copy": "computer"`, `"copy": "password"`, "cannot be copied"},
		{"label", `"labels": ["Kód"]`, `"labels": [" Kód"]`, "not tidy"},
		{"go_to", `"go_to": "scan"`, `"go_to": "nowhere"`, `step "nowhere"`},
		{"choice to no step", `"step": "done"`, `"step": "nowhere"`, `step "nowhere"`},
		{"choice to no guide", `"guide": "small"`, `"guide": "other"`, `guide "other"`},
		{"one choice", `, {"text": {"hu": "a", "en": "b"}, "guide": "small"}`, ``, "fewer than two"},
		{"choices elsewhere", `"action": "choose"`, `"action": "read"`, "choices belong"},
		{"item", `"kind": "qr"`, `"kind": "video"`, "unknown item"},
		{"pointing at a danger", `"kind": "danger"`, `"kind": "danger", "here": true`, "points at a danger"},
		{"pointing at nothing", `"kind": "qr", "here": true`, `"kind": "qr"`, "points at nothing"},
		{"no end", `"action": "done"`, `"action": "read"`, "nothing ends it"},
		{"unreachable", `"step": "done"`, `"guide": "small"`, "no way leads here"},
		{"type without scan", `"action": "scan"`, `"action": "read"`, "right after scanning"},
		{"two scans", `"action": "code"`, `"action": "scan"`, "2 steps of action scan"},
		{"no practice path", `"service": "generic"`, `"service": "generic", "practice": "x"`, "not a path"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(small, test.old) {
				t.Fatalf("%q is not in the guide", test.old)
			}
			_, err := loadSmall(strings.Replace(small, test.old, test.new, 1))
			if !errors.Is(err, guide.ErrInvalid) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("error %v, want one that says %q", err, test.says)
			}
		})
	}
}

func TestNoGuidesAreRefused(t *testing.T) {
	if _, err := guide.Load(fstest.MapFS{}); !errors.Is(err, guide.ErrInvalid) {
		t.Errorf("error %v", err)
	}
	if _, err := loadSmall(small + small); !errors.Is(err, guide.ErrInvalid) {
		t.Errorf("two values in a file: error %v", err)
	}
	if _, err := loadSmall(strings.Repeat(" ", 1<<20) + small); !errors.Is(err, guide.ErrInvalid) {
		t.Errorf("a large file: error %v", err)
	}
}

// TestServicesAreTheVaults: a setup's service is written into the entry.
func TestServicesAreTheVaults(t *testing.T) {
	for _, service := range []vault.Service{vault.ServiceUgyfelkapu, vault.ServiceKeycloak, vault.ServiceGeneric} {
		if _, err := loadSmall(strings.Replace(small, `"generic"`, `"`+string(service)+`"`, 1)); err != nil {
			t.Error(err)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(`{"id":"small"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		guides, err := guide.Load(fstest.MapFS{"guides/small.json": {Data: data}})
		if (err == nil) != (len(guides) == 1) {
			t.Fatalf("%d guides, error %v", len(guides), err)
		}
	})
}
