#!/bin/sh
# Cross-builds the Windows programs into dist/windows. The first build takes about ten
# minutes of processor time, later ones seconds.
. "$(dirname "$0")/env.sh"
scripts/install.sh windows

target=x86_64-w64-mingw32
resource=cmd/kapukod/resource_windows_amd64.syso # go build links it by its name
work=$(mktemp -d)
trap 'rm -rf "$work" "$resource"' EXIT

go run ./cmd/kapukod/winres -o "$work"
(cd "$work" && $target-windres --codepage=65001 -O coff -i kapukod.rc -o kapukod.syso)
mv "$work/kapukod.syso" "$resource"

mkdir -p dist/windows
echo "Building dist/windows/kapukod.exe; the first time takes about ten minutes."
GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=$target-gcc CXX=$target-g++ \
	go build -trimpath -tags accessibility -ldflags '-H windowsgui -s -w' -o dist/windows/kapukod.exe ./cmd/kapukod
GOOS=windows GOARCH=amd64 CGO_ENABLED=0 \
	go build -trimpath -ldflags '-s -w' -o dist/windows/kapukod-cli.exe ./cmd/kapukod-cli
ls -l dist/windows
