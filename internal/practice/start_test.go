package practice

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

func TestStartAndStop(t *testing.T) {
	r, err := Start(t.Context(), Options{Now: time.Now, Rand: rand.NewChaCha8([32]byte{5})}, English)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(r.Address, "http://127.0.0.1:") || !strings.HasSuffix(r.Address, "&lang=en") {
		t.Error("the address is not on loopback, or without its language")
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	resp, err := client.Get(r.Address)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("status %d", resp.StatusCode)
	}
	r.Stop()
	r.Stop() // twice does no harm
	if err := r.Wait(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	if resp, err := client.Get(r.Address); err == nil {
		resp.Body.Close()
		t.Error("it still answers")
	}
}

func TestStartFails(t *testing.T) {
	broken := errors.New("no randomness")
	if _, err := Start(t.Context(), Options{Now: time.Now, Rand: iotest.ErrReader(broken)}, Hungarian); !errors.Is(err, broken) {
		t.Errorf("Start says %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r, err := Start(ctx, Options{Now: time.Now, Rand: rand.NewChaCha8([32]byte{6})}, Hungarian)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Wait(); err != nil {
		t.Error(err)
	}
}
