package instance

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"time"
)

// All that is ever said through the socket. Whoever says anything else is hung up on.
const (
	please = "forward\n"
	done   = "done\n"
	cannot = "cannot\n"
)

const (
	// patience is how long a peer may take to say its line.
	patience = time.Second
	// pause is how long the window is left alone after it was asked.
	pause = 200 * time.Millisecond
	// longest is the longest path that every system takes for a socket, in bytes.
	longest = 100
)

var (
	errNoAnswer = errors.New("running window does not come forward")
	errLong     = errors.New("path is too long for a socket")
	errForeign  = errors.New("there is a file that is no socket")
)

// Listen waits at path, a socket in a folder that exists, for a second start that
// asks the window to come forward, and calls forward for each; forward tells whether
// the window came. Only who holds the lock of Acquire may call it: a socket that is
// there already is then of a program that died, and replaced. Only the user can
// connect to it, one at a time, and say nothing but that. stop ends it and removes
// the socket.
func Listen(path string, forward func() bool) (stop func(), err error) {
	if len(path) > longest {
		return nil, fmt.Errorf("listen for a second start: %w", errLong)
	}
	if info, err := os.Lstat(path); err == nil {
		if info.Mode().IsRegular() || info.IsDir() {
			return nil, fmt.Errorf("listen for a second start: %w", errForeign)
		}
		if err := os.Remove(path); err != nil {
			return nil, fmt.Errorf("remove the socket of an earlier run: %w", err)
		}
	}
	listener, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		return nil, fmt.Errorf("listen for a second start: %w", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		_ = listener.Close()
		return nil, fmt.Errorf("keep others from the socket: %w", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	over := make(chan struct{})
	go func() {
		defer close(over)
		serve(ctx, listener, forward)
	}()
	return func() {
		cancel()
		_ = listener.Close() // which removes the file
		<-over
	}, nil
}

// serve answers one peer after the other until the listener is closed.
func serve(ctx context.Context, listener *net.UnixListener, forward func() bool) {
	for {
		conn, err := listener.AcceptUnix()
		if err != nil {
			return
		}
		answer(ctx, conn, forward)
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return
		}
	}
}

// answer hears what one peer wants.
func answer(ctx context.Context, conn *net.UnixConn, forward func() bool) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	defer func() { _ = conn.Close() }()
	if read(conn, len(please)) != please {
		return
	}
	said := cannot
	if forward() {
		said = done
	}
	_, _ = io.WriteString(conn, said) // the peer may be gone
}

// read gives at most n bytes of what the peer says.
func read(conn *net.UnixConn, n int) string {
	line := make([]byte, n)
	n, _ = io.ReadFull(conn, line) // what is too short is no line of ours
	return string(line[:n])
}

// Forward asks the running window, which listens at path, to come forward, and
// returns when it has. An error tells that it has not; ctx limits how long that is
// waited for.
func Forward(ctx context.Context, path string) error {
	dialer := net.Dialer{}
	conn, err := dialer.DialUnix(ctx, "unix", nil, &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		return fmt.Errorf("reach the running window: %w", err)
	}
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	defer func() { _ = conn.Close() }()
	if _, err := io.WriteString(conn, please); err != nil {
		return fmt.Errorf("ask the running window: %w", err)
	}
	if read(conn, len(done)) != done {
		return fmt.Errorf("ask the running window: %w", errNoAnswer)
	}
	return nil
}
