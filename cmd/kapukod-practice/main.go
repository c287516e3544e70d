// Command kapukod-practice starts the practice portal on a free loopback port,
// prints the address to open in a browser, and stops on Ctrl+C.
package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"time"

	"kapukod/internal/practice"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "kapukod-practice:", err)
		os.Exit(1)
	}
}

// run serves the portal until ctx is done.
func run(ctx context.Context, out io.Writer) error {
	portal, err := practice.New(practice.Options{Now: time.Now, Rand: rand.Reader})
	if err != nil {
		return fmt.Errorf("make the practice portal: %w", err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("find a free port: %w", err)
	}
	fmt.Fprintln(out, "A gyakorló oldal címe (ezt nyissa meg a böngészőben):")
	fmt.Fprintln(out, portal.EntryURL(ln.Addr()))
	fmt.Fprintln(out, "Leállítás: Ctrl+C")
	return portal.Serve(ctx, ln)
}
