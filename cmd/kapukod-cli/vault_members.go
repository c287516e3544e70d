package main

import (
	"context"
	"flag"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// memberLine is the --json line about a member, listed or changed.
type memberLine struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Slot bool   `json:"slot"` // may read deletion codes
	You  bool   `json:"you"`  // the passphrase is this member's
	// Removed and SlotStale are only in the answer to a change: the member is
	// gone; deletion codes still have to be sealed anew.
	Removed   bool `json:"removed,omitempty"`
	SlotStale bool `json:"slot_stale,omitempty"`
}

func memberCommands() []command {
	return []command{
		{"vault members", "[--json] DIR [--passphrase-file F]", "list who may open a vault", listMembers},
		{"vault members add", "[--json] DIR --name NAME [--no-slot] [--passphrase-file F] [--new-passphrase-file G]", "let another person in, with a passphrase of their own", addMember},
		{"vault members remove", "[--json] DIR MEMBER [--passphrase-file F]", "seal the vault and its deletion codes to the others only", removeMember},
		{"vault members rename", "[--json] DIR MEMBER --name NAME [--passphrase-file F]", "give a member another name", renameMember},
		{"vault members grant", "[--json] DIR MEMBER [--passphrase-file F] [--member-passphrase-file G]", "let a member read deletion codes", grantMember},
		{"vault members revoke", "[--json] DIR MEMBER [--passphrase-file F]", "keep a member from reading deletion codes", revokeMember},
		{"vault members settle", "[--json] DIR [--passphrase-file F]", "finish sealing deletion codes to the present members", settleMembers},
		{"vault members passphrase", "[--json] DIR [--passphrase-file F] [--new-passphrase-file G]", "change your own passphrase", changePassphrase},
	}
}

// opened is a vault unlocked by a command, with the passphrase that did it and
// the operands after the folder.
type opened struct {
	*vaultfile.Vault
	dir      string
	own      []byte
	operands []string
}

func (o *opened) close() {
	clear(o.own)
	o.Close()
}

// openMembers parses the command line (own flags were added to fs), asks for
// the passphrase and unlocks. others are files of further passphrases.
func (c *call) openMembers(ctx context.Context, fs *flag.FlagSet, operands int, others ...*string) (*opened, error) {
	file := fs.String("passphrase-file", "", "a file with your passphrase")
	words, err := c.parse(fs)
	if err != nil {
		return nil, err
	}
	if len(words) != 1+operands {
		return nil, misused([]string{"name one folder", "name one folder and one member"}[operands])
	}
	for _, other := range others {
		if *other == "-" && *file == "-" {
			return nil, misused("stdin can hold one passphrase only")
		}
	}
	exists, err := vaultfile.Exists(words[0], c.vaultOptions())
	if err != nil {
		return nil, err
	}
	if !exists {
		return nil, vaultfile.ErrNoVault
	}
	own, err := c.readPassphrase(ctx, passphrase{file: *file, question: "Your passphrase: "})
	if err != nil {
		return nil, err
	}
	v, err := vaultfile.Unlock(ctx, words[0], own, c.vaultOptions())
	if err != nil {
		clear(own)
		return nil, err
	}
	return &opened{v, words[0], own, words[1:]}, nil
}

func listMembers(ctx context.Context, c *call) error {
	v, err := c.openMembers(ctx, c.flags(), 0)
	if err != nil {
		return err
	}
	defer v.close()
	doc := v.Document()
	defer doc.Wipe()
	for i := range doc.Members {
		c.printMember("", v.line(&doc.Members[i]))
	}
	if doc.SlotStale {
		c.noteStale()
	}
	return nil
}

func (o *opened) line(m *vault.Member) memberLine {
	return memberLine{ID: m.ID, Name: m.Name, Slot: m.SlotRecipient != "", You: m.ID == o.Member()}
}

// printMember prints a member's line; done says what was done, "" for a list.
func (c *call) printMember(done string, line memberLine) {
	if c.json {
		c.object(line)
		return
	}
	if done != "" {
		c.print("%s: %s (%s)", done, line.Name, line.ID)
		return
	}
	text := line.ID + "  " + line.Name
	if !line.Slot {
		text += "  (no deletion codes)"
	}
	if line.You {
		text += "  (you)"
	}
	c.print("%s", text)
}

func (c *call) noteStale() {
	c.note("Some deletion codes are still sealed to earlier members. Someone who may read them")
	c.note("finishes that with: kapukod-cli vault members settle DIR")
}
