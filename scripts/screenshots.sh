#!/bin/sh
# Takes pictures of every screen of the real window, in both languages, light and dark,
# with normal text, into docs/screenshots; then draws those of all looks and sizes.
. "$(dirname "$0")/env.sh"
scripts/install.sh test
use_clang

scripts/build.sh
go run ./e2e/screenshots "$@"
# Those of every look and text size are drawn in memory.
scripts/goldens.sh
# The manual shows some of them.
scripts/manual.sh
