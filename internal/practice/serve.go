package practice

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

// ErrNotLoopback is returned for a listener that other computers could reach.
var ErrNotLoopback = errors.New("the practice portal listens on loopback only")

// shutdownGrace is how long requests under way may take when the portal ends.
const shutdownGrace = 2 * time.Second

// Serve answers on ln until ctx is done; then it returns nil. It closes ln in
// every case.
func (p *Portal) Serve(ctx context.Context, ln net.Listener) error {
	if !loopbackHost(ln.Addr().String()) {
		return errors.Join(ErrNotLoopback, ln.Close())
	}
	server := &http.Server{
		Handler:           p,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      10 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		// The server's own log quotes what was sent to it.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ln) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve practice portal: %w", err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownGrace)
	defer cancel()
	if server.Shutdown(grace) != nil {
		// Somebody is still connected; the portal ends all the same.
		_ = server.Close()
	}
	<-ended
	return nil
}
