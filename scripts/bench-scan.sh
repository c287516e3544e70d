#!/bin/sh
# Measures the scanner beside ZBar and zxing-cpp on pictures of screens that it makes
# itself, the same for the same SEED, and on photographs made by others where there are any;
# see e2e/scanbench. The pictures stay in bin/scanbench.
. "$(dirname "$0")/env.sh"
scripts/install.sh test peers
use_clang
exec </dev/null

step "scanner, seed ${SEED:-1}, ${COUNT:-48} pictures a set"
mkdir -p bin
CGO_ENABLED=0 go build -o bin/scanbench-run ./e2e/scanbench
bin/scanbench-run -v -seed "${SEED:-1}" -count "${COUNT:-48}" \
	-others "${KAPUKOD_CORPUS:-../shared/corpus}/qr"
