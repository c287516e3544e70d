//go:build !windows && !darwin

package seat

import (
	"context"
	"time"

	"github.com/godbus/dbus/v5"
)

const (
	busName = "org.freedesktop.DBus"
	// patience bounds what is asked of a bus, and of who is on it.
	patience = 5 * time.Second
)

// ear listens on one bus to services that it names.
type ear struct {
	address  func() string
	again    time.Duration
	services []string // who is believed
	matches  [][]dbus.MatchOption
	// began is called when the line is up, ended when it is down; nil for nothing
	// to do. heard is called with each signal of one of the services.
	began func(context.Context, *line)
	heard func(ctx context.Context, l *line, from string, signal *dbus.Signal)
	ended func()
}

// line is a connection to the bus, and who has the names of the services on it.
// Signals can be sent by anybody, straight to us too: only their senders count.
type line struct {
	conn    *dbus.Conn
	signals chan *dbus.Signal
	owners  map[string]string // of names that are taken, by the service's name
}

// listen listens until ctx ends. A bus that is not there, does not answer or
// goes away is tried again.
func (e ear) listen(ctx context.Context) {
	wait := time.NewTimer(0)
	defer wait.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-wait.C:
		}
		if l := e.connect(ctx); l != nil {
			e.follow(ctx, l)
		}
		wait.Reset(e.again)
	}
}

// connect gives nil where nobody answers.
func (e ear) connect(ctx context.Context) *line {
	address := e.address()
	if address == "" {
		return nil
	}
	conn, err := dbus.Dial(address)
	if err != nil {
		return nil
	}
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	stop := context.AfterFunc(limited, func() { _ = conn.Close() })
	defer stop()
	l := &line{conn: conn, signals: make(chan *dbus.Signal, 16), owners: map[string]string{}}
	if conn.Auth(nil) != nil || conn.Hello() != nil || e.subscribe(limited, l) != nil {
		_ = conn.Close()
		return nil
	}
	return l
}

func (e ear) subscribe(ctx context.Context, l *line) error {
	l.conn.Signal(l.signals)
	for _, match := range e.matches {
		if err := l.conn.AddMatchSignalContext(ctx, match...); err != nil {
			return err
		}
	}
	for _, name := range e.services {
		if err := l.conn.AddMatchSignalContext(ctx, dbus.WithMatchSender(busName), dbus.WithMatchInterface(busName),
			dbus.WithMatchMember("NameOwnerChanged"), dbus.WithMatchArg(0, name)); err != nil {
			return err
		}
		var owner string
		if l.conn.BusObject().CallWithContext(ctx, busName+".GetNameOwner", 0, name).Store(&owner) == nil {
			l.owners[name] = owner
		}
	}
	return ctx.Err()
}

// follow hears what is said until the line is down.
func (e ear) follow(ctx context.Context, l *line) {
	stop := context.AfterFunc(ctx, func() { _ = l.conn.Close() })
	defer stop()
	defer l.conn.Close()
	if e.ended != nil {
		defer e.ended()
	}
	if e.began != nil {
		e.began(ctx, l)
	}
	for signal := range l.signals {
		if l.moved(signal) {
			continue
		}
		for name, owner := range l.owners {
			if signal.Sender == owner {
				e.heard(ctx, l, name, signal)
			}
		}
	}
}

// moved takes in who has a name now, and tells whether the signal was about that.
func (l *line) moved(signal *dbus.Signal) bool {
	if signal.Name != busName+".NameOwnerChanged" || signal.Sender != busName {
		return false
	}
	var name, from, to string
	if dbus.Store(signal.Body, &name, &from, &to) == nil {
		delete(l.owners, name)
		if to != "" {
			l.owners[name] = to
		}
	}
	return true
}

// ask calls a method and waits a bounded time for its answer.
func (l *line) ask(ctx context.Context, service string, path dbus.ObjectPath, method string, args ...any) *dbus.Call {
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return l.conn.Object(service, path).CallWithContext(limited, method, dbus.FlagNoAutoStart, args...)
}
