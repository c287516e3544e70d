package vaultfile

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kapukod/internal/atomicfile"
	"kapukod/internal/vault"
)

// Tools that keep a folder the same on several computers leave a copy beside a
// file that was changed on two of them. They put the mark into the name, and
// each another one, some in the user's language:
//
//	vault.sync-conflict-20261121-101010-ABCDEFG.age      Syncthing
//	vault (conflicted copy 2026-11-21 101010).age        Nextcloud, OpenCloud
//	vault_conflict-20261121-101010.age                   ownCloud
//	vault (Kati's conflicted copy 2026-11-21).age        Dropbox
//	vault (SFConflict kati@example.hu 2026-11-21).age    Seafile
//	vault_Kati_Nov-21-101010-2026_Conflict.age           Synology Drive
//	vault [conflicted].age, vault (conflicted).age       pCloud
//	vault-KATI-PC.age                                    OneDrive
//	vault (1).age, vault 2.age                           Google Drive, iCloud
//	vault.age.conflict1, vault.conflict1.age             rclone bisync
//	vault - Copy.age, vault – Másolat.age, Copy of vault.age   by hand
//
// So no list of patterns decides, but whether the file opens as a document of
// this vault. What a person copied by hand for safety is merged likewise if
// there is anything in it that the vault has not; then all of it is in the
// vault.

// isCopyName reports whether a name in the vault's folder may be that of a copy
// of vault.age.
func isCopyName(name string) bool {
	name = strings.ToLower(norm.NFC.String(name))
	return name != vaultName && !strings.HasPrefix(name, ".") && strings.Contains(name, string(kindVault)) &&
		(strings.HasSuffix(name, ageSuffix) || strings.Contains(name, ageSuffix) && isConflictName(name))
}

// isConflictName reports whether a name has the mark of a tool that says so in
// words. Such a copy goes to backups/ even if there is nothing new in it; any
// other may be somebody's own copy, and stays where it lies then.
func isConflictName(name string) bool {
	name = strings.ToLower(norm.NFC.String(name))
	for _, word := range []string{"conflict", "konflikt", "conflit", "конфликт", "ütköz"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// copyFile is a copy of vault.age beside it, of which the document has all that
// was in it.
type copyFile struct {
	name     string
	saved    string // name of the save that it is; "" where that is not known
	revision uint64
	sealed   []byte
}

// copyNames lists the files that may be copies of vault.age.
func (f folder) copyNames() ([]fs.DirEntry, error) {
	entries, err := f.list(".")
	if err != nil {
		return nil, err
	}
	var found []fs.DirEntry
	for _, entry := range entries {
		if entry.Type().IsRegular() && isCopyName(entry.Name()) && !atomicfile.IsTemp(entry.Name()) {
			found = append(found, entry)
		}
	}
	return found, nil
}

// keepCopies makes sure that backups/ has the copies, and returns under which
// names of saves.
func (f folder) keepCopies(copies []copyFile) (saves []string, err error) {
	for _, c := range copies {
		name, err := f.keepBytes(place{kind: kindVault}, c.saved, c.revision, c.sealed)
		if err != nil {
			return nil, fmt.Errorf("keep copy of %s: %w", vaultName, err)
		}
		saves = append(saves, saveOf(name))
	}
	return saves, nil
}

// removeCopies removes copies that backups/ has, if they are still the same.
// One that cannot be removed does no harm: it is known.
func (f folder) removeCopies(copies []copyFile) {
	removed := false
	for _, c := range copies {
		data, err := f.readFile(c.name, vault.MaxSealed)
		if err == nil && bytes.Equal(data, c.sealed) {
			removed = f.FS.Remove(f.path(c.name)) == nil || removed
		}
	}
	if removed {
		_ = f.FS.SyncDir(f.dir)
	}
}
