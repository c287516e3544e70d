package main

import (
	"bytes"
	"context"
	"errors"
	"image"

	"kapukod/internal/imagefile"
	"kapukod/internal/qrscan"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// maxRecoveryFile is above any photograph of a sheet, in bytes.
const maxRecoveryFile = 64 << 20

func recoverMember(ctx context.Context, c *call) error {
	fs := c.flags()
	sheet := fs.String("recovery-file", "", "the sheet's text, or a picture of its QR code")
	who := fs.String("member", "", "whose passphrase is forgotten")
	file := fs.String("new-passphrase-file", "", "a file with the new passphrase")
	dirs, err := c.parse(fs)
	switch {
	case err != nil:
		return err
	case len(dirs) != 1:
		return misused("name one folder")
	case *sheet == "":
		return misused("give the sheet's text or picture with --recovery-file")
	case *sheet == "-" && *file == "-":
		return misused("stdin can hold one of the two only")
	}
	key, err := c.readSheet(ctx, *sheet)
	if err != nil {
		return err
	}
	defer key.Wipe()
	members, err := vaultfile.RecoveryMembers(ctx, dirs[0], key, c.vaultOptions())
	if err != nil {
		return err
	}
	member, err := chooseMember(members, *who)
	if err != nil {
		return err
	}
	phrase, err := c.readPassphrase(ctx, passphrase{file: *file, twice: true, question: "The new passphrase: "})
	if err != nil {
		return err
	}
	defer clear(phrase)
	v, err := vaultfile.Recover(ctx, dirs[0], key, vaultfile.NewPassphrase{MemberID: member.ID, Passphrase: phrase}, c.vaultOptions())
	if err != nil {
		return err
	}
	defer v.Close()
	o := &opened{Vault: v}
	c.printMember("New passphrase", o.line(&member))
	c.note("If somebody else may have seen the sheet, make a new one: kapukod-cli vault sheet")
	return nil
}

func chooseMember(members []vault.Member, name string) (vault.Member, error) {
	if name != "" {
		return findMember(members, name)
	}
	if len(members) != 1 {
		return vault.Member{}, misused("the vault has several members; say whose passphrase is forgotten with --member")
	}
	return members[0], nil
}

// readSheet reads the recovery key from a file of text, in which lines that
// start with # do not count, from a picture of the sheet, or from its PDF file.
func (c *call) readSheet(ctx context.Context, file string) (vaultfile.RecoveryKey, error) {
	data, err := c.readFile(file, maxRecoveryFile)
	if err != nil {
		return vaultfile.RecoveryKey{}, err
	}
	defer clear(data)
	pictures, err := imagefile.Pictures(ctx, bytes.NewReader(data))
	if errors.Is(err, imagefile.ErrFormat) {
		return vaultfile.ParseRecoveryKey(withoutComments(data))
	}
	if err != nil {
		return vaultfile.RecoveryKey{}, err
	}
	defer imagefile.Wipe(pictures...)
	return sheetInPictures(ctx, pictures)
}

func sheetInPictures(ctx context.Context, pictures []image.Image) (vaultfile.RecoveryKey, error) {
	for _, img := range pictures {
		found, err := qrscan.Find(ctx, img)
		if err != nil {
			return vaultfile.RecoveryKey{}, err
		}
		for _, f := range found {
			if key, err := vaultfile.ParseRecoveryKey([]byte(f.Text)); err == nil {
				return key, nil
			}
		}
	}
	return vaultfile.RecoveryKey{}, refused("no_sheet_found", "there is no recovery sheet's QR code in that picture")
}

func withoutComments(text []byte) []byte {
	var kept [][]byte
	for line := range bytes.Lines(text) {
		if !bytes.HasPrefix(bytes.TrimSpace(line), []byte("#")) {
			kept = append(kept, line)
		}
	}
	return bytes.Join(kept, nil)
}
