package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// call is one use of a command: its arguments and where it prints.
type call struct {
	name  string
	args  []string
	in    io.Reader
	out   *sink
	notes io.Writer // messages for people; never a secret
	env   environment
	json  bool
}

// failed is the --json line of a command that gave nothing.
type failed struct {
	Error string `json:"error"`
}

// sink is stdout; it remembers that something could not be written.
type sink struct {
	to  io.Writer
	err error
}

func (s *sink) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.to.Write(p)
	if err != nil {
		s.err = fmt.Errorf("write output: %w", err)
	}
	return n, s.err
}

// flags begins the command's flags with the one that all have.
func (c *call) flags() *flag.FlagSet {
	fs := flag.NewFlagSet(c.name, flag.ContinueOnError)
	fs.SetOutput(io.Discard) // report prints the message, without the argument
	fs.Usage = func() {}
	fs.BoolVar(&c.json, "json", false, "one JSON object a line")
	return fs
}

// parse reads flags and operands in any order and gives the operands. After
// "--" everything is an operand.
func (c *call) parse(fs *flag.FlagSet) ([]string, error) {
	var operands []string
	rest := c.args
	for {
		if err := fs.Parse(rest); err != nil {
			if err == flag.ErrHelp {
				return nil, err
			}
			// The flag package quotes the argument, which may be a misplaced key.
			return nil, misused("an unknown option, or one without its value")
		}
		left := fs.Args()
		used := len(rest) - len(left)
		if used > 0 && rest[used-1] == "--" {
			return append(operands, left...), nil
		}
		if len(left) == 0 {
			return operands, nil
		}
		operands, rest = append(operands, left[0]), left[1:]
	}
}

// object prints one line of JSON.
func (c *call) object(line any) {
	enc := json.NewEncoder(c.out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(line) // c.out keeps its error
}

// print prints one line for people, with nothing in it that a terminal obeys.
func (c *call) print(format string, args ...any) {
	_, _ = io.WriteString(c.out, printable(fmt.Sprintf(format, args...))+"\n") // c.out keeps its error
}

// note prints one line on stderr.
func (c *call) note(format string, args ...any) {
	_, _ = io.WriteString(c.notes, printable(fmt.Sprintf(format, args...))+"\n") // nowhere to tell of it
}

// printable writes out characters that a terminal would act on or not show.
func printable(text string) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsGraphic(r) {
			b.WriteRune(r)
			continue
		}
		quoted := strconv.QuoteRune(r)
		b.WriteString(quoted[1 : len(quoted)-1])
	}
	return b.String()
}
