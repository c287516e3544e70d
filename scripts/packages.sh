# Sourced: names groups of this module's packages.

# The packages that compile for system $1 without cgo and without Fyne's driver.
# Fyne's widgets need cgo on macOS only.
packages_without_cgo() {
	case "$1" in
	darwin) needs_cgo=fyne.io/fyne/v2 ;;
	*) needs_cgo=fyne.io/fyne/v2/app ;;
	esac
	GOOS=$1 CGO_ENABLED=0 go list -e -f '{{.ImportPath}} {{join .Deps " "}} ' ./... |
		grep -v -F " $needs_cgo " | cut -d ' ' -f 1
}

# Everything but the end-to-end test.
packages_without_e2e() { go list ./... | grep -v '/e2e\(/\|$\)'; }
