#!/bin/sh
# go vet for every system we ship to. What needs cgo is vetted where it can be: on
# this system; windows builds it whole in scripts/windows.sh.
# shellcheck disable=SC2046 # the lists of packages are lists of words
. "$(dirname "$0")/env.sh"
. scripts/packages.sh
use_clang

# With build.sh's tag: what is built for the one serves the other.
go vet -tags accessibility ./...
for system in linux windows darwin; do
	GOOS=$system CGO_ENABLED=0 go vet $(packages_without_cgo $system)
done
