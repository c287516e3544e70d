// Command kapukod-practice starts the practice portal on a free loopback port,
// prints the address to open in a browser, and stops on Ctrl+C.
package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"kapukod/assets"
	"kapukod/internal/handout"
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
	portal, err := practice.Start(ctx, practice.Options{
		Now: time.Now, Rand: rand.Reader, Paper: handout.Drawer(assets.Files(), time.Now),
	}, practice.Hungarian)
	if err != nil {
		return fmt.Errorf("start the practice portal: %w", err)
	}
	fmt.Fprintln(out, "A gyakorló oldal címe (ezt nyissa meg a böngészőben):")
	fmt.Fprintln(out, portal.Address)
	fmt.Fprintln(out, "Leállítás: Ctrl+C")
	return portal.Wait()
}
