//go:build !windows && !darwin

package capture

import "testing"

func TestSessionOf(t *testing.T) {
	for _, c := range []struct {
		display, kind string
		want          session
	}{
		{"", "", noSession},
		{"", "wayland", noSession},
		{":0", "", directSession},
		{":0", "x11", directSession},
		{":0", "wayland", portalSession},
	} {
		env := map[string]string{"DISPLAY": c.display, "XDG_SESSION_TYPE": c.kind}
		if got := sessionOf(func(name string) string { return env[name] }); got != c.want {
			t.Errorf("%+v: session %d", c, got)
		}
	}
}
