//go:build linux

package seat_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"kapukod/internal/seat"
)

const (
	busDocument = `<busconfig><type>session</type><listen>unix:path=%s</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`
	// generous is more than anything here takes on a busy computer, and quiet is
	// how long nothing is said when nothing is coming.
	generous = 20 * time.Second
	quiet    = 300 * time.Millisecond
)

// bus is a place where a bus of this test's own can be.
type bus struct {
	t    *testing.T
	path string
	cmd  *exec.Cmd
}

func newBus(t *testing.T) *bus {
	t.Helper()
	if _, err := exec.LookPath("dbus-daemon"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("dbus-daemon is not installed; what the desktop tells is not tested")
	}
	dir, err := os.MkdirTemp("", "bus") // of a name without what an address has to escape
	if err != nil {
		t.Fatal(err)
	}
	b := &bus{t: t, path: filepath.Join(dir, "bus")}
	t.Cleanup(func() {
		b.stop()
		_ = os.RemoveAll(dir)
	})
	return b
}

func (b *bus) address() string { return "unix:path=" + b.path }

func (b *bus) start() *bus {
	b.t.Helper()
	config := b.path + ".conf"
	if err := os.WriteFile(config, fmt.Appendf(nil, busDocument, b.path), 0o600); err != nil {
		b.t.Fatal(err)
	}
	cmd := exec.Command("dbus-daemon", "--config-file="+config, "--nofork", "--print-address")
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.t.Fatal(err)
	}
	b.cmd = cmd
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		b.t.Fatalf("the bus did not start: %v", err)
	}
	return b
}

func (b *bus) stop() {
	if b.cmd != nil {
		_ = b.cmd.Process.Kill()
		_ = b.cmd.Wait()
		b.cmd = nil
		_ = os.Remove(b.path)
	}
}

// service is a program on a bus.
type service struct {
	t    *testing.T
	conn *dbus.Conn
}

// serve puts a program on the bus, under a name if that is not empty.
func (b *bus) serve(name string) service {
	b.t.Helper()
	conn, err := dbus.Connect(b.address())
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { _ = conn.Close() })
	if name != "" {
		if _, err := conn.RequestName(name, dbus.NameFlagDoNotQueue); err != nil {
			b.t.Fatal(err)
		}
	}
	return service{b.t, conn}
}

// say sends a signal to all, and waits until the bus has passed it on.
func (s service) say(path dbus.ObjectPath, signal string, body ...any) {
	s.t.Helper()
	if err := s.conn.Emit(path, signal, body...); err != nil {
		s.t.Fatal(err)
	}
	s.settle()
}

func (s service) settle() {
	s.t.Helper()
	if err := s.conn.BusObject().Call("org.freedesktop.DBus.GetId", 0).Err; err != nil {
		s.t.Fatal(err)
	}
}

// sayStraight sends a signal to each program on the bus, whether it asked or not.
func (s service) sayStraight(path dbus.ObjectPath, iface, member string, body ...any) {
	s.t.Helper()
	var names []string
	if err := s.conn.BusObject().Call("org.freedesktop.DBus.ListNames", 0).Store(&names); err != nil {
		s.t.Fatal(err)
	}
	for _, name := range names {
		if name[0] != ':' || name == s.conn.Names()[0] {
			continue
		}
		message := &dbus.Message{Type: dbus.TypeSignal, Body: body, Headers: map[dbus.HeaderField]dbus.Variant{
			dbus.FieldDestination: dbus.MakeVariant(name), dbus.FieldPath: dbus.MakeVariant(path),
			dbus.FieldInterface: dbus.MakeVariant(iface), dbus.FieldMember: dbus.MakeVariant(member),
			dbus.FieldSignature: dbus.MakeVariant(dbus.SignatureOf(body...)),
		}}
		if err := s.conn.Send(message, nil).Err; err != nil {
			s.t.Fatal(err)
		}
	}
	s.settle()
}

// watching is Watch under way.
type watching struct {
	t    *testing.T
	told chan seat.Reason
	stop func()
}

// watch watches a system bus and a session bus; either may be nowhere.
func watch(t *testing.T, system, session string, tell func(seat.Reason)) *watching {
	t.Helper()
	w := &watching{t: t, told: make(chan seat.Reason, 64)}
	env := map[string]string{"DBUS_SYSTEM_BUS_ADDRESS": system, "DBUS_SESSION_BUS_ADDRESS": session}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		seat.Watch(ctx, seat.Desk{
			Getenv: func(name string) string { return env[name] }, Now: time.Now, Again: 20 * time.Millisecond,
		}, func(reason seat.Reason) {
			if tell != nil {
				tell(reason)
			}
			w.told <- reason
		})
	}()
	w.stop = func() {
		cancel()
		select {
		case <-ended:
		case <-time.After(generous):
			t.Error("Watch does not end")
		}
	}
	t.Cleanup(w.stop)
	return w
}

const nowhere = "unix:path=/nonexistent/artificial"

func (w *watching) mustTell(want seat.Reason) {
	w.t.Helper()
	select {
	case got := <-w.told:
		if got != want {
			w.t.Fatalf("told %q, want %q", got, want)
		}
	case <-time.After(generous):
		w.t.Fatalf("not told that it is %s", want)
	}
}

// until has something done again and again until it is heard: before, nobody
// listens yet. What comes of the last tries is taken away.
func (w *watching) until(do func()) {
	w.t.Helper()
	for end := time.Now().Add(generous); ; {
		do()
		select {
		case <-w.told:
			for {
				select {
				case <-w.told:
					continue
				case <-time.After(quiet):
				}
				return
			}
		case <-time.After(20 * time.Millisecond):
		}
		if time.Now().After(end) {
			w.t.Fatal("nothing was heard")
		}
	}
}

func (w *watching) mustBeQuiet() {
	w.t.Helper()
	select {
	case got := <-w.told:
		w.t.Fatalf("told %q", got)
	case <-time.After(quiet):
	}
}
