package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"kapukod/internal/atomicfile"
	"kapukod/internal/capture"
	"kapukod/internal/vault"
)

// The exit codes, which scripts rely on.
const (
	exitDone            = 0
	exitRefused         = 1 // not found, or the input was refused
	exitUsage           = 2
	exitWrongPassphrase = 3
	exitDamaged         = 4
)

// streams are the process's own three.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// environment is what commands take from the world besides streams.
type environment struct {
	now func() time.Time
	// screens takes a picture of each.
	screens func(context.Context) ([]capture.Shot, error)
	// prompt asks a person for a passphrase without showing it. Its error is
	// errNoTerminal where nobody can be asked.
	prompt     func(ctx context.Context, question string) ([]byte, error)
	files      atomicfile.FS
	userName   string
	workFactor vault.WorkFactor // for tests; 0 is age's own
}

// command is one word of the command line.
type command struct {
	name  string
	usage string // what follows the name
	about string
	run   func(ctx context.Context, c *call) error
}

func commands() []command {
	return slices.Concat(mainCommands(), memberCommands(), recoveryCommands(), restoreCommands())
}

func mainCommands() []command {
	return []command{
		{"scan", "[--json] FILE… | --screen", "read the QR codes in picture files (- is stdin) or on all screens", scan},
		{"parse", "[--json] [URI or key]", "check an otpauth URI or a key; without one, every line of stdin", parse},
		{"code", "[--json] (--secret-file F | NAME --vault DIR [--passphrase-file F]) [--at UNIX]", "compute a code", computeCode},
		{"vault init", "[--json] DIR [--name NAME] [--passphrase-file F] [--recovery-file F]", "make a vault of one member", vaultInit},
		{"vault info", "[--json] DIR [--passphrase-file F]", "tell who and how many", vaultInfo},
		{"vault check", "[--json] DIR [--passphrase-file F]", "verify every file and generation", vaultCheck},
		{"import", "…", "not available yet", notYet},
		{"export", "…", "not available yet", notYet},
	}
}

// run executes one command line and gives the exit code.
func run(ctx context.Context, args []string, s streams, env environment) int {
	if len(args) > 0 && (args[0] == "help" || args[0] == "-h" || args[0] == "--help" || args[0] == "-help") {
		_, err := io.WriteString(s.out, help())
		return exitFor(err)
	}
	cmd, rest, found := find(args)
	if !found {
		_, _ = io.WriteString(s.err, help())
		return exitUsage
	}
	out := &sink{to: s.out}
	c := &call{name: cmd.name, args: rest, in: s.in, out: out, notes: s.err, env: env}
	err := cmd.run(ctx, c)
	if errors.Is(err, flag.ErrHelp) {
		c.print("usage: kapukod-cli %s %s", cmd.name, cmd.usage)
		err = nil
	}
	if err == nil {
		err = out.err
	}
	return c.report(cmd, err)
}

// maxWords is how many words a command's name has at most.
const maxWords = 3

// find splits off the command. Of two names that begin alike the longer one
// counts.
func find(args []string) (command, []string, bool) {
	for words := min(maxWords, len(args)); words > 0; words-- {
		name := strings.Join(args[:words], " ")
		for _, cmd := range commands() {
			if name == cmd.name {
				return cmd, args[words:], true
			}
		}
	}
	return command{}, nil, false
}

// report tells a failed command's reason and gives the exit code.
func (c *call) report(cmd command, err error) int {
	if err == nil {
		return exitDone
	}
	f := explain(err)
	if f.told {
		return f.exit
	}
	c.note("kapukod-cli: %s", f.message)
	if f.exit == exitUsage {
		c.note("usage: kapukod-cli %s %s", cmd.name, cmd.usage)
	} else if c.json {
		c.object(failed{Error: f.name})
	}
	return f.exit
}

func help() string {
	text := "kapukod-cli: one-time codes without a window. Unofficial; no network.\n\n"
	for _, cmd := range commands() {
		text += fmt.Sprintf("  kapukod-cli %s %s\n        %s\n", cmd.name, cmd.usage, cmd.about)
	}
	return text + `
A passphrase is asked for, or read from --passphrase-file (- is stdin).
--json prints one JSON object a line; messages go to stderr.
Exit codes: 0 done, 1 not found or refused, 2 usage, 3 wrong passphrase, 4 damaged file.
`
}

func exitFor(err error) int {
	if err != nil {
		return exitRefused
	}
	return exitDone
}

// notYet answers for the commands that are agreed on and not built.
func notYet(_ context.Context, c *call) error {
	return &failure{exit: exitUsage, name: "not_available", message: c.name + " is not available yet"}
}
