package rig

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// Browser is a real Chromium with one page open. The DevTools protocol is used
// for looking only (where is this field, what does the page say); every click
// and every key is a real event of the screen.
type Browser struct {
	*Window
	program *Program
	page    context.Context // the DevTools session of the page
	close   []context.CancelFunc
}

// browserLimit is how long Chromium may take to start.
const browserLimit = 60 * time.Second

// Browse opens an address in a new browser whose window covers the part of the
// screen.
func (s *Screen) Browse(ctx context.Context, address string, part image.Rectangle) (*Browser, error) {
	dir, err := os.MkdirTemp(s.dir, "browser-")
	if err != nil {
		return nil, fmt.Errorf("open browser: %w", err)
	}
	home, err := NewHome(filepath.Join(dir, "home"))
	if err != nil {
		return nil, fmt.Errorf("open browser: %w", err)
	}
	profile := filepath.Join(dir, "profile")
	if err := writePreferences(profile); err != nil {
		return nil, fmt.Errorf("open browser: %w", err)
	}
	b := &Browser{}
	b.program, err = s.Start(ctx, home, "chromium", chromiumArgs(profile, address, part)...)
	if err != nil {
		return nil, fmt.Errorf("open browser: %w", err)
	}
	if err := b.attach(ctx, s, profile); err != nil {
		b.Close()
		return nil, fmt.Errorf("open browser: %w", err)
	}
	return b, nil
}

func (b *Browser) attach(ctx context.Context, s *Screen, profile string) error {
	var err error
	if b.Window, err = s.WindowOf(ctx, b.program); err != nil {
		return err
	}
	starting, cancel := context.WithTimeout(ctx, browserLimit)
	defer cancel()
	endpoint, err := devTools(starting, profile)
	if err != nil {
		return err
	}
	allocator, cancel := chromedp.NewRemoteAllocator(ctx, endpoint, chromedp.NoModifyURL)
	b.close = append(b.close, cancel)
	first, cancel := chromedp.NewContext(allocator)
	b.close = append(b.close, cancel)
	var id target.ID
	err = until(starting, 100*time.Millisecond, func() (bool, error) {
		targets, err := chromedp.Targets(first)
		for _, t := range targets {
			if t.Type == "page" && t.URL != "about:blank" {
				id = t.TargetID
			}
		}
		return id != "", err
	})
	if err != nil {
		return fmt.Errorf("find the page: %w", err)
	}
	// While the page is just being loaded there is nothing to attach to. A failed
	// try is kept to the end: ending it would close the page.
	return until(starting, 100*time.Millisecond, func() (bool, error) {
		var cancel context.CancelFunc
		b.page, cancel = chromedp.NewContext(first, chromedp.WithTargetID(id))
		b.close = append(b.close, cancel)
		return chromedp.Run(b.page) == nil, nil
	})
}

// Close ends the browser.
func (b *Browser) Close() {
	b.program.Kill()
	for i := len(b.close) - 1; i >= 0; i-- {
		b.close[i]()
	}
}

// devTools waits for the file in which Chromium says where its DevTools listen.
func devTools(ctx context.Context, profile string) (string, error) {
	var endpoint string
	err := until(ctx, 50*time.Millisecond, func() (bool, error) {
		data, err := os.ReadFile(filepath.Join(profile, "DevToolsActivePort"))
		if errors.Is(err, os.ErrNotExist) {
			return false, nil
		}
		port, path, ok := strings.Cut(strings.TrimSpace(string(data)), "\n")
		endpoint = "ws://127.0.0.1:" + port + path
		return ok, err
	})
	if err != nil {
		return "", fmt.Errorf("wait for DevTools: %w", err)
	}
	return endpoint, nil
}

func chromiumArgs(profile, address string, part image.Rectangle) []string {
	args := []string{
		"--user-data-dir=" + profile,
		"--remote-debugging-port=0",
		fmt.Sprintf("--window-position=%d,%d", part.Min.X, part.Min.Y),
		fmt.Sprintf("--window-size=%d,%d", part.Dx(), part.Dy()),
		"--force-device-scale-factor=1",
		"--lang=hu",
		"--test-type", // no bar about unusual switches
		"--no-first-run",
		"--no-default-browser-check",
		"--password-store=basic",
		"--disable-gpu",
		"--disable-dev-shm-usage",
		"--disable-quic",
		"--disable-sync",
		"--disable-extensions",
		"--disable-component-update",
		"--disable-background-networking",
		"--disable-breakpad",
		"--disable-features=Translate,MediaRouter,OptimizationHints",
	}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // Chromium's sandbox refuses root
	}
	return append(args, address)
}

// writePreferences turns off the offers to save passwords and to translate: their
// bubbles would cover the page, and take the next click, wherever it is made.
func writePreferences(profile string) error {
	const preferences = `{"credentials_enable_service":false,"profile":{"password_manager_enabled":false},` +
		`"translate":{"enabled":false}}`
	dir := filepath.Join(profile, "Default")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "Preferences"), []byte(preferences), 0o600)
}

// PDF is the page as the browser prints it into a file, once it shows the element: a
// page that is still being loaded prints as an empty one.
func (b *Browser) PDF(ctx context.Context, selector string) ([]byte, error) {
	if err := b.WaitFor(ctx, selector); err != nil {
		return nil, err
	}
	var printed []byte
	err := chromedp.Run(b.page, chromedp.ActionFunc(func(ctx context.Context) (err error) {
		printed, _, err = page.PrintToPDF().WithPrintBackground(true).Do(ctx)
		return err
	}))
	if err != nil {
		return nil, fmt.Errorf("print page: %w", err)
	}
	return printed, nil
}
