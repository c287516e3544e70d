#!/bin/sh
# Runs every test: unit tests with the race detector, vet for three systems, then the
# end-to-end test on a virtual screen. A part that fails does not keep the others from
# running; where all pass, go test's own lines are the last.
# shellcheck disable=SC2046 # the lists of packages are lists of words
. "$(dirname "$0")/env.sh"
. scripts/packages.sh
scripts/install.sh test
use_clang

# The tests must pass with no screen and no one at the keyboard.
unset DISPLAY WAYLAND_DISPLAY XAUTHORITY
exec </dev/null

# A spelling checker that is missing is no reason to skip here.
KAPUKOD_SPELLING=required
export KAPUKOD_SPELLING

failed=
try() {
	step "$1"
	part=$1
	shift
	"$@" || failed="$failed
  $part"
}

try "gofmt" scripts/gofmt.sh
# Walks through every page are one goroutine's work: the race detector would find
# nothing in them and make them five times as long.
try "unit tests" go test -race -timeout 15m -skip '(Layout|Walk)$' $(packages_without_e2e)
try "a power cut or a failing disk at every moment of every change" scripts/crashes.sh
try "what is left in memory" scripts/memory.sh
try "go vet for linux, windows, darwin" scripts/vet.sh
try "the programs" scripts/build.sh
try "every page: its layout, what it says, what it looks like" scripts/layout.sh \
	'TestLayout|TestPictureLayout/hu' 'TestGuidesLayout|TestReadingLayout|TestPictureLayout/en' 'Walk$'
# The rig skips where something is missing; here nothing may be. Most of the time these
# tests wait for a window or for the next code: several at once keep two cores busy.
KAPUKOD_E2E=required
KAPUKOD_E2E_PROGRAMS=$PWD/bin
export KAPUKOD_E2E KAPUKOD_E2E_PROGRAMS
try "end to end: the real window, a real browser, a real clipboard" \
	go test -count=1 -parallel 5 -timeout 30m ./e2e/...

if [ -n "$failed" ]; then
	printf '\nFailed:%s\n' "$failed" >&2
	exit 1
fi
