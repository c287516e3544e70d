#!/bin/sh
# Builds Kapukód and opens its window; without a display, shows it on a virtual one.
. "$(dirname "$0")/env.sh"

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)."
	echo "Running the demo on a virtual one instead: Kapukód beside the practice page in a browser."
	exec scripts/demo.sh
fi

echo "Building Kapukód; the first time takes a few minutes."
scripts/build.sh
exec bin/kapukod
