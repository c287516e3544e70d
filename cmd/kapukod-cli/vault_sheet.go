package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"kapukod/assets"
	"kapukod/internal/paper"
	"kapukod/internal/text"
	"kapukod/internal/vaultfile"
)

func recoveryCommands() []command {
	return []command{
		{"vault sheet", "[--json] DIR --out FILE.pdf [--lang hu|en] [--passphrase-file F]", "make a new recovery sheet; the old one opens no new file", makeSheet},
		{"vault recover", "[--json] DIR --recovery-file F [--member MEMBER] [--new-passphrase-file G]", "set a new passphrase with the recovery sheet's text or picture", recoverMember},
	}
}

// sheetMade is the --json line of a new sheet. It holds the key only when the
// file could not be written: the key exists nowhere else.
type sheetMade struct {
	Sheet       string `json:"sheet,omitempty"`
	RecoveryKey string `json:"recovery_key,omitempty"`
	SlotStale   bool   `json:"slot_stale,omitempty"`
}

func makeSheet(ctx context.Context, c *call) error {
	fs := c.flags()
	out := fs.String("out", "", "where to write the PDF")
	lang := fs.String("lang", string(text.Preferred(nil)), "hu or en")
	v, err := c.openMembers(ctx, fs, 0)
	if err != nil {
		return err
	}
	defer v.close()
	words, err := text.Load(assets.Files(), text.Lang(*lang))
	if err != nil {
		return misused("--lang is hu or en")
	}
	if *out == "" {
		return misused("give the sheet's file with --out")
	}
	file, err := reserveRecoveryFile(*out)
	if err != nil {
		return err
	}
	key, err := v.RenewRecovery(ctx, v.own)
	if err != nil {
		file.discard()
		return err
	}
	defer key.Wipe()
	d := v.Document()
	defer d.Wipe()
	line := sheetMade{SlotStale: d.SlotStale}
	var pdf bytes.Buffer
	defer func() { clear(pdf.Bytes()) }()
	err = paper.RecoverySheet(&pdf, words, paper.RecoverySheetData{
		VaultName: filepath.Base(v.dir), Made: d.Recovery.Created.Local(), Groups: key.Groups(), Text: key.Text(),
	})
	if err == nil {
		err = file.writeBytes(pdf.Bytes())
	} else {
		file.discard()
	}
	if err != nil {
		c.showKey(key, line)
		return refused("sheet_failed", "the sheet could not be written; the new key was shown instead")
	}
	line.Sheet = *out
	if c.json {
		c.object(line)
	} else {
		c.print("The new recovery sheet is in %s. Print it, then delete the file.", *out)
		c.note("Any earlier sheet opens nothing that is saved from now on; throw it away.")
	}
	if line.SlotStale {
		c.noteStale()
	}
	return nil
}

// showKey is the last resort: the vault has the new key already.
func (c *call) showKey(key vaultfile.RecoveryKey, line sheetMade) {
	if c.json {
		line.RecoveryKey = key.Text()
		c.object(line)
		return
	}
	c.note("The new recovery key, shown this once; write it down on paper:")
	c.note("%s", strings.Join(key.Groups(), " "))
}
