#!/bin/sh
# The long tests: every fuzz target for SOAK_FUZZ (60s), then SOAK_KILLS (1000) kills in
# the midst of each kind of save, then a lock on every page of the window. Every target is found by its name, so none is left out.
. "$(dirname "$0")/env.sh"
scripts/install.sh test
use_clang
unset DISPLAY WAYLAND_DISPLAY XAUTHORITY
exec </dev/null

fuzz=${SOAK_FUZZ:-60s}
KAPUKOD_KILLS=${SOAK_KILLS:-1000}
export KAPUKOD_KILLS
failed=

step "fuzzing, $fuzz a target"
for file in $(grep -rl --include='*_test.go' '^func Fuzz' . | sort); do
	for target in $(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' "$file"); do
		printf '%s %s: ' "${file%/*}" "$target"
		if out=$(CGO_ENABLED=0 go test -run '^$' -fuzz "^$target\$" -fuzztime "$fuzz" -fuzzminimizetime 1s "${file%/*}" 2>&1); then
			printf '%s\n' "$out" | sed -n 's/^fuzz: elapsed: //p' | tail -n 1
		else
			printf 'FAILED\n%s\n' "$out"
			failed="$failed
  $target"
		fi
	done
done

step "$KAPUKOD_KILLS kills in the midst of a save"
KAPUKOD_SOAK=1 CGO_ENABLED=0 go test -count=1 -v -timeout 6h -run 'Kill|EveryStep' ./internal/atomicfile/... ./internal/vaultfile/... || failed="$failed
  kills"

step "a lock on every page"
KAPUKOD_EVERY_PAGE=1 CGO_ENABLED=0 go test -count=1 -timeout 1h -run 'NothingRemains' ./app/program || failed="$failed
  pages"

if [ -n "$failed" ]; then
	printf '\nFailed:%s\n' "$failed" >&2
	exit 1
fi
