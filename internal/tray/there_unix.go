//go:build !windows && !darwin

package tray

import (
	"context"
	"path/filepath"
	"time"

	"github.com/godbus/dbus/v5"
)

// patience is how long the desktop may take to say whether it has a tray; the window
// waits for it.
const patience = 300 * time.Millisecond

// watcher is who knows of the trays: org.kde.StatusNotifierWatcher, of the
// specification StatusNotifierItem. A tray that nobody shows is none.
const watcher = "org.kde.StatusNotifierWatcher"

// There reports whether the desktop has a tray that it shows: GNOME has none without
// an extension.
func There(getenv func(string) string) bool {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return there(ctx, address(getenv))
}

// address is that of the session's bus, empty for none. No bus is started for this.
func address(getenv func(string) string) string {
	if named := getenv("DBUS_SESSION_BUS_ADDRESS"); named != "" {
		return named
	}
	if run := getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(run) {
		return "unix:path=" + dbus.EscapeBusAddressValue(filepath.Join(run, "bus"))
	}
	return ""
}

func there(ctx context.Context, address string) bool {
	if address == "" {
		return false
	}
	conn, err := dbus.Dial(address, dbus.WithContext(ctx))
	if err != nil {
		return false
	}
	defer func() { _ = conn.Close() }()
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	if conn.Auth(nil) != nil || conn.Hello() != nil {
		return false
	}
	var shown dbus.Variant
	// The bus is not to start a program that nobody runs for this.
	err = conn.Object(watcher, "/StatusNotifierWatcher").CallWithContext(ctx, "org.freedesktop.DBus.Properties.Get",
		dbus.FlagNoAutoStart, watcher, "IsStatusNotifierHostRegistered").Store(&shown)
	is, ok := shown.Value().(bool)
	return err == nil && ok && is
}
