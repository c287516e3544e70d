#!/bin/sh
# Walks through every page: layout.sh PATTERN… runs the tests of app/program that each
# pattern names, each in a process of its own, at the same time. Laying out hundreds of
# pages is one goroutine's work: the race detector would find nothing in it.
. "$(dirname "$0")/env.sh"
binary=$(mktemp)
work=$(mktemp -d)
trap 'rm -rf "$binary" "$work"' EXIT
CGO_ENABLED=0 go test -c -o "$binary" ./app/program
cd app/program || exit 1
n=0
for pattern in "$@"; do
	n=$((n + 1))
	# GOGC: time is short here, memory is not.
	(GOGC=400 "$binary" -test.timeout 20m -test.run "$pattern" >"$work/$n" 2>&1 && echo passed >>"$work/$n.passed") &
done
wait
failed=0
for i in $(seq "$n"); do
	cat "$work/$i"
	[ -e "$work/$i.passed" ] || failed=1
done
exit "$failed"
