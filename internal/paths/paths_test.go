package paths_test

import (
	"errors"
	"testing"

	"kapukod/internal/paths"
)

func TestFor(t *testing.T) {
	type env map[string]string
	tests := map[string]struct {
		goos string
		env  env
		home string
		want paths.Paths
	}{
		"linux": {"linux", nil, "/home/eva", paths.Paths{
			Vault: "/home/eva/.local/share/kapukod/vault", State: "/home/eva/.local/state/kapukod"}},
		"linux with XDG": {"linux", env{"XDG_DATA_HOME": "/data/", "XDG_STATE_HOME": "/state"}, "", paths.Paths{
			Vault: "/data/kapukod/vault", State: "/state/kapukod"}},
		"linux with relative XDG": {"linux", env{"XDG_DATA_HOME": "data", "XDG_STATE_HOME": "./s"}, "/home/eva", paths.Paths{
			Vault: "/home/eva/.local/share/kapukod/vault", State: "/home/eva/.local/state/kapukod"}},
		"freebsd": {"freebsd", nil, "/home/eva/", paths.Paths{
			Vault: "/home/eva/.local/share/kapukod/vault", State: "/home/eva/.local/state/kapukod"}},
		"root home": {"linux", nil, "/", paths.Paths{
			Vault: "/.local/share/kapukod/vault", State: "/.local/state/kapukod"}},
		"windows": {"windows", env{"APPDATA": `C:\Users\Éva\AppData\Roaming`, "LOCALAPPDATA": `D:\Local\`}, "", paths.Paths{
			Vault: `C:\Users\Éva\AppData\Roaming\Kapukod\vault`, State: `D:\Local\Kapukod`}},
		"windows on a share": {"windows", env{"APPDATA": `\\server\eva`}, `C:\Users\eva`, paths.Paths{
			Vault: `\\server\eva\Kapukod\vault`, State: `C:\Users\eva\AppData\Local\Kapukod`}},
		"windows without variables": {"windows", env{"APPDATA": "relative"}, `C:\Users\eva`, paths.Paths{
			Vault: `C:\Users\eva\AppData\Roaming\Kapukod\vault`, State: `C:\Users\eva\AppData\Local\Kapukod`}},
		"macOS": {"darwin", env{"XDG_DATA_HOME": "/data"}, "/Users/eva", paths.Paths{
			Vault: "/Users/eva/Library/Application Support/Kapukod/vault",
			State: "/Users/eva/Library/Application Support/Kapukod/state"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := paths.For(test.goos, func(name string) string { return test.env[name] }, test.home)
			if err != nil || got != test.want {
				t.Fatalf("got %+v, %v\nwant %+v", got, err, test.want)
			}
		})
	}
}

func TestForWithoutHome(t *testing.T) {
	none := func(string) string { return "" }
	for _, goos := range []string{"linux", "windows", "darwin"} {
		for _, home := range []string{"", "relative"} {
			if _, err := paths.For(goos, none, home); !errors.Is(err, paths.ErrNoHome) {
				t.Errorf("%s with home %q: %v", goos, home, err)
			}
		}
	}
	onlyData := func(name string) string { return map[string]string{"XDG_DATA_HOME": "/d", "APPDATA": `C:\r`}[name] }
	for _, goos := range []string{"linux", "windows"} {
		if _, err := paths.For(goos, onlyData, ""); !errors.Is(err, paths.ErrNoHome) {
			t.Errorf("%s without a state folder: %v", goos, err)
		}
	}
}
