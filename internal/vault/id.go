package vault

import (
	"crypto/rand"
	"slices"
	"strings"
)

// NewID returns a new random id for an entry or a member: 26 lower case
// letters and digits, unique without asking anyone.
func NewID() string { return strings.ToLower(rand.Text()) }

// ValidID reports whether an id is fit to be a file name on every system:
// letters, digits, - and _, at most 64 of them, and none of the names that
// Windows keeps for devices. Ids differ only if they differ without regard to
// case.
func ValidID(id string) bool {
	if id == "" || len(id) > maxWord {
		return false
	}
	for _, r := range id {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
		default:
			return false
		}
	}
	return !isDevice(strings.ToLower(id))
}

// isDevice knows the names that Windows does not take for files, with or
// without an extension.
func isDevice(name string) bool {
	if slices.Contains([]string{"con", "prn", "aux", "nul"}, name) {
		return true
	}
	return len(name) == 4 && name[3] >= '0' && name[3] <= '9' &&
		(strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt"))
}
