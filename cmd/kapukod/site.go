package main

import (
	"errors"
	"net/url"
	"os"
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

// computerName is what this computer is called, for sites that ask for a name of
// the device; empty where it has none.
func computerName() string {
	name, _ := os.Hostname()
	return name
}
