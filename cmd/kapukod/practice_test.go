package main

import (
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestOpenHereOpensThisComputerAlone(t *testing.T) {
	var opened []string
	open := openHere(func(site *url.URL) error {
		opened = append(opened, site.String())
		return nil
	})
	for address, want := range map[string]bool{
		"http://127.0.0.1:8080/?token=0": true, "http://[::1]:80/": true, "http://example.com/": false,
		"http://192.0.2.1/": false, "https://127.0.0.1/": false, "file:///etc/passwd": false, "http://127.0.0.1.example/": false, "\x00": false,
	} {
		opened = nil
		if err := open(address); (err == nil) != want || (len(opened) == 1) != want {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestPracticePageStartsAndStops(t *testing.T) {
	page := practicePage(func(*url.URL) error { return nil })
	address, stop, err := page.Start(t.Context(), "en", time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	if !strings.HasSuffix(address, "&lang=en") || page.Open(address) != nil {
		t.Error("the address cannot be opened")
	}
}
