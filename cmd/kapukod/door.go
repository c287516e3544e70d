package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"

	"kapukod/app/program"
	"kapukod/internal/keyring"
	"kapukod/internal/remember"
	"kapukod/internal/session"
)

// door is how the vault in this folder is opened on this computer: what is
// remembered belongs to the folder, and is named by a hash of where that is.
func (f folders) door() program.Door {
	place := f.Vault
	if absolute, err := filepath.Abs(place); err == nil {
		place = absolute
	}
	sum := sha256.Sum256([]byte(place))
	name := hex.EncodeToString(sum[:8])
	var d program.Door
	d.Tries.Read, d.Tries.Write = f.stateFile("tries.json", session.MaxTriesFile)
	file := "remembered-" + name
	d.Remember.File.Read, d.Remember.File.Write = f.stateFile(file, remember.MaxFile)
	d.Remember.File.Remove = func() error { return os.Remove(filepath.Join(f.State, file)) }
	d.Remember.Ring = keyring.System("vault-"+name, os.Getenv)
	return d
}
