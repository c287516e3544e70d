#!/bin/sh
# Runs the benchmarks; their lines go to standard output as go test prints them.
. "$(dirname "$0")/env.sh"
scripts/install.sh test
use_clang
exec </dev/null

step "packages"
go test -run '^$' -bench . -benchmem -timeout 30m ./internal/... ./app/...

step "the desktop program: start to first frame, idle CPU"
scripts/build.sh
go test -run '^$' -bench . -timeout 15m ./e2e/...
