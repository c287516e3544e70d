//go:build linux

package seat_test

import (
	"os"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"kapukod/internal/seat"
)

const (
	loginName    = "org.freedesktop.login1"
	loginPath    = dbus.ObjectPath("/org/freedesktop/login1")
	ownSession   = loginPath + "/session/_32"
	otherSession = loginPath + "/session/_33"
	lostSession  = loginPath + "/session/_34" // of which nobody tells whose it is
	properties   = "org.freedesktop.DBus.Properties"
)

// login is a pretended logind.
type login struct {
	service
	asked chan *os.File // our end of what was given to who asked to be waited for
}

func newLogin(t *testing.T, b *bus) *login {
	t.Helper()
	l := &login{service: b.serve(""), asked: make(chan *os.File, 8)}
	l.export(loginPath, loginName+".Manager", map[string]any{"Inhibit": l.inhibit})
	for session, uid := range map[dbus.ObjectPath]uint32{ownSession: uint32(os.Getuid()), otherSession: uint32(os.Getuid()) + 1} {
		l.export(session, properties, map[string]any{"Get": func(_, name string) (dbus.Variant, *dbus.Error) {
			if name != "User" {
				return dbus.Variant{}, dbus.NewError("org.freedesktop.DBus.Error.UnknownProperty", nil)
			}
			return dbus.MakeVariant(struct {
				UID  uint32
				Path dbus.ObjectPath
			}{uid, "/artificial"}), nil
		}})
	}
	if _, err := l.conn.RequestName(loginName, 0); err != nil {
		t.Fatal(err)
	}
	return l
}

func (l *login) export(path dbus.ObjectPath, iface string, methods map[string]any) {
	l.t.Helper()
	if err := l.conn.ExportMethodTable(methods, path, iface); err != nil {
		l.t.Fatal(err)
	}
}

func (l *login) inhibit(what, who, why, mode string) (dbus.UnixFD, *dbus.Error) {
	if what != "sleep" || who != "Kapukód" || why == "" || mode != "delay" {
		l.t.Errorf("asked for %q as %q because of %q, %q", what, who, why, mode)
	}
	ours, theirs, err := os.Pipe()
	if err != nil {
		l.t.Error(err)
		return 0, dbus.MakeFailedError(err)
	}
	l.asked <- ours
	// The file stays open until the test ends: it is sent after this returns.
	l.t.Cleanup(func() { _ = ours.Close() })
	copied := dbus.UnixFD(theirs.Fd())
	l.t.Cleanup(func() { _ = theirs.Close() })
	return copied, nil
}

func (l *login) lockedHint(session dbus.ObjectPath, of string, value any) {
	l.t.Helper()
	l.say(session, properties+".PropertiesChanged", of, map[string]dbus.Variant{"LockedHint": dbus.MakeVariant(value)}, []string{})
}

func TestLoginManagerLocks(t *testing.T) {
	b := newBus(t).start()
	l := newLogin(t, b)
	w := watch(t, b.address(), nowhere, nil)
	<-l.asked // it listens
	l.say(ownSession, loginName+".Session.Lock")
	w.mustTell(seat.Locked)
	l.lockedHint(ownSession, loginName+".Session", true)
	w.mustTell(seat.Locked)
	l.say(lostSession, loginName+".Session.Lock")
	w.mustTell(seat.Locked)

	l.say(otherSession, loginName+".Session.Lock")
	l.lockedHint(otherSession, loginName+".Session", true)
	l.lockedHint(ownSession, loginName+".Session", false)
	l.lockedHint(ownSession, loginName+".Session", "true")
	l.lockedHint(ownSession, loginName+".User", true)
	l.say(ownSession, properties+".PropertiesChanged", true)
	l.say(ownSession, loginName+".Session.Unlock")
	l.say(loginPath, loginName+".Manager.PrepareForShutdown", true)
	l.say(loginPath, loginName+".Manager.PrepareForSleep", "true")
	l.say(loginPath+"/seat/seat0", loginName+".Session.Lock")
	w.mustBeQuiet()

	other := b.serve("")
	other.say(ownSession, loginName+".Session.Lock")
	other.sayStraight(ownSession, loginName+".Session", "Lock")
	other.sayStraight(loginPath, loginName+".Manager", "PrepareForSleep", true)
	w.mustBeQuiet()
	l.say(ownSession, loginName+".Session.Lock")
	w.mustTell(seat.Locked)
}

// TestSleepWaitsForTheLock keeps the computer awake until tell has returned, and
// does so again after it woke.
func TestSleepWaitsForTheLock(t *testing.T) {
	b := newBus(t).start()
	l := newLogin(t, b)
	var holding atomic.Pointer[os.File]
	w := watch(t, b.address(), nowhere, func(reason seat.Reason) {
		if reason == seat.Asleep && !held(t, holding.Load()) {
			t.Error("the computer may sleep before the vault is locked")
		}
	})
	for range 2 {
		holding.Store(<-l.asked)
		l.say(loginPath, loginName+".Manager.PrepareForSleep", true)
		w.mustTell(seat.Asleep)
		for end := time.Now().Add(generous); held(t, holding.Load()); <-time.After(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatal("the computer is kept from sleeping after the lock")
			}
		}
		l.say(loginPath, loginName+".Manager.PrepareForSleep", false)
	}
	<-l.asked
	w.mustBeQuiet()
}

// held tells whether anybody holds the other end of a pipe. The pretended logind
// has its own copy of it, so what is looked for is a second one of the same pipe.
func held(t *testing.T, ours *os.File) bool {
	t.Helper()
	pipe, err := os.Readlink("/proc/self/fd/" + number(ours))
	if err != nil {
		t.Error(err)
		return false
	}
	ends := 0
	all, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Error(err)
		return false
	}
	for _, one := range all {
		if target, err := os.Readlink("/proc/self/fd/" + one.Name()); err == nil && target == pipe {
			ends++
		}
	}
	return ends == 3 // both of logind's, and ours
}

func number(file *os.File) string { return strconv.Itoa(int(file.Fd())) }
