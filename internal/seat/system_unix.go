//go:build !windows && !darwin

package seat

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/godbus/dbus/v5"
)

// systemWatches listens to logind on the system's bus, and to the screen savers
// on the session's.
func systemWatches(desk Desk, tell func(Reason)) []func(context.Context) {
	login := logind{uid: uint32(os.Getuid()), tell: tell}
	savers := ear{
		address: func() string { return sessionBus(desk.Getenv) }, again: desk.Again,
		services: screenSavers(), matches: saverMatches(),
		heard: func(_ context.Context, _ *line, from string, signal *dbus.Signal) {
			if saverOn(from, signal) {
				tell(Locked)
			}
		},
	}
	return []func(context.Context){login.ear(desk).listen, savers.listen}
}

// sessionBus is the address of the session's bus; "" for none.
func sessionBus(getenv func(string) string) string {
	if address := getenv("DBUS_SESSION_BUS_ADDRESS"); address != "" {
		return ofThisComputer(address)
	}
	path := filepath.Join(getenv("XDG_RUNTIME_DIR"), "bus")
	if !filepath.IsAbs(path) {
		return ""
	}
	return "unix:path=" + dbus.EscapeBusAddressValue(path)
}

// systemBus is the address of the system's bus (D-Bus specification, "Well-known
// Message Bus Instances").
func systemBus(getenv func(string) string) string {
	if address := getenv("DBUS_SYSTEM_BUS_ADDRESS"); address != "" {
		return ofThisComputer(address)
	}
	return "unix:path=/var/run/dbus/system_bus_socket"
}

// ofThisComputer gives an address back if it names only sockets of this computer.
func ofThisComputer(address string) string {
	for one := range strings.SplitSeq(address, ";") {
		if !strings.HasPrefix(one, "unix:") {
			return ""
		}
	}
	return address
}
