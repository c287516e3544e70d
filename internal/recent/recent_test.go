package recent_test

import (
	"errors"
	"fmt"
	"maps"
	"testing"
	"time"

	"kapukod/internal/recent"
)

var start = time.Date(2026, 3, 4, 5, 6, 7, 8, time.UTC)

// memory is a store that holds its file in memory.
func memory(file *[]byte) recent.Store {
	return recent.Store{
		Read:  func() ([]byte, error) { return *file, nil },
		Write: func(data []byte) error { *file = data; return nil },
	}
}

func TestUsesComeBackToTheMinute(t *testing.T) {
	var file []byte
	store := memory(&file)
	uses := store.Load()
	if !uses.Note("a", start) || uses.Note("a", start.Add(time.Second)) || !uses.Note("a", start.Add(time.Minute)) || !uses.Note("b", start) {
		t.Fatal("a minute is news once")
	}
	if err := store.Save(uses); err != nil {
		t.Fatal(err)
	}
	if want := `{"a":"2026-03-04T05:07:00Z","b":"2026-03-04T05:06:00Z"}`; string(file) != want {
		t.Errorf("stored %s, want %s", file, want)
	}
	again := store.Load()
	if !maps.EqualFunc(again, uses, time.Time.Equal) {
		t.Errorf("loaded %v, want %v", again, uses)
	}
	again.Keep(func(id string) bool { return id == "b" })
	if len(again) != 1 || again["b"].IsZero() {
		t.Errorf("kept %v", again)
	}
}

func TestTheLongestAgoGoes(t *testing.T) {
	uses := make(recent.Uses)
	for i := range recent.Most + 2 {
		uses.Note(fmt.Sprint(i), start.Add(time.Duration(i)*time.Hour))
	}
	if _, there := uses["1"]; len(uses) != recent.Most || there {
		t.Errorf("%d kept, the second oldest among them: %v", len(uses), there)
	}
	var file []byte
	if err := memory(&file).Save(uses); err != nil || len(file) > recent.MaxFile {
		t.Errorf("%d bytes, %v", len(file), err)
	}
}

func TestErrorsAreSmall(t *testing.T) {
	refused := errors.New("refused")
	store := recent.Store{Read: func() ([]byte, error) { return nil, refused }, Write: func([]byte) error { return refused }}
	if uses := store.Load(); uses == nil || len(uses) != 0 {
		t.Errorf("loaded %v", uses)
	}
	if err := store.Save(recent.Uses{}); !errors.Is(err, refused) {
		t.Errorf("error is %v", err)
	}
}

// FuzzLoad: whatever the file holds, what is loaded can be stored, and comes back.
func FuzzLoad(f *testing.F) {
	for _, file := range []string{`{"a":"2026-03-04T06:00:00Z"}`, `null`, `{`, `{"":"0001-01-01T00:00:00Z"}`, `{"a":"9999-12-31T23:59:59-23:59"}`} {
		f.Add([]byte(file))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		store := memory(&file)
		uses := store.Load()
		uses.Note("x", start)
		if err := store.Save(uses); err != nil {
			t.Fatal(err)
		}
		if again := store.Load(); !maps.EqualFunc(again, uses, time.Time.Equal) {
			t.Fatalf("stored %v, loaded %v", uses, again)
		}
	})
}
