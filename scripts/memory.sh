#!/bin/sh
# Looks through the memory of processes that locked a vault. Not with the race
# detector, whose own memory is too large to look through; -v prints the numbers.
. "$(dirname "$0")/env.sh"
exec env CGO_ENABLED=0 go test -count=1 -v -run 'TestMemory' ./internal/vaultfile ./app/program
