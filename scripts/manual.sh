#!/bin/sh
# Makes the Hungarian manual in docs/hu, its pages and its PDF, from the guides and the
# pictures in docs/screenshots.
. "$(dirname "$0")/env.sh"

CGO_ENABLED=0 go run ./e2e/manual "$@"
