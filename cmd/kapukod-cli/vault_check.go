package main

import (
	"context"
	"errors"

	"kapukod/internal/vaultfile"
)

// checked is the --json line about one file of a vault.
type checked struct {
	File string `json:"file"`
	OK   bool   `json:"ok"`
	// Opened is false where only the outer form of the file was looked at.
	Opened bool `json:"opened"`
	// Foreign files are none of the vault's, and are not looked into.
	Foreign bool   `json:"foreign,omitempty"`
	Error   string `json:"error,omitempty"`
}

func vaultCheck(ctx context.Context, c *call) error {
	fs := c.flags()
	passphraseFile := fs.String("passphrase-file", "", "a file with the passphrase")
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
	if !exists {
		return vaultfile.ErrNoVault
	}
	text, err := c.passphraseForCheck(ctx, *passphraseFile)
	if err != nil {
		return err
	}
	defer clear(text)
	reports, err := vaultfile.Check(ctx, dirs[0], text, c.vaultOptions())
	if err != nil {
		return err
	}
	return c.printChecks(reports)
}

// passphraseForCheck gives nil where none was given and nobody can be asked:
// the outside of the files can be checked all the same.
func (c *call) passphraseForCheck(ctx context.Context, file string) ([]byte, error) {
	if file != "" {
		return c.readPassphrase(ctx, passphrase{file: file})
	}
	text, err := c.env.prompt(ctx, "Passphrase (empty: check the outside only): ")
	if err != nil && !errors.Is(err, errNoTerminal) {
		return nil, err
	}
	if len(text) == 0 {
		c.note("Without the passphrase only the outside of the files is checked.")
		return nil, nil
	}
	return text, nil
}

// printChecks tells of every file; damage makes the exit code 4.
func (c *call) printChecks(reports []vaultfile.FileReport) error {
	exit := exitDone
	for _, r := range reports {
		line := checked{File: r.File, OK: r.Err == nil, Opened: r.Opened, Foreign: r.Foreign}
		if r.Err != nil {
			f := explain(r.Err)
			line.Error = f.name
			exit = max(exit, f.exit)
		}
		switch {
		case c.json:
			c.object(line)
		case !line.OK:
			c.print("%s: %s", line.File, line.Error)
		case line.Foreign:
			c.print("%s: not a file of the vault", line.File)
		case !line.Opened:
			c.print("%s: ok, not opened", line.File)
		default:
			c.print("%s: ok", line.File)
		}
	}
	if exit != exitDone {
		return &failure{exit: exit, told: true}
	}
	return nil
}
