//go:build !windows && !darwin

package seat

import "github.com/godbus/dbus/v5"

// screenSavers are the services that tell of a desktop's screen lock: KDE's and
// many smaller ones' first, then those of desktops that have a name of their own.
// Each sends ActiveChanged on an interface of its own name.
func screenSavers() []string {
	return []string{
		"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver",
		"org.mate.ScreenSaver", "org.xfce.ScreenSaver",
	}
}

func saverMatches() (all [][]dbus.MatchOption) {
	for _, name := range screenSavers() {
		all = append(all, []dbus.MatchOption{
			dbus.WithMatchSender(name), dbus.WithMatchInterface(name), dbus.WithMatchMember("ActiveChanged"),
		})
	}
	return all
}

// saverOn tells whether a saver says that it covers the screen.
func saverOn(saver string, signal *dbus.Signal) bool {
	var on bool
	return signal.Name == saver+".ActiveChanged" && dbus.Store(signal.Body, &on) == nil && on
}
