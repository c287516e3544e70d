#!/bin/sh
# Builds the programs for this computer into bin/.
. "$(dirname "$0")/env.sh"
scripts/install.sh build
use_clang

# The tag is the toolkit's bridge to screen readers, on the systems where it has one.
go build -tags accessibility -o bin/ ./cmd/kapukod
CGO_ENABLED=0 go build -o bin/ ./cmd/kapukod-cli ./cmd/kapukod-practice
