package settings_test

import (
	"errors"
	"io/fs"
	"testing"

	"kapukod/internal/settings"
)

func storeOf(data []byte, err error) settings.Store {
	return settings.Store{Read: func() ([]byte, error) { return data, err }}
}

// with is the default with a change.
func with(change func(*settings.Settings)) settings.Settings {
	s := settings.Default()
	change(&s)
	return s
}

func TestLoadRepairs(t *testing.T) {
	for name, test := range map[string]struct {
		file string
		want settings.Settings
	}{
		"whole": {
			`{"language":"en","look":"dark","text_percent":200,"lock_minutes":30}`,
			with(func(s *settings.Settings) {
				s.Language, s.Look, s.TextPercent, s.LockMinutes = "en", "dark", 200, 30
			}),
		},
		"damaged": {`{"language":"en`, settings.Default()},
		"empty":   {``, settings.Default()},
		"a clock that is off": {
			`{"clock_seconds":-95}`, with(func(s *settings.Settings) { s.ClockSeconds = -95 }),
		},
		"unknown values": {`{"language":"xx","look":"pink","text_percent":7,"lock_minutes":9000,"clock_seconds":43201,"face":"x","order":"z","hide_codes":"y"}`, settings.Default()},
		"part of it":     {`{"text_percent":150}`, with(func(s *settings.Settings) { s.TextPercent = 150 })},
		"fields of another kind": {
			`{"language":{"later":true},"text_percent":300,"lock_minutes":2.5,"look":["pink"],"clock_seconds":-95,"unseen":true}`,
			with(func(s *settings.Settings) { s.TextPercent, s.ClockSeconds, s.Unseen = 300, -95, true }),
		},
		"not an object":    {`[{"text_percent":300}]`, settings.Default()},
		"a field too many": {`{"text_percent":150,"later":1}`, with(func(s *settings.Settings) { s.TextPercent = 150 })},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := storeOf([]byte(test.file), nil).Load()
			if err != nil || got != test.want {
				t.Errorf("got %+v, %v; want %+v", got, err, test.want)
			}
		})
	}
}

func TestLoadWithoutAFile(t *testing.T) {
	if got, err := storeOf(nil, fs.ErrNotExist).Load(); err != nil || got != settings.Default() {
		t.Errorf("no file: %+v, %v", got, err)
	}
	refused := errors.New("refused")
	if got, err := storeOf(nil, refused).Load(); !errors.Is(err, refused) || got != settings.Default() {
		t.Errorf("unreadable file: %+v, %v", got, err)
	}
}

func TestSaveThenLoad(t *testing.T) {
	var file []byte
	store := settings.Store{
		Read:  func() ([]byte, error) { return file, nil },
		Write: func(data []byte) error { file = data; return nil },
	}
	want := with(func(s *settings.Settings) {
		s.Language, s.TextPercent, s.LockMinutes, s.Face, s.HideCodes, s.Order = "hu", 125, 1, "list", "never", "used"
		s.LockWithSystem, s.LockMinimised, s.Unseen, s.OnTop, s.Tray, s.Still = false, true, true, true, false, true
	})
	if err := store.Save(want); err != nil {
		t.Fatal(err)
	}
	if got, err := store.Load(); err != nil || got != want {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
}
