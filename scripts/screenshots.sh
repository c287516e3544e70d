#!/bin/sh
# Takes pictures of every screen, in both languages, light and dark, with normal and
# with the largest text, into docs/screenshots.
. "$(dirname "$0")/env.sh"
scripts/install.sh test
use_clang

scripts/build.sh
exec go run ./e2e/screenshots "$@"
