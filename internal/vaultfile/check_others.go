package vaultfile

import (
	"io/fs"
	"slices"
	"strings"

	"kapukod/internal/atomicfile"
	"kapukod/internal/vault"
)

// others looks at what else lies in the vault's folders, so that nothing is
// passed over: what sync tools may have left beside vault.age, which the next
// unlocking merges if it opens; the same beside sealed identities and deletion
// codes and in backups/, of which the outer form is looked at; folders where a
// file should be; and files that are not the vault's.
func (c *checker) others() error {
	for _, in := range []struct {
		dir  string
		kind kind
	}{{".", kindVault}, {memberDir, kindMember}, {slotDir, kindSlot}, {slotKeyDir, kindSlotKey}, {backupDir, ""}} {
		found, err := c.folder.list(in.dir)
		if err != nil {
			return err
		}
		for _, entry := range found {
			name := entry.Name()
			if in.dir != "." {
				name = in.dir + "/" + name
			}
			if !looked(name, entry) {
				c.other(name, in.kind, entry)
			}
		}
	}
	return nil
}

// looked: these are the vault's own, and were looked at or are nothing to look
// at. vault.age was, whatever lies in its place.
func looked(name string, entry fs.DirEntry) bool {
	dir, base := ".", name
	if cut := strings.LastIndexByte(name, '/'); cut >= 0 {
		dir, base = name[:cut], name[cut+1:]
	}
	id, isAge := strings.CutSuffix(base, ageSuffix)
	switch {
	case dir == ".":
		return name == vaultName || name == lockName || entry.IsDir() && slices.Contains(folders(), name)
	case dir == backupDir:
		_, ok := parseGeneration(base)
		return ok && !entry.IsDir()
	}
	return name == slotKeyDir && entry.IsDir() || isAge && !entry.IsDir() && vault.ValidID(id)
}

func (c *checker) other(name string, k kind, entry fs.DirEntry) {
	base := entry.Name()
	inBackups := strings.HasPrefix(name, backupDir+"/")
	if inBackups {
		first, _, _ := strings.Cut(base, "-")
		k = kind(first)
	}
	ours := k == kindVault && !inBackups && isCopyName(base) ||
		strings.HasSuffix(base, ageSuffix) && slices.Contains([]kind{kindVault, kindMember, kindSlot, kindSlotKey}, k) && name != base
	switch {
	case inBackups && strings.HasPrefix(base, undonePrefix) && !entry.IsDir():
		_, err := c.folder.readFile(name, maxUndone)
		c.reports = append(c.reports, FileReport{File: name, Opened: err == nil, Err: err})
	case atomicfile.IsTemp(base) || !ours:
		c.reports = append(c.reports, FileReport{File: name, Foreign: true})
	case entry.IsDir():
		c.reports = append(c.reports, FileReport{File: name, Err: vault.ErrDamaged})
	case k == kindVault:
		sealed, err := c.folder.readFile(name, vault.MaxSealed)
		c.report(name, place{kind: kindVault}, sealed, err)
	default:
		p := place{kind: k}
		sealed, err := c.folder.readFile(name, p.limit())
		if err == nil {
			err = checkHeader(p, sealed)
		}
		c.reports = append(c.reports, FileReport{File: name, Err: err})
	}
}
