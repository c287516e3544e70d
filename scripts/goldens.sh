#!/bin/sh
# Draws every page in both languages, all looks and three text sizes, as the toolkit
# draws the window in memory: all pictures in bin/goldens, those of each set on a sheet
# in docs/screenshots. Keeps what the pages say and look like in
# app/program/testdata, which the tests compare. Look at the sheets, then commit.
. "$(dirname "$0")/env.sh"
scripts/install.sh test

pictures=bin/goldens
rm -rf "$pictures" app/program/testdata/reading app/program/testdata/pictures
KAPUKOD_UPDATE=1
KAPUKOD_PICTURES="$PWD/$pictures"
export KAPUKOD_UPDATE KAPUKOD_PICTURES
scripts/layout.sh 'TestReadingLayout|TestPictureLayout/hu' 'TestPictureLayout/en'

step "a sheet for each set"
rm -f docs/screenshots/contact-*-*-*.png
for set in "$pictures"/*; do
	case $set in
	*-100) size=150x160 colours=32 ;;
	*) size=190x112 colours=16 ;;
	esac
	montage "$set"/*.png -resize "$size" -geometry "$size+3+3" -tile 16x -background '#808080' \
		+dither -colors "$colours" "png8:docs/screenshots/contact-$(basename "$set").png"
done
ls -l docs/screenshots/contact-*-*-*.png
