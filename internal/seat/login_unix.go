//go:build !windows && !darwin

package seat

import (
	"context"
	"os"
	"strings"

	"github.com/godbus/dbus/v5"
)

// The names of logind (org.freedesktop.login1's manual page).
const (
	loginName    = "org.freedesktop.login1"
	loginPath    = dbus.ObjectPath("/org/freedesktop/login1")
	loginManager = loginName + ".Manager"
	loginSession = loginName + ".Session"
	sessionPaths = loginPath + "/session"
	properties   = "org.freedesktop.DBus.Properties"
)

// logind listens to systemd's login manager, or elogind.
type logind struct {
	uid  uint32
	tell func(Reason)
	hold *os.File // keeps the computer from sleeping before tell has returned; nil for nothing
}

func (w *logind) ear(desk Desk) ear {
	return ear{
		address: func() string { return systemBus(desk.Getenv) }, again: desk.Again,
		services: []string{loginName},
		matches: [][]dbus.MatchOption{
			{dbus.WithMatchSender(loginName), dbus.WithMatchInterface(loginManager),
				dbus.WithMatchMember("PrepareForSleep"), dbus.WithMatchObjectPath(loginPath)},
			{dbus.WithMatchSender(loginName), dbus.WithMatchInterface(loginSession), dbus.WithMatchMember("Lock")},
			{dbus.WithMatchSender(loginName), dbus.WithMatchInterface(properties),
				dbus.WithMatchMember("PropertiesChanged"), dbus.WithMatchPathNamespace(sessionPaths)},
		},
		began: w.holdSleep, heard: w.heard, ended: w.letSleep,
	}
}

func (w *logind) heard(ctx context.Context, l *line, _ string, signal *dbus.Signal) {
	switch {
	case signal.Name == loginManager+".PrepareForSleep" && signal.Path == loginPath:
		var begins bool
		if dbus.Store(signal.Body, &begins) != nil {
			return
		}
		if begins {
			w.tell(Asleep)
			w.letSleep()
			return
		}
		w.holdSleep(ctx, l)
	case signal.Name == loginSession+".Lock", signal.Name == properties+".PropertiesChanged" && lockedNow(signal.Body):
		if strings.HasPrefix(string(signal.Path), string(sessionPaths)) && w.mine(ctx, l, signal.Path) {
			w.tell(Locked)
		}
	}
}

// lockedNow tells whether the change of a session's properties says that its
// screen is locked.
func lockedNow(body []any) bool {
	var of string
	var changed map[string]dbus.Variant
	var invalid []string
	if dbus.Store(body, &of, &changed, &invalid) != nil || of != loginSession {
		return false
	}
	locked, _ := changed["LockedHint"].Value().(bool)
	return locked
}

// mine tells whether a session is this user's. Any one counts: a program that
// the desktop starts belongs to none of them by itself. Where nobody says whose
// it is, it is taken for ours: to lock once too often does no harm.
func (w *logind) mine(ctx context.Context, l *line, session dbus.ObjectPath) bool {
	var user dbus.Variant
	if l.ask(ctx, loginName, session, properties+".Get", loginSession, "User").Store(&user) != nil {
		return ctx.Err() == nil
	}
	pair, ok := user.Value().([]any) // uid and path
	if !ok || len(pair) == 0 {
		return true
	}
	uid, ok := pair[0].(uint32)
	return !ok || uid == w.uid
}

// holdSleep asks for the moment that locking takes before the computer sleeps:
// what is in memory then would be there until it wakes.
func (w *logind) holdSleep(ctx context.Context, l *line) {
	w.letSleep()
	if !l.conn.SupportsUnixFDs() {
		return
	}
	var fd dbus.UnixFD
	call := l.ask(ctx, loginName, loginPath, loginManager+".Inhibit", "sleep", "Kapukód", "Locks the vault before sleep", "delay")
	if call.Store(&fd) == nil {
		w.hold = os.NewFile(uintptr(fd), "sleep")
	}
}

func (w *logind) letSleep() {
	if w.hold != nil {
		_ = w.hold.Close()
		w.hold = nil
	}
}
