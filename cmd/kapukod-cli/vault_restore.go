package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// generationLine is the --json line about an earlier state of a vault.
type generationLine struct {
	Generation string    `json:"generation"`
	Revision   uint64    `json:"revision"`
	Time       time.Time `json:"time"`
	Current    bool      `json:"current"` // vault.age holds it
}

// restored is the --json line about what was put back.
type restored struct {
	Restored string `json:"restored"`
	// Revision of the document then; 0 where it was not opened.
	Revision uint64        `json:"revision,omitempty"`
	Changes  []changedLine `json:"changes"`
	// Known: the changes are all there are.
	Known bool `json:"known"`
}

// changedLine is an entry that was added, changed or removed since the earlier
// state, which is undone.
type changedLine struct {
	Issuer  string       `json:"issuer"`
	Account string       `json:"account"`
	Change  vault.Change `json:"change"`
}

func restoreCommands() []command {
	return []command{{"vault restore", "[--json] DIR [GENERATION] [--list] [--passphrase-file F]",
		"go back to an earlier state; without one, or with --list, list them", vaultRestore}}
}

func vaultRestore(ctx context.Context, c *call) error {
	fs := c.flags()
	list := fs.Bool("list", false, "list the earlier states")
	file := fs.String("passphrase-file", "", "a file with the passphrase")
	words, err := c.parse(fs)
	switch {
	case err != nil:
		return err
	case len(words) == 0 || len(words) > 2 || *list && len(words) == 2:
		return misused("name one folder, and the generation to go back to")
	}
	exists, err := vaultfile.Exists(words[0], c.vaultOptions())
	if err != nil {
		return err
	}
	if !exists {
		return vaultfile.ErrNoVault
	}
	if len(words) == 1 {
		return c.listGenerations(words[0])
	}
	text, err := c.readPassphrase(ctx, passphrase{file: *file, question: "Passphrase (empty: put the file back as it is): "})
	if err != nil {
		return err
	}
	defer clear(text)
	if len(text) == 0 && *file != "" {
		return vault.ErrPassphrase
	}
	line, err := c.restore(ctx, words[0], words[1], text)
	if err != nil {
		return err
	}
	c.printRestored(line)
	return nil
}

func (c *call) listGenerations(dir string) error {
	found, err := vaultfile.Generations(dir, c.vaultOptions())
	if err != nil {
		return err
	}
	for _, g := range found {
		line := generationLine{g.Name, g.Revision, g.Time, g.Current}
		if c.json {
			c.object(line)
			continue
		}
		text := g.Name + "  " + g.Time.Format("2006-01-02 15:04:05 UTC")
		if g.Current {
			text += "  (now)"
		}
		c.print("%s", text)
	}
	return nil
}

// restore goes back by a new save where the vault opens, and else by putting
// the earlier file into the place.
func (c *call) restore(ctx context.Context, dir, generation string, phrase []byte) (restored, error) {
	line := restored{Restored: generation, Changes: []changedLine{}}
	if len(phrase) == 0 {
		return line, vaultfile.Restore(ctx, dir, generation, c.vaultOptions())
	}
	v, err := c.unlockWith(ctx, dir, phrase)
	var damaged *vaultfile.DamagedError
	if errors.As(err, &damaged) {
		if lost := damaged.Lost; lost != nil && damaged.Newest.Name == generation {
			line.Known, line.Changes = lost.Known, changedLines(lost.Entries)
		}
		return line, c.putBack(ctx, dir, generation, phrase)
	}
	if err != nil {
		return line, err
	}
	defer v.Close()
	if !strings.HasPrefix(generation, "vault-") { // of a sealed identity or a deletion code
		return line, vaultfile.Restore(ctx, dir, generation, c.vaultOptions())
	}
	lost, err := v.CompareGeneration(ctx, generation)
	if err != nil {
		return line, err
	}
	d, err := v.RestoreGeneration(ctx, generation)
	if err != nil {
		return line, err
	}
	defer d.Wipe()
	line.Revision, line.Known, line.Changes = d.Revision, true, changedLines(lost.Entries)
	return line, nil
}

// putBack restores a file of a damaged vault, and sees whether it opens then.
func (c *call) putBack(ctx context.Context, dir, generation string, phrase []byte) error {
	if err := vaultfile.Restore(ctx, dir, generation, c.vaultOptions()); err != nil {
		return err
	}
	v, err := c.unlockWith(ctx, dir, phrase)
	if err != nil {
		c.note("The file was put back, but the vault does not open with it. Nothing is gone: try another generation.")
		return err
	}
	v.Close()
	return nil
}

func changedLines(changes []vault.EntryChange) []changedLine {
	lines := make([]changedLine, 0, len(changes))
	for _, e := range changes {
		lines = append(lines, changedLine{e.Issuer, e.Account, e.Change})
	}
	return lines
}

func (c *call) printRestored(line restored) {
	if c.json {
		c.object(line)
		return
	}
	c.print("Restored: %s", line.Restored)
	for _, e := range line.Changes {
		c.print("  undone: %s %s, which was %s since", e.Issuer, e.Account, e.Change)
	}
	if !line.Known {
		c.note("What else was changed since then cannot be told.")
	}
}
