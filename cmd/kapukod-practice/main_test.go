package main

import (
	"context"
	"regexp"
	"strings"
	"testing"
)

func TestRunPrintsTheAddressAndStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out strings.Builder
	if err := run(ctx, &out); err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`(?m)^http://127\.0\.0\.1:\d+/\?token=[0-9a-f]{32}$`).MatchString(out.String()) {
		t.Error("no address is printed")
	}
}
