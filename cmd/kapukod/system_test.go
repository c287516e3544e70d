package main

import (
	"errors"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"kapukod/app/problem"
)

func env(values map[string]string) func(string) string {
	return func(name string) string { return values[name] }
}

func TestCheckDisplay(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("there is always a display to try on this system")
	}
	if err := checkDisplay(env(nil)); !errors.Is(err, problem.ErrNoWindow) {
		t.Errorf("without a display: %v", err)
	}
	for _, name := range []string{"DISPLAY", "WAYLAND_DISPLAY"} {
		if err := checkDisplay(env(map[string]string{name: "artificial"})); err != nil {
			t.Errorf("with %s: %v", name, err)
		}
	}
}

func TestLocales(t *testing.T) {
	for name, test := range map[string]struct {
		env  map[string]string
		want []string
	}{
		"none":          {nil, nil},
		"C is nobody's": {map[string]string{"LANG": "C.UTF-8", "LC_ALL": "POSIX"}, nil},
		"order":         {map[string]string{"LANG": "en_GB.UTF-8", "LANGUAGE": "hu:de"}, []string{"hu", "de", "en_GB.UTF-8"}},
	} {
		if got := locales(env(test.env)); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestPlaces(t *testing.T) {
	dir := t.TempDir()
	got, err := locate([]string{"--vault", dir})
	if err != nil || got.Vault != dir || filepath.Dir(got.instance()) != got.State {
		t.Errorf("got %+v, %v", got, err)
	}
	if _, err := locate([]string{"stray"}); err == nil {
		t.Error("a stray argument was taken")
	}
}
