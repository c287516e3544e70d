package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
)

// passphrase says where one comes from: a file, or a person when file is empty.
type passphrase struct {
	file     string
	twice    bool   // a person is asked twice: for a new passphrase
	question string // what a person is asked; "Passphrase: " when empty
}

// maxPassphraseFile is above what a vault takes, in bytes: the vault refuses.
const maxPassphraseFile = 64 << 10

// errNoTerminal: nobody can be asked.
var errNoTerminal = errors.New("no terminal")

// readPassphrase gives the passphrase's bytes; the caller wipes them.
func (c *call) readPassphrase(ctx context.Context, p passphrase) ([]byte, error) {
	if p.file != "" {
		return c.passphraseFromFile(p.file)
	}
	text, err := c.ask(ctx, cmp.Or(p.question, "Passphrase: "))
	if err != nil || !p.twice {
		return text, err
	}
	again, err := c.ask(ctx, "The same passphrase again: ")
	if err != nil {
		clear(text)
		return nil, err
	}
	defer clear(again)
	if subtle.ConstantTimeCompare(text, again) != 1 {
		clear(text)
		return nil, refused("passphrases_differ", "the two passphrases differ; nothing was changed")
	}
	return text, nil
}

func (c *call) ask(ctx context.Context, question string) ([]byte, error) {
	text, err := c.env.prompt(ctx, question)
	if errors.Is(err, errNoTerminal) {
		return nil, misused("there is no terminal to ask for the passphrase; give --passphrase-file")
	}
	if err != nil {
		return nil, fmt.Errorf("ask for the passphrase: %w", err)
	}
	return text, nil
}

// passphraseFromFile reads a file, or stdin for "-". One line end at the end is
// the editor's and not the passphrase's.
func (c *call) passphraseFromFile(file string) ([]byte, error) {
	text, err := c.readFile(file, maxPassphraseFile)
	if err != nil {
		return nil, fmt.Errorf("read the passphrase: %w", err)
	}
	if cut, found := bytes.CutSuffix(text, []byte("\n")); found {
		text = bytes.TrimSuffix(cut, []byte("\r"))
	}
	return text, nil
}
