#!/bin/sh
# Installs what a build, the tests or the Windows build need, once and quietly.
# usage: scripts/install.sh [build|test|peers|windows]...
# A second run asks dpkg alone and returns at once. Go itself is not installed.
# shellcheck disable=SC2086 # the lists of packages are lists of words
set -eu

# The C headers that Fyne's OpenGL driver compiles against. clang compiles one of
# its files ten times faster than gcc, so it is used where it is installed.
build='ca-certificates gcc clang-14 libc6-dev pkg-config libgl-dev libegl-dev libwayland-dev
libxkbcommon-dev libx11-dev libxrandr-dev libxcursor-dev libxi-dev libxinerama-dev libxxf86vm-dev'

# A Wayland desktop without a screen, and the portal through which programs see it.
wayland='dbus-daemon sway swaybg grim xwayland pipewire xdg-desktop-portal xdg-desktop-portal-wlr'

# A virtual screen with a window manager and software OpenGL, a keyboard and a
# mouse for it, a real browser, and independent programs to compare with.
test="$build git xvfb openbox libgl1-mesa-dri x11-utils x11-xkb-utils xdotool xclip
chromium dbus-x11 fonts-dejavu-core imagemagick tesseract-ocr tesseract-ocr-eng tesseract-ocr-hun
espeak-ng oathtool zbar-tools jq expect procps poppler-utils hunspell hunspell-hu hunspell-en-gb gnome-keyring
$wayland"

peers="g++ libzbar-dev libzxing-dev"

windows="ca-certificates gcc-mingw-w64-x86-64 binutils-mingw-w64-x86-64"

say() { printf '%s\n' "$*" >&2; }

elsewhere() {
	case "$(uname -s)" in
	Darwin)
		if xcode-select -p >/dev/null 2>&1; then return 0; fi
		say "macOS: Apple's command line tools are missing. Run this, then try again:"
		say "  xcode-select --install"
		;;
	MINGW* | MSYS* | CYGWIN*)
		say "Windows: only Go and a 64-bit gcc are needed, for example MSYS2's"
		say "  pacman -S mingw-w64-ucrt-x86_64-gcc"
		say "then: go run ./cmd/kapukod"
		if command -v gcc >/dev/null 2>&1; then return 0; fi
		;;
	*)
		say "This system has no apt-get. Install what your distribution calls these, then"
		say "run the same command with KAPUKOD_NO_INSTALL=1:"
		say " " $wanted
		say "Fedora:  dnf install gcc clang pkgconf-pkg-config libglvnd-devel wayland-devel libxkbcommon-devel libX11-devel libXrandr-devel libXcursor-devel libXi-devel libXinerama-devel libXxf86vm-devel"
		say "Arch:    pacman -S --needed gcc clang pkgconf libglvnd wayland libxkbcommon libx11 libxrandr libxcursor libxi libxinerama libxxf86vm"
		;;
	esac
	return 1
}

wanted=
for set in "${@:-build}"; do
	case "$set" in
	build) wanted="$wanted $build" ;;
	test) wanted="$wanted $test" ;;
	peers) wanted="$wanted $peers" ;;
	windows) wanted="$wanted $windows" ;;
	*)
		say "usage: $0 [build|test|peers|windows]..."
		exit 2
		;;
	esac
done

if [ -n "${KAPUKOD_NO_INSTALL:-}" ]; then exit 0; fi
if ! command -v apt-get >/dev/null 2>&1; then
	elsewhere
	exit
fi

missing() {
	for package in $wanted; do
		dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
			echo "$package"
	done | sort -u
}

absent=$(missing)
if [ -z "$absent" ]; then exit 0; fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
	if ! command -v sudo >/dev/null 2>&1; then
		say "These packages are missing and there is no sudo. As root, run:"
		say "  apt-get install" $absent
		exit 1
	fi
	as_root=sudo
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq \
		-o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "$@" >"$log" 2>&1 </dev/null || {
		say "apt-get $1 failed:"
		tail -n 20 "$log" >&2
		exit 1
	}
}

say "Installing with apt-get, once:" $absent
apt update
# A newer Debian or Ubuntu may have dropped this version of clang; gcc does it too, slower.
if ! apt-cache show clang-14 >/dev/null 2>&1; then
	absent=$(echo "$absent" | grep -vx clang-14 || true)
fi
apt install --no-install-recommends --yes $absent
say "Installed."
