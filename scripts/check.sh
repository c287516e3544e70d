#!/bin/sh
# The linters and the state of go.mod.
# shellcheck disable=SC2046 # the lists of packages are lists of words
. "$(dirname "$0")/env.sh"
. scripts/packages.sh
scripts/install.sh build
use_clang

step "gofmt"
scripts/gofmt.sh

step "go vet for linux, windows, darwin"
scripts/vet.sh

step "staticcheck"
go -C tools build -o ../bin/staticcheck honnef.co/go/tools/cmd/staticcheck
bin/staticcheck ./...
GOOS=windows CGO_ENABLED=0 bin/staticcheck $(packages_without_cgo windows)

step "go.mod and tools/go.mod"
for module in . tools; do
	go -C $module mod verify
	go -C $module mod tidy -diff
done
