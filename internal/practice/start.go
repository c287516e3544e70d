package practice

import (
	"context"
	"fmt"
	"net"
)

// Running is a portal that answers on a free loopback port.
type Running struct {
	// Address is the one to open first.
	Address string

	cancel context.CancelFunc
	ended  chan struct{}
	err    error
}

// Start makes a portal and serves it on a free port of 127.0.0.1 until ctx is
// done or Stop is called.
func Start(ctx context.Context, opts Options, lang Lang) (*Running, error) {
	portal, err := New(opts)
	if err != nil {
		return nil, err
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("find a free port: %w", err)
	}
	ctx, cancel := context.WithCancel(ctx)
	r := &Running{Address: portal.EntryURLIn(ln.Addr(), lang), cancel: cancel, ended: make(chan struct{})}
	go func() {
		defer close(r.ended)
		r.err = portal.Serve(ctx, ln)
	}()
	return r, nil
}

// Wait returns when the portal has ended, and why if it was not told to.
func (r *Running) Wait() error {
	<-r.ended
	return r.err
}

// Stop ends the portal, and all that was practised in it, and waits for that.
func (r *Running) Stop() {
	r.cancel()
	<-r.ended
}
