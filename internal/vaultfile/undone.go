package vaultfile

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"kapukod/internal/atomicfile"
	"kapukod/internal/vault"
)

// Going back to an earlier generation leaves the later ones in backups/. They
// must not be taken for saves of another computer that got lost, and merged in
// again; a file undone-<time> in backups/ names them. It holds the names of
// saves, one a line, until a save that has seen them all.
const (
	undonePrefix = "undone-"
	maxUndone    = 64 << 10
)

// noteUndone names the saves of the document that are later than a generation,
// and returns the file's name, "" where there is none to name.
func (f folder) noteUndone(g Generation) (name string, err error) {
	found, err := f.generationsOf(place{kind: kindVault})
	if err != nil {
		return "", err
	}
	var text strings.Builder
	for _, later := range found {
		if later.Name > g.Name && text.Len() < maxUndone/2 {
			text.WriteString(saveOf(later.Name) + "\n")
		}
	}
	if text.Len() == 0 {
		return "", nil
	}
	for t := f.Now(); ; t = t.Add(time.Nanosecond) {
		name = backupDir + "/" + undonePrefix + t.UTC().Format(generationTime)
		taken, err := f.has(name)
		if err != nil {
			return "", err
		}
		if !taken {
			break
		}
	}
	if err := atomicfile.Write(f.FS, f.path(name), []byte(text.String()), filePerm); err != nil {
		err = fmt.Errorf("note what is undone: %w", err)
		if errors.Is(err, atomicfile.ErrNotSynced) {
			err = errors.Join(err, f.dropGeneration(name))
		}
		return "", err
	}
	return name, nil
}

// undone returns the names of the saves that were undone, and the files that
// say so. What cannot be read says nothing.
func (f folder) undone() (saves, files []string) {
	entries, err := f.list(backupDir)
	if err != nil {
		return nil, nil
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), undonePrefix) || entry.IsDir() {
			continue
		}
		name := backupDir + "/" + entry.Name()
		text, err := f.readFile(name, maxUndone)
		if err != nil {
			continue
		}
		files = append(files, name)
		for line := range strings.Lines(string(text)) {
			if save := strings.TrimSpace(line); vault.ValidSave(save) {
				saves = append(saves, save)
			}
		}
	}
	return saves, files
}

// forgetUndone removes the notes when a saved document has seen all they name.
func (f folder) forgetUndone(d *vault.Document) {
	saves, files := f.undone()
	for _, save := range saves {
		if !d.Knows(save) {
			return
		}
	}
	for _, name := range files {
		_ = f.dropGeneration(name)
	}
}
