#!/bin/sh
# Runs every test: vet for three systems, unit tests with the race detector, then
# the end-to-end test on a virtual screen. Ends with go test's own last lines.
# shellcheck disable=SC2046 # the lists of packages are lists of words
. "$(dirname "$0")/env.sh"
. scripts/packages.sh
scripts/install.sh test
use_clang

# The tests must pass with no screen and no one at the keyboard.
unset DISPLAY WAYLAND_DISPLAY XAUTHORITY
exec </dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step "gofmt"
scripts/gofmt.sh

step "unit tests without Fyne"
go test -race -timeout 15m $(packages_without_fyne)

step "go vet for linux, windows, darwin"
scripts/vet.sh

step "unit tests with Fyne"
go test -race -timeout 15m $(packages_with_fyne "$work/without")

step "the programs"
scripts/build.sh

step "end to end: the real window, a real browser, a real clipboard"
# The rig skips where something is missing; here nothing may be.
KAPUKOD_E2E=required go test -count=1 -timeout 25m ./e2e/...
