package vaultfile

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"kapukod/internal/atomicfile"
	"kapukod/internal/vault"
)

const (
	folderPerm fs.FileMode = 0o700
	filePerm   fs.FileMode = 0o600

	// maxFiles is how many files one of the vault's folders may hold: twice the
	// deletion codes of the largest vault. Whoever fills it with more wants harm.
	maxFiles = 2 * vault.MaxEntries

	vaultName  = "vault.age"
	lockName   = "lock"
	ageSuffix  = ".age"
	memberDir  = "members"
	slotDir    = "slot"
	slotKeyDir = "slot/members"
	backupDir  = "backups"
)

// folders of a vault, parents before what lies in them.
func folders() []string { return []string{memberDir, slotDir, slotKeyDir, backupDir} }

// kind is what a file of the vault is. It is also the first word of its
// generations' names.
type kind string

const (
	kindVault   kind = "vault"
	kindMember  kind = "member"
	kindSlot    kind = "slot"
	kindSlotKey kind = "slotkey"
)

// place is where a file of the vault lies, and whose it is.
type place struct {
	kind kind
	id   string // member or entry; "" for the document
}

// name is the place's path in the vault, with slashes on every system.
func (p place) name() string {
	switch p.kind {
	case kindMember:
		return path.Join(memberDir, p.id+ageSuffix)
	case kindSlot:
		return path.Join(slotDir, p.id+ageSuffix)
	case kindSlotKey:
		return path.Join(slotKeyDir, p.id+ageSuffix)
	}
	return vaultName
}

func (p place) limit() int {
	if p.kind == kindVault {
		return vault.MaxSealed
	}
	return vault.MaxSealedIdentity
}

// folder is a vault's folder on a file system.
type folder struct {
	Options
	dir string
}

func open(dir string, opts Options) (folder, error) {
	opts, err := opts.checked()
	if err == nil && dir == "" {
		err = errors.New("vault folder: no folder given")
	}
	return folder{Options: opts, dir: dir}, err
}

func (f folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// read reads the file in a place. A missing one answers to fs.ErrNotExist, one
// that no vault could have written to vault.ErrTooLarge or ErrDamaged.
func (f folder) read(p place) ([]byte, error) { return f.readFile(p.name(), p.limit()) }

func (f folder) readFile(name string, limit int) ([]byte, error) {
	data, err := atomicfile.ReadFile(f.FS, f.path(name), int64(limit))
	switch {
	case errors.Is(err, atomicfile.ErrTooLarge):
		return nil, vault.ErrTooLarge
	case errors.Is(err, atomicfile.ErrNotRegular):
		return nil, vault.ErrDamaged
	}
	return data, err
}

func (f folder) has(name string) (bool, error) {
	_, err := f.FS.Stat(f.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, atomicfile.Explain("look at vault", err)
}

// ids lists whose files lie in one of the vault's folders. Other files there
// are not the vault's and are passed over. A missing folder is an empty one.
func (f folder) ids(dir string) ([]string, error) {
	entries, err := f.list(dir)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, entry := range entries {
		id, isAge := strings.CutSuffix(entry.Name(), ageSuffix)
		if isAge && !entry.IsDir() && vault.ValidID(id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

func (f folder) list(dir string) ([]fs.DirEntry, error) {
	entries, err := f.FS.ReadDir(f.path(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if len(entries) > maxFiles {
		return nil, fmt.Errorf("list vault: %w", vault.ErrTooLarge)
	}
	return entries, atomicfile.Explain("list vault", err)
}
