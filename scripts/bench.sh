#!/bin/sh
# Runs the benchmarks; their lines go to standard output as go test prints them. What is
# promised of the vault is read off them at the end.
. "$(dirname "$0")/env.sh"
scripts/install.sh test
use_clang
exec </dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step "packages"
go test -run '^$' -bench . -benchmem -timeout 30m ./internal/... ./app/... | tee "$work/packages"

step "the desktop program: start to first frame, idle CPU"
scripts/build.sh
go test -run '^$' -bench . -timeout 15m ./e2e/...

step "the vault, in sentences"
scripts/promises.sh "$work/packages"
