package main

import (
	"context"
	"flag"
	"strconv"
	"time"

	"kapukod/internal/code"
	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// computed is the --json line of a code. The names are those of the entry, for
// a code out of a vault.
type computed struct {
	Code     string `json:"code"`
	Next     string `json:"next"`
	ValidFor int    `json:"valid_for"` // seconds
	Issuer   string `json:"issuer,omitempty"`
	Account  string `json:"account,omitempty"`
	Pending  bool   `json:"pending,omitempty"` // the portal has not accepted a code yet
}

func computeCode(ctx context.Context, c *call) error {
	fs := c.flags()
	secretFile := fs.String("secret-file", "", "a file with an otpauth URI or a key")
	dir := fs.String("vault", "", "a vault's folder")
	passphraseFile := fs.String("passphrase-file", "", "a file with the passphrase")
	at := fs.String("at", "", "seconds since 1970")
	names, err := c.parse(fs)
	if err != nil {
		return err
	}
	t, err := c.timeOf(fs, *at)
	if err != nil {
		return err
	}
	switch {
	case *secretFile != "" && *dir == "" && *passphraseFile == "" && len(names) == 0:
		k, err := c.readKey(*secretFile)
		if err != nil {
			return err
		}
		defer k.Secret.Wipe()
		return c.printCode(k, t, computed{})
	case *secretFile == "" && *dir != "" && len(names) == 1:
		return c.codeOfEntry(ctx, names[0], *dir, passphrase{file: *passphraseFile}, t)
	}
	return misused("give either --secret-file F, or NAME and --vault DIR")
}

// timeOf reads --at; without it the time is now.
func (c *call) timeOf(fs *flag.FlagSet, at string) (time.Time, error) {
	given := false
	fs.Visit(func(f *flag.Flag) { given = given || f.Name == "at" })
	if !given {
		return c.env.now(), nil
	}
	seconds, err := strconv.ParseInt(at, 10, 64)
	if err != nil {
		return time.Time{}, misused("--at takes whole seconds since 1970")
	}
	return time.Unix(seconds, 0), nil
}

func (c *call) readKey(file string) (otpauth.Key, error) {
	text, err := c.readFile(file, otpauth.MaxLength)
	if err != nil {
		return otpauth.Key{}, err
	}
	defer clear(text)
	return otpauth.Parse(string(text))
}

func (c *call) codeOfEntry(ctx context.Context, name, dir string, p passphrase, t time.Time) error {
	v, err := c.unlock(ctx, dir, p)
	if err != nil {
		return err
	}
	defer v.Close()
	doc := v.Document()
	defer doc.Wipe()
	entry, err := c.pick(match(doc.Entries, name))
	if err != nil {
		return err
	}
	pending := entry.Status == vault.StatusPending
	if pending {
		c.note("This entry is pending: its enrolment was not finished.")
	}
	return c.printCode(entry.Key, t, computed{Issuer: entry.Key.Issuer, Account: entry.Key.Account, Pending: pending})
}

// printCode fills in the line and prints it.
func (c *call) printCode(k otpauth.Key, t time.Time, line computed) error {
	now, err := code.At(k, t)
	if err != nil {
		return err
	}
	next, err := code.Next(k, t)
	if err != nil {
		return err
	}
	line.Code, line.Next, line.ValidFor = now.Digits(), next.Digits(), now.SecondsLeft(t)
	if c.json {
		c.object(line)
		return nil
	}
	c.print("%s", line.Code)
	c.note("Valid for %d seconds.", line.ValidFor)
	return nil
}

// unlock asks for the passphrase and opens a vault.
func (c *call) unlock(ctx context.Context, dir string, p passphrase) (*vaultfile.Vault, error) {
	// Nobody should type a passphrase to learn that the folder was misspelt.
	exists, err := vaultfile.Exists(dir, c.vaultOptions())
	if err != nil {
		return nil, err
	}
	if !exists {
		return nil, vaultfile.ErrNoVault
	}
	text, err := c.readPassphrase(ctx, p)
	if err != nil {
		return nil, err
	}
	defer clear(text)
	return c.unlockWith(ctx, dir, text)
}

func (c *call) unlockWith(ctx context.Context, dir string, phrase []byte) (*vaultfile.Vault, error) {
	v, err := vaultfile.Unlock(ctx, dir, phrase, c.vaultOptions())
	if err != nil {
		return nil, err
	}
	c.noteMerged(v.Merged())
	return v, nil
}

// noteMerged says what unlocking merged.
func (c *call) noteMerged(news vaultfile.Merged) {
	if news.Entries > 0 {
		c.note("The vault was changed in two places. The changes were merged: %d entries, %d of them with an earlier value"+
			" kept in their history.", news.Entries, news.Conflicts)
	}
	if news.Codes > 0 {
		c.note("There were %d second versions of deletion codes. They were moved to backups/.", news.Codes)
	}
}

func (c *call) vaultOptions() vaultfile.Options {
	return vaultfile.Options{FS: c.env.files, Now: c.env.now, WorkFactor: c.env.workFactor}
}
