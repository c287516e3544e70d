package practice

import (
	"context"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"testing"
	"time"
)

func newPortal(t *testing.T) *Portal {
	t.Helper()
	portal, err := New(Options{Now: time.Now, Rand: rand.NewChaCha8([32]byte{4})})
	if err != nil {
		t.Fatal(err)
	}
	return portal
}

func TestServe(t *testing.T) {
	portal := newPortal(t)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	entry := portal.EntryURL(ln.Addr())
	if !strings.HasPrefix(entry, "http://127.0.0.1:") {
		t.Errorf("the entry is not on loopback")
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- portal.Serve(ctx, ln) }()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := (&http.Client{Jar: jar}).Get(entry)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("the entry has status %d", resp.StatusCode)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("Serve ends with %v", err)
	}
	if _, err := net.Dial("tcp", ln.Addr().String()); err == nil {
		t.Error("the port is still open")
	}
}

// openListener stands for one that other computers could reach.
type openListener struct{ net.Listener }

func (openListener) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 80} }

func TestServeRefusesOpenListener(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := newPortal(t).Serve(t.Context(), openListener{ln}); !errors.Is(err, ErrNotLoopback) {
		t.Errorf("Serve says %v", err)
	}
	if _, err := ln.Accept(); !errors.Is(err, net.ErrClosed) {
		t.Error("the listener was left open")
	}
}

func TestServeSaysWhyItEnded(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ln.Close()
	if err := newPortal(t).Serve(t.Context(), ln); err == nil {
		t.Error("Serve on a closed listener ends without an error")
	}
}
