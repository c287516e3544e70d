package main

import (
	"context"
	"errors"
	"net/url"
	"os"
	"time"

	"kapukod/internal/capture"
	"kapukod/internal/qrscan"
)

// errNotSecure means that an address is none of a site that the program opens.
var errNotSecure = errors.New("address is not of a secure site")

// openSite opens an address in the user's browser, through the desktop.
func openSite(open func(*url.URL) error) func(string) error {
	return func(address string) error {
		site, err := url.Parse(address)
		if err != nil || site.Scheme != "https" || site.Host == "" {
			return errNotSecure
		}
		return open(site)
	}
}

// watcher looks at the screens again and again; nil where the desktop would ask
// for permission each time.
func watcher(screens *capture.Capturer) func(context.Context, time.Duration, qrscan.Eyes) error {
	if screens.Permission() != capture.Free {
		return nil
	}
	return qrscan.Watch
}

// computerName is what this computer is called, for sites that ask for a name of
// the device; empty where it has none.
func computerName() string {
	name, _ := os.Hostname()
	return name
}
