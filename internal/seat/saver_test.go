//go:build linux

package seat_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
	"golang.org/x/sys/unix"

	"kapukod/internal/seat"
)

const gnome = "org.gnome.ScreenSaver"

// pathOf is where a saver has its object.
func pathOf(saver string) dbus.ObjectPath {
	return dbus.ObjectPath("/" + strings.ReplaceAll(saver, ".", "/"))
}

func TestEveryScreenSaver(t *testing.T) {
	b := newBus(t).start()
	w := watch(t, nowhere, b.address(), nil)
	for _, name := range []string{
		"org.freedesktop.ScreenSaver", gnome, "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver", "org.xfce.ScreenSaver",
	} {
		saver := b.serve(name)
		w.until(func() { saver.say(pathOf(name), name+".ActiveChanged", true) })
		saver.say(pathOf(name), name+".ActiveChanged", false)
		w.mustBeQuiet()
		saver.say(pathOf(name), name+".ActiveChanged", true)
		w.mustTell(seat.Locked)
	}
}

// TestOnlyTheSaverIsBelieved has another program say the same, to all and
// straight to us, and the saver say what means nothing.
func TestOnlyTheSaverIsBelieved(t *testing.T) {
	b := newBus(t).start()
	saver, other := b.serve(gnome), b.serve("")
	w := watch(t, nowhere, b.address(), nil)
	w.until(func() { saver.say(pathOf(gnome), gnome+".ActiveChanged", true) })

	other.say(pathOf(gnome), gnome+".ActiveChanged", true)
	other.sayStraight(pathOf(gnome), gnome, "ActiveChanged", true)
	saver.sayStraight(pathOf(gnome), gnome, "WakeUpScreen")
	for _, garbage := range [][]any{{}, {"true"}, {uint32(1)}, {true, true}, {[]bool{true}}} {
		saver.sayStraight(pathOf(gnome), gnome, "ActiveChanged", garbage...)
	}
	saver.sayStraight(pathOf(gnome), "org.freedesktop.DBus", "NameOwnerChanged", gnome, "", other.conn.Names()[0])
	other.say(pathOf(gnome), gnome+".ActiveChanged", true)
	w.mustBeQuiet()

	saver.say(pathOf(gnome), gnome+".ActiveChanged", true)
	w.mustTell(seat.Locked)
}

// TestSaverIsReplaced believes who has the name now, and not who had it.
func TestSaverIsReplaced(t *testing.T) {
	b := newBus(t).start()
	first := b.serve(gnome)
	w := watch(t, nowhere, b.address(), nil)
	w.until(func() { first.say(pathOf(gnome), gnome+".ActiveChanged", true) })
	if _, err := first.conn.ReleaseName(gnome); err != nil {
		t.Fatal(err)
	}
	second := b.serve(gnome)
	first.say(pathOf(gnome), gnome+".ActiveChanged", true)
	w.mustBeQuiet()
	second.say(pathOf(gnome), gnome+".ActiveChanged", true)
	w.mustTell(seat.Locked)
}

// TestBusComesAndGoes starts the bus late, and anew.
func TestBusComesAndGoes(t *testing.T) {
	b := newBus(t)
	w := watch(t, nowhere, b.address(), nil)
	w.mustBeQuiet()
	for range 2 {
		b.start()
		saver := b.serve(gnome)
		w.until(func() { saver.say(pathOf(gnome), gnome+".ActiveChanged", true) })
		b.stop()
	}
}

// listener takes connections and answers nobody.
func listener(t *testing.T, family int, at unix.Sockaddr) (fd int) {
	t.Helper()
	fd, err := unix.Socket(family, unix.SOCK_STREAM|unix.SOCK_CLOEXEC|unix.SOCK_NONBLOCK, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = unix.Close(fd) })
	if err := unix.Bind(fd, at); err != nil {
		t.Fatal(err)
	}
	if err := unix.Listen(fd, 8); err != nil {
		t.Fatal(err)
	}
	return fd
}

// TestSilentBus ends while somebody listens who answers nothing.
func TestSilentBus(t *testing.T) {
	path := filepath.Join(t.TempDir(), "silent")
	listener(t, unix.AF_UNIX, &unix.SockaddrUnix{Name: path})
	w := watch(t, "unix:path="+path, "unix:path="+path, nil)
	w.mustBeQuiet()
	w.stop()
}

// TestForeignBus does not go where a network could be.
func TestForeignBus(t *testing.T) {
	fd := listener(t, unix.AF_INET, &unix.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}})
	name, err := unix.Getsockname(fd)
	if err != nil {
		t.Fatal(err)
	}
	address := fmt.Sprintf("tcp:host=127.0.0.1,port=%d", name.(*unix.SockaddrInet4).Port)
	w := watch(t, address, "unix:path=/nonexistent;"+address, nil)
	w.mustBeQuiet()
	if caller, _, err := unix.Accept(fd); err == nil {
		_ = unix.Close(caller)
		t.Error("a bus behind a network was called")
	}
}
