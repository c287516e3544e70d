# Sourced by every other script here: goes to the repository's root, finds Go and
# chooses the C compiler. Plain POSIX shell.
set -eu
cd "$(dirname "$0")/.."

if ! command -v go >/dev/null 2>&1 && [ -x /usr/local/go/bin/go ]; then
	PATH="/usr/local/go/bin:$PATH"
	export PATH
fi
if ! command -v go >/dev/null 2>&1; then
	echo "Go is missing: see https://go.dev/doc/install" >&2
	exit 1
fi
if ! go list -m >/dev/null 2>&1; then
	echo "This Go ($(go version)) is too old; $(grep '^go ' go.mod) or newer is needed: https://go.dev/doc/install" >&2
	exit 1
fi

# A copy of the sources that belongs to someone else, or is no git clone, builds too.
GOFLAGS="$(go env GOFLAGS) -buildvcs=false"
export GOFLAGS

# Fyne's OpenGL driver takes gcc ten times longer than clang. Asked for after the
# packages are installed; a compiler chosen by the user wins.
use_clang() {
	if [ -z "${CC:-}" ] && command -v clang-14 >/dev/null 2>&1; then
		CC=clang-14
		export CC
	fi
}

step() { printf '\n== %s\n' "$*"; }
