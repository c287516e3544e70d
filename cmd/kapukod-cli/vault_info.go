package main

import (
	"context"
	"strings"
	"time"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// info is the --json line about a vault.
type info struct {
	Vault         string       `json:"vault"`
	Revision      uint64       `json:"revision"`
	ReadOnly      bool         `json:"read_only"` // written by a newer version
	Members       []memberInfo `json:"members"`
	Recovery      bool         `json:"recovery"`
	Entries       int          `json:"entries"`        // that are not deleted
	Pending       int          `json:"pending"`        // of these
	Deleted       int          `json:"deleted"`        // in the bin
	SetAside      int          `json:"set_aside"`      // did not validate
	DeletionCodes int          `json:"deletion_codes"` // of entries that are not deleted
	Generations   int          `json:"generations"`    // earlier ones of vault.age
}

type memberInfo struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Created time.Time `json:"created"`
	// Slot tells whether the member may read deletion codes.
	Slot bool `json:"slot"`
}

func vaultInfo(ctx context.Context, c *call) error {
	fs := c.flags()
	passphraseFile := fs.String("passphrase-file", "", "a file with the passphrase")
	dirs, err := c.parse(fs)
	if err != nil {
		return err
	}
	if len(dirs) != 1 {
		return misused("name one folder")
	}
	v, err := c.unlock(ctx, dirs[0], passphrase{file: *passphraseFile})
	if err != nil {
		return err
	}
	defer v.Close()
	generations, err := vaultfile.Generations(dirs[0], c.vaultOptions())
	if err != nil {
		return err
	}
	doc := v.Document()
	defer doc.Wipe()
	line := describe(doc, v.HasDeletionCode)
	line.Vault, line.Generations = dirs[0], len(generations)
	if c.json {
		c.object(line)
		return nil
	}
	c.printInfo(line)
	return nil
}

// describe counts what is in a document.
func describe(doc *vault.Document, hasDeletionCode func(entryID string) bool) info {
	line := info{
		Revision: doc.Revision, ReadOnly: doc.ReadOnly,
		Recovery: doc.Recovery != nil, SetAside: len(doc.SetAside),
		Members: make([]memberInfo, 0, len(doc.Members)),
	}
	for _, m := range doc.Members {
		line.Members = append(line.Members, memberInfo{m.ID, m.Name, m.Created, m.SlotRecipient != ""})
	}
	for _, e := range doc.Entries {
		if e.Deleted != nil {
			line.Deleted++
			continue
		}
		line.Entries++
		if e.Status == vault.StatusPending {
			line.Pending++
		}
		if hasDeletionCode(e.ID) {
			line.DeletionCodes++
		}
	}
	return line
}

func (c *call) printInfo(line info) {
	names := make([]string, 0, len(line.Members))
	for _, m := range line.Members {
		names = append(names, m.Name)
	}
	c.print("Vault: %s", line.Vault)
	c.print("Revision: %d", line.Revision)
	c.print("Members: %d (%s)", len(line.Members), strings.Join(names, ", "))
	c.print("Recovery key: %s", map[bool]string{true: "yes", false: "no"}[line.Recovery])
	c.print("Entries: %d, of these pending: %d", line.Entries, line.Pending)
	c.print("In the bin: %d", line.Deleted)
	c.print("Deletion codes: %d", line.DeletionCodes)
	c.print("Earlier generations: %d", line.Generations)
	if line.SetAside > 0 {
		c.print("Set aside, not valid: %d", line.SetAside)
	}
	if line.ReadOnly {
		c.print("Read only: written by a newer version")
	}
}
