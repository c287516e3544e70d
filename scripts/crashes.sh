#!/bin/sh
# Cuts the power at every moment of every change of a vault, leaves out every sync,
# has every step fail, and goes through random changes of several computers. Without
# the race detector, which makes it several times as long.
. "$(dirname "$0")/env.sh"
out=$(mktemp)
trap 'rm -f "$out"' EXIT
status=0
# GOGC: time is short here, memory is not.
CGO_ENABLED=0 GOGC=400 go test -count=1 -v -timeout 15m -run '^TestNoCrashLosesAnything$|^TestEveryStepOf|^TestReplicasProperty$' ./internal/vaultfile >"$out" 2>&1 || status=$?
if [ "$status" -ne 0 ]; then
	cat "$out"
	exit "$status"
fi
sed -n 's/^ *crash_test.go:[0-9]*: //p; /^--- /p; /^ok/p' "$out"
