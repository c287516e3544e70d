#!/bin/sh
# Builds the programs for this computer into bin/.
. "$(dirname "$0")/env.sh"
scripts/install.sh build
use_clang

go build -o bin/ ./cmd/kapukod
CGO_ENABLED=0 go build -o bin/ ./cmd/kapukod-cli ./cmd/kapukod-practice
