package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"kapukod/internal/otpauth"
)

// parsed is the --json line of an accepted text.
type parsed struct {
	OK        bool              `json:"ok"`
	Issuer    string            `json:"issuer"`
	Account   string            `json:"account"`
	Algorithm otpauth.Algorithm `json:"algorithm"`
	Digits    int               `json:"digits"`
	Period    int               `json:"period"`
	URI       string            `json:"uri"`
	Weak      bool              `json:"weak,omitempty"`
}

// unparsed is the --json line of a refused text.
type unparsed struct {
	OK          bool              `json:"ok"`
	Error       otpauth.ErrorName `json:"error"`
	Detail      otpauth.Detail    `json:"detail,omitempty"`
	Suggestions []suggestion      `json:"suggestions,omitempty"`
}

type suggestion struct {
	Position int      `json:"position"`
	Typed    string   `json:"typed"`
	Meant    []string `json:"meant"`
}

func parse(_ context.Context, c *call) error {
	words, err := c.parse(c.flags())
	if err != nil {
		return err
	}
	if len(words) > 0 {
		// The groups of a key may come as words of their own.
		if !c.parseText(strings.Join(words, " ")) {
			return errSomeFailed()
		}
		return nil
	}
	complete := true
	lines := bufio.NewReader(c.in)
	for {
		line, err := readLine(lines)
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("read stdin: %w", err)
		}
		complete = c.parseText(line) && complete
	}
	if !complete {
		return errSomeFailed()
	}
	return nil
}

// parseText prints the answer to one text and tells whether it was accepted.
func (c *call) parseText(text string) bool {
	k, err := otpauth.Parse(text)
	var wrong *otpauth.Error
	if errors.As(err, &wrong) {
		c.tellUnparsed(wrong)
		return false
	}
	if c.json {
		c.object(parsed{true, k.Issuer, k.Account, k.Algorithm, k.Digits, k.Period, k.URI(), k.Weak()})
	} else {
		c.print("%s", k.URI())
	}
	return true
}

func (c *call) tellUnparsed(e *otpauth.Error) {
	if c.json {
		line := unparsed{Error: e.Name, Detail: e.Detail}
		for _, s := range e.Suggestions {
			line.Suggestions = append(line.Suggestions, suggestion{s.Position, string(s.Typed), letters(s.Meant)})
		}
		c.object(line)
		return
	}
	c.note("refused: %s (%s)", keyMessage(e), e.Name)
	for _, s := range e.Suggestions {
		// Only digits are shown: what else was typed may be part of a password.
		switch {
		case len(s.Meant) > 0:
			c.note("  character %d: %c is in no key; likely %s", s.Position, s.Typed, strings.Join(letters(s.Meant), " or "))
		case s.Typed == '9':
			c.note("  character %d: 9 is in no key", s.Position)
		default:
			c.note("  character %d is in no key", s.Position)
		}
	}
}

func letters(runes []rune) []string {
	list := make([]string, 0, len(runes))
	for _, r := range runes {
		list = append(list, string(r))
	}
	return list
}

// readLine reads one line without its end. Of a line that no key can be as long
// as, only so much is kept as shows that it is too long.
func readLine(r *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		if room := otpauth.MaxLength + 2 - len(line); room > 0 {
			line = append(line, part[:min(room, len(part))]...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil && (err != io.EOF || len(line) == 0) {
			return "", err
		}
		return strings.TrimRight(string(line), "\r\n"), nil
	}
}
