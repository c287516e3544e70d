#!/bin/sh
# Drives a whole enrolment on a virtual screen and prints where the pictures are.
. "$(dirname "$0")/env.sh"
scripts/install.sh test
use_clang

echo "Building; the first time takes a few minutes."
scripts/build.sh
exec go run ./e2e/demo "$@"
