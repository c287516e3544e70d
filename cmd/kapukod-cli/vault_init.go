package main

import (
	"cmp"
	"context"
	"strings"

	"kapukod/internal/vaultfile"
)

// initialised is the --json line of a new vault. It holds the recovery key
// unless that went into a file: it exists nowhere else.
type initialised struct {
	Vault        string `json:"vault"`
	Member       string `json:"member"`
	RecoveryKey  string `json:"recovery_key,omitempty"`
	RecoveryFile string `json:"recovery_file,omitempty"`
}

func vaultInit(ctx context.Context, c *call) error {
	fs := c.flags()
	name := fs.String("name", "", "the member's name")
	passphraseFile := fs.String("passphrase-file", "", "a file with the passphrase")
	recoveryPath := fs.String("recovery-file", "", "where to write the recovery key")
	dirs, err := c.parse(fs)
	if err != nil {
		return err
	}
	if len(dirs) != 1 {
		return misused("name one folder")
	}
	exists, err := vaultfile.Exists(dirs[0], c.vaultOptions())
	if err != nil {
		return err
	}
	if exists {
		return vaultfile.ErrExists
	}
	recovery, err := reserveRecoveryFile(*recoveryPath)
	if err != nil {
		return err
	}
	text, err := c.readPassphrase(ctx, passphrase{file: *passphraseFile, twice: true})
	if err != nil {
		recovery.discard()
		return err
	}
	defer clear(text)
	member := cmp.Or(strings.TrimSpace(*name), c.env.userName, "owner")
	v, key, err := vaultfile.Create(ctx, dirs[0], vaultfile.NewMember{Name: member, Passphrase: text}, c.vaultOptions())
	if err != nil {
		recovery.discard()
		return err
	}
	v.Close()
	defer key.Wipe()
	return c.handOver(key, recovery, initialised{Vault: dirs[0], Member: member})
}

// handOver gives the recovery key out, once. If its file cannot be written it is
// shown after all: the vault is there, and losing its key would be worse.
func (c *call) handOver(key vaultfile.RecoveryKey, recovery *recoveryFile, line initialised) error {
	var failed error
	switch {
	case recovery != nil:
		if failed = recovery.write(key, c.env.now()); failed == nil {
			line.RecoveryFile = recovery.path
			c.note("The recovery key is in %s. Print it or put it elsewhere: it opens the vault without a passphrase.", recovery.path)
			break
		}
		c.note("kapukod-cli: the recovery file could not be written; here is the key.")
		fallthrough
	case c.json:
		line.RecoveryKey = key.Text()
	}
	if c.json {
		c.object(line)
		return nil
	}
	c.print("Made a vault in %s for %s.", line.Vault, line.Member)
	if line.RecoveryFile == "" {
		c.note("")
		c.note("The recovery key opens the vault if the passphrase is lost. It is shown this once")
		c.note("and kept nowhere. Write it down on paper and keep it in a safe place:")
		c.note("")
		c.note("%s", strings.Join(key.Groups(), " "))
		c.note("")
		c.note("(For the age program, write it without the spaces.)")
	}
	if failed != nil {
		return refused("recovery_file_failed", "the recovery file could not be written; the vault itself is sound")
	}
	return nil
}
