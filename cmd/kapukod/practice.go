package main

import (
	"context"
	"crypto/rand"
	"errors"
	"net/netip"
	"net/url"
	"time"

	"kapukod/app/program"
	"kapukod/assets"
	"kapukod/internal/handout"
	"kapukod/internal/practice"
	"kapukod/internal/text"
)

// errNotPractice means that an address is not of this computer.
var errNotPractice = errors.New("address is not of this computer")

// practicePage starts the practice portal inside the program, and opens it
// through the desktop.
func practicePage(open func(*url.URL) error) program.Practice {
	return program.Practice{
		Start: func(ctx context.Context, lang text.Lang, now func() time.Time) (string, func(), error) {
			running, err := practice.Start(ctx, practice.Options{
				Now: now, Rand: rand.Reader, Paper: handout.Drawer(assets.Files(), time.Now),
			}, practice.Lang(lang))
			if err != nil {
				return "", nil, err
			}
			return running.Address, running.Stop, nil
		},
		Open: openHere(open),
	}
}

// openHere opens an address of this computer alone.
func openHere(open func(*url.URL) error) func(string) error {
	return func(address string) error {
		site, err := url.Parse(address)
		if err != nil || site.Scheme != "http" {
			return errNotPractice
		}
		if host, err := netip.ParseAddr(site.Hostname()); err != nil || !host.IsLoopback() {
			return errNotPractice
		}
		return open(site)
	}
}
