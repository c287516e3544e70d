package places

import "golang.org/x/sys/windows"

// drives lists the removable disks by their letters.
func drives() []string {
	letters, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	var found []string
	for i := range 26 {
		if letters&(1<<i) == 0 {
			continue
		}
		root := string(rune('A'+i)) + `:\`
		name, err := windows.UTF16PtrFromString(root)
		if err == nil && windows.GetDriveType(name) == windows.DRIVE_REMOVABLE {
			found = append(found, root)
		}
	}
	return found
}

// known asks Windows, which lets the user, a company or a cloud program move
// these folders.
func known(kind Kind) string {
	ids := map[Kind]*windows.KNOWNFOLDERID{
		Documents: windows.FOLDERID_Documents, Desktop: windows.FOLDERID_Desktop,
		Downloads: windows.FOLDERID_Downloads, Pictures: windows.FOLDERID_Pictures,
	}
	id, ok := ids[kind]
	if !ok {
		return ""
	}
	path, err := windows.KnownFolderPath(id, windows.KF_FLAG_DEFAULT)
	if err != nil {
		return ""
	}
	return path
}
