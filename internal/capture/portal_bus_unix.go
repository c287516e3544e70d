//go:build !windows && !darwin

package capture

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"
)

const (
	portalName = "org.freedesktop.portal.Desktop"
	portalPath = dbus.ObjectPath("/org/freedesktop/portal/desktop")
	busName    = "org.freedesktop.DBus"
)

// bus is a connection to the session's bus for one capture, and who the portal is on it.
type bus struct {
	conn    *dbus.Conn
	portal  string // the portal's unique name: others can send the same signals
	signals chan *dbus.Signal
	open    func() (done func())
	now     func() time.Time
}

func (b *bus) close() { _ = b.conn.Close() }

// connect finds the portal, which the bus starts if need be.
func (p portal) connect(ctx context.Context) (*bus, error) {
	address := p.address()
	if address == "" {
		return nil, fmt.Errorf("no session bus: %w", ErrNoPortal)
	}
	conn, err := dbus.Dial(address)
	if err != nil {
		return nil, fmt.Errorf("connect to the session bus: %w: %w", ErrNoPortal, err)
	}
	b := &bus{conn: conn, signals: make(chan *dbus.Signal, 16), open: p.desktop.open, now: p.desktop.Now}
	if err := b.greet(ctx, p.desktop.AppID); err != nil {
		b.close()
		return nil, err
	}
	return b, nil
}

// address is that of the session's bus; "" for none. Only sockets of this computer are taken.
func (p portal) address() string {
	address := p.desktop.Getenv("DBUS_SESSION_BUS_ADDRESS")
	if address == "" {
		path := filepath.Join(p.desktop.Getenv("XDG_RUNTIME_DIR"), "bus")
		if !filepath.IsAbs(path) || !listens(path) {
			return ""
		}
		return "unix:path=" + dbus.EscapeBusAddressValue(path)
	}
	for _, one := range strings.Split(address, ";") {
		if !strings.HasPrefix(one, "unix:") {
			return ""
		}
	}
	return address
}

// greet does what comes before the first question.
func (b *bus) greet(ctx context.Context, appID string) error {
	// Until here nothing can be late, so whoever gives up may cut the line.
	stop := context.AfterFunc(ctx, b.close)
	defer stop()
	if err := b.conn.Auth(nil); err != nil {
		return failed(ctx, "log in to the session bus", err)
	}
	if err := b.conn.Hello(); err != nil {
		return failed(ctx, "greet the session bus", err)
	}
	if err := b.findPortal(ctx); err != nil {
		return fmt.Errorf("look for the portal: %w", err)
	}
	b.conn.Signal(b.signals)
	if err := b.conn.AddMatchSignalContext(ctx, dbus.WithMatchSender(busName),
		dbus.WithMatchMember("NameOwnerChanged"), dbus.WithMatchArg(0, portalName)); err != nil {
		return failed(ctx, "watch the portal", err)
	}
	b.introduce(ctx, appID)
	return nil
}

// introduceTimeout is how long a portal may think about the program's name.
const introduceTimeout = 5 * time.Second

// introduce says the program's name, so that the question says whom it is about. Older portals do not
// know that, newer ones take only names of installed programs: the question comes without it then.
func (b *bus) introduce(ctx context.Context, appID string) {
	limited, cancel := context.WithTimeout(ctx, introduceTimeout)
	defer cancel()
	defer b.open()()
	_ = b.call(limited, "org.freedesktop.host.portal.Registry.Register", appID, map[string]dbus.Variant{}).Err
}

func (b *bus) findPortal(ctx context.Context) error {
	owner := func() error {
		return b.conn.BusObject().CallWithContext(ctx, busName+".GetNameOwner", 0, portalName).Store(&b.portal)
	}
	if owner() == nil {
		return nil
	}
	err := b.conn.BusObject().CallWithContext(ctx, busName+".StartServiceByName", 0, portalName, uint32(0)).Err
	if err == nil {
		err = owner()
	}
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return context.Cause(ctx)
	}
	return fmt.Errorf("%w: %w", ErrNoPortal, err) // it is not there, or does not start
}

// call calls a method of the portal's.
func (b *bus) call(ctx context.Context, method string, args ...any) *dbus.Call {
	return b.conn.Object(b.portal, portalPath).CallWithContext(ctx, method, 0, args...)
}

// failed gives an error of the bus one of this package's names.
func failed(ctx context.Context, doing string, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	name := ErrRefused
	var answer dbus.Error
	if !errors.As(err, &answer) || meansAbsence(answer.Name) {
		name = ErrNoPortal
	}
	return fmt.Errorf("%s: %w: %w", doing, name, err)
}

// meansAbsence knows the bus's ways to say that there is no such service, or none that does this.
func meansAbsence(name string) bool {
	kind, ours := strings.CutPrefix(name, busName+".Error.")
	if !ours {
		return false
	}
	switch kind {
	case "ServiceUnknown", "NameHasNoOwner", "UnknownMethod", "UnknownInterface", "UnknownObject", "NotSupported",
		"NoServer", "Disconnected":
		return true
	}
	return strings.HasPrefix(kind, "Spawn.")
}
