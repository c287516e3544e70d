package settings_test

import (
	"slices"
	"testing"

	"kapukod/internal/settings"
)

// FuzzLoad: whatever the file holds, the choices are among those on offer, and
// come back the same when they are stored.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(`{"language":"en","look":"dark","text_percent":150,"lock_minutes":10}`))
	f.Add([]byte(`{"lock_minutes":1e400}`))
	f.Add([]byte(`[`))
	f.Fuzz(func(t *testing.T, data []byte) {
		store := settings.Store{
			Read:  func() ([]byte, error) { return data, nil },
			Write: func(stored []byte) error { data = stored; return nil },
		}
		got, err := store.Load()
		if err != nil || !slices.Contains(settings.TextSizes(), got.TextPercent) || got.LockMinutes < 0 || got.LockAfter() < 0 {
			t.Fatalf("%+v, %v", got, err)
		}
		if err := store.Save(got); err != nil {
			t.Fatal(err)
		}
		if again, err := store.Load(); err != nil || again != got {
			t.Fatalf("stored %+v, loaded %+v, %v", got, again, err)
		}
	})
}
