package vaultfile

import (
	"io/fs"
	"strings"

	"kapukod/internal/atomicfile"
	"kapukod/internal/vault"
)

// codeCopy is a copy of an entry's deletion code, which a sync tool left in the
// slot.
type codeCopy struct {
	entry string
	file  fs.DirEntry
}

// codeCopies finds them among the slot's files by their names, but for those
// that were tried.
func codeCopies(d *vault.Document, files []fs.DirEntry, tried *fileSet) (found []codeCopy) {
	if len(files) == 0 {
		return nil
	}
	ids := make(map[string]string, len(d.Entries))
	for i := range d.Entries {
		ids[strings.ToLower(d.Entries[i].ID)] = d.Entries[i].ID
	}
	for _, file := range files {
		base, isAge := strings.CutSuffix(strings.ToLower(file.Name()), ageSuffix)
		if !isAge || ids[base] != "" || !file.Type().IsRegular() {
			continue
		}
		info, err := file.Info()
		if err != nil || tried.has(slotDir+"/"+file.Name(), info) {
			continue
		}
		if owner := copyOwner(ids, base); owner != "" {
			found = append(found, codeCopy{owner, file})
		}
	}
	return found
}

// copyOwner is the longest id that the name begins with, with something after
// it that no tool leaves out.
func copyOwner(ids map[string]string, base string) string {
	for end := len(base) - 1; end > 0; end-- {
		if strings.IndexByte(" .-_([", base[end]) >= 0 && ids[base[:end]] != "" {
			return ids[base[:end]]
		}
	}
	return ""
}

// gatherCodes moves copies of deletion codes to backups/: which of two codes is
// the good one only a person can tell, so neither may get lost. It returns how
// many there were.
func (f folder) gatherCodes(d *vault.Document, tried *fileSet) (moved int) {
	files, err := f.list(slotDir)
	if err != nil {
		return 0
	}
	for _, c := range codeCopies(d, files, tried) {
		if err := f.gatherCode(c); err == nil {
			moved++
		} else if info, err := c.file.Info(); err == nil {
			tried.add(slotDir+"/"+c.file.Name(), info)
		}
	}
	return moved
}

func (f folder) gatherCode(c codeCopy) error {
	name, p := slotDir+"/"+c.file.Name(), place{kindSlot, c.entry}
	sealed, err := f.readFile(name, p.limit())
	if err != nil {
		return err
	}
	if err := checkHeader(p, sealed); err != nil {
		return err // half a file, or none of ours
	}
	if _, err := f.keepBytes(p, "", 0, sealed); err != nil {
		return err
	}
	err = f.FS.Remove(f.path(name))
	if err == nil {
		err = f.FS.SyncDir(f.path(slotDir))
	}
	return atomicfile.Explain("move copy of deletion code", err)
}
