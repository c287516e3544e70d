#!/bin/sh
# Fails with the names of files that gofmt would change.
. "$(dirname "$0")/env.sh"

unformatted=$(gofmt -l .)
if [ -n "$unformatted" ]; then
	echo "not formatted (mend with gofmt -w): $unformatted" >&2
	exit 1
fi
