#!/bin/sh
# Takes pictures of every screen, in both languages, light and dark, into
# docs/screenshots: of the real window with normal text; with the largest text as the
# toolkit draws the window in memory, each in bin/screenshots and all on one sheet.
. "$(dirname "$0")/env.sh"
scripts/install.sh test
use_clang

scripts/build.sh
go run ./e2e/screenshots "$@"
pictures=bin/screenshots/largest-text
rm -rf "$pictures"
KAPUKOD_PICTURES="$PWD/$pictures" CGO_ENABLED=0 go test -count=1 -run TestPictures ./app/program
mogrify -colors 32 "$pictures"/*/*.png
for lang in hu en; do
	montage "$pictures/$lang"-*-300/*.png -geometry 220x234+4+4 -tile 13x \
		-background '#808080' -colors 64 "png8:docs/screenshots/contact-$lang-largest-text.png"
done
# The manual shows some of them.
scripts/manual.sh
