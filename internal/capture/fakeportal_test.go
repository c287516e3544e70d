//go:build linux

package capture_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"kapukod/internal/capture"
)

const (
	portalName  = "org.freedesktop.portal.Desktop"
	appID       = "hu.kapukod.test"
	busDocument = `<busconfig><type>session</type><listen>unix:dir=%s</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`
)

// privateBus starts a session bus for this test alone, on which nothing can be started.
func privateBus(t *testing.T) (address string) {
	t.Helper()
	daemon := program(t, "dbus-daemon")
	dir, err := os.MkdirTemp("", "bus") // of a name without what an address has to escape
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	config := filepath.Join(dir, "bus.conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, busDocument, dir), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(daemon, "--config-file="+config, "--nofork", "--print-address")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the bus did not start: %v", err)
	}
	return strings.TrimSpace(line)
}

// connect is a connection of a program of the test's own.
func connect(t *testing.T, address string) *dbus.Conn {
	t.Helper()
	conn, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn
}

// fakePortal answers as the test wants.
type fakePortal struct {
	t    *testing.T
	conn *dbus.Conn
	dir  string // where it writes pictures
	// answer is called on each question, before the portal has replied to the call itself; what it
	// returns is called after that. Either may be nil.
	answer func(question) (afterwards func())
	done   sync.WaitGroup

	mu    sync.Mutex
	calls []string
	// open counts how often the process is open to be looked at.
	open, opened int
	address      string
}

// question is one call of Screenshot.
type question struct {
	portal      *fakePortal
	interactive bool
	handle      dbus.ObjectPath
}

// respond sends the answer to whoever asked.
func (q question) respond(code uint32, results map[string]dbus.Variant) {
	if results == nil {
		results = map[string]dbus.Variant{}
	}
	if err := q.portal.conn.Emit(q.handle, "org.freedesktop.portal.Request.Response", code, results); err != nil {
		q.portal.t.Errorf("fake portal: %v", err)
	}
}

// show answers with a file.
func (q question) show(path string) {
	q.respond(0, map[string]dbus.Variant{"uri": dbus.MakeVariant("file://" + strings.ReplaceAll(path, " ", "%20"))})
}

// newPortal starts a private bus, a fake portal on it and a socket like a compositor's.
func newPortal(t *testing.T, answer func(question) func()) *fakePortal {
	t.Helper()
	p := &fakePortal{t: t, dir: t.TempDir(), answer: answer, address: privateBus(t)}
	p.conn = connect(t, p.address)
	methods := map[string]any{"Screenshot": p.screenshot}
	if err := p.conn.ExportMethodTable(methods, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Screenshot"); err != nil {
		t.Fatal(err)
	}
	registry := map[string]any{"Register": p.register}
	if err := p.conn.ExportMethodTable(registry, "/org/freedesktop/portal/desktop", "org.freedesktop.host.portal.Registry"); err != nil {
		t.Fatal(err)
	}
	if _, err := p.conn.RequestName(portalName, 0); err != nil {
		t.Fatal(err)
	}
	// One is counted as long as the portal is there: a WaitGroup must not leave zero beside its Wait,
	// and nothing orders the goroutine that answers a call before the end of the test.
	p.done.Add(1)
	t.Cleanup(func() {
		p.done.Done()
		p.done.Wait()
	})
	return p
}

func (p *fakePortal) register(id string, _ map[string]dbus.Variant) *dbus.Error {
	p.note("register " + id)
	return nil
}

func (p *fakePortal) screenshot(sender dbus.Sender, _ string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	interactive, _ := options["interactive"].Value().(bool)
	token, ok := options["handle_token"].Value().(string)
	if !ok {
		p.t.Error("handle_token is no string")
	}
	who := strings.ReplaceAll(strings.TrimPrefix(string(sender), ":"), ".", "_")
	q := question{p, interactive, dbus.ObjectPath("/org/freedesktop/portal/desktop/request/" + who + "/" + token)}
	p.note(map[bool]string{false: "ask", true: "let choose"}[interactive])
	if p.answer == nil {
		return q.handle, nil
	}
	if afterwards := p.answer(q); afterwards != nil {
		p.done.Go(func() {
			time.Sleep(30 * time.Millisecond) // the call's reply goes first
			afterwards()
		})
	}
	return q.handle, nil
}

// note keeps a call, and whether the process that made it could be looked at.
func (p *fakePortal) note(call string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.open == 0 {
		call += " (closed)"
	}
	p.calls = append(p.calls, call)
}

// asked is what was called so far.
func (p *fakePortal) asked() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.Join(p.calls, ", ")
}

// guard counts as process.Guard does.
func (p *fakePortal) guard() func() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.open++
	p.opened++
	return sync.OnceFunc(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.open--
	})
}

// desktop is a Wayland session with this portal.
func (p *fakePortal) desktop() capture.Desktop {
	runtime := p.t.TempDir()
	socket(p.t, filepath.Join(runtime, "wayland-7"))
	env := map[string]string{
		"XDG_RUNTIME_DIR": runtime, "WAYLAND_DISPLAY": "wayland-7", "DBUS_SESSION_BUS_ADDRESS": p.address,
	}
	return capture.Desktop{Getenv: func(name string) string { return env[name] }, Now: time.Now, AppID: appID, Open: p.guard}
}

// leisurely is a clock by which a person takes time: three seconds between any two looks at it.
func leisurely() func() time.Time {
	var mu sync.Mutex
	now := time.Now()
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(3 * time.Second)
		return now
	}
}

// left are the names of the files in the portal's folder.
func (p *fakePortal) left() (names []string) {
	p.t.Helper()
	entries, err := os.ReadDir(p.dir)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// write makes a file in the portal's folder.
func (p *fakePortal) write(data []byte) (path string) {
	path = filepath.Join(p.dir, "Képernyő kép.png")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		p.t.Error(err)
	}
	return path
}
