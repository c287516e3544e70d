//go:build !windows

package places

import (
	"os/user"
	"path/filepath"
)

// drives lists where desktops show the disks that were put in: /media and
// /run/media hold a folder for each user, macOS uses /Volumes.
func drives() []string {
	parents := []string{"/Volumes"}
	if u, err := user.Current(); err == nil {
		parents = append(parents, filepath.Join("/media", u.Username), filepath.Join("/run/media", u.Username))
	}
	return foldersIn(parents...)
}

// known: these systems keep no account of such folders themselves.
func known(Kind) string { return "" }
