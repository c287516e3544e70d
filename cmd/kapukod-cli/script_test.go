package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"kapukod/internal/atomicfile"
	"kapukod/internal/capture"
	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// quickWorkFactor keeps scrypt cheap: these tests are not about its cost.
const quickWorkFactor vault.WorkFactor = 4

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"kapukod-cli": func() { os.Exit(run(context.Background(), os.Args[1:], osStreams(), scriptEnvironment())) },
		"addentry":    func() { os.Exit(addEntry(os.Args[1:])) },
		"putcode":     func() { os.Exit(putCode(os.Args[1:])) },
	})
}

func osStreams() streams { return streams{in: os.Stdin, out: os.Stdout, err: os.Stderr} }

// scriptEnvironment is the real one, but for the cost of scrypt, and for the
// terminal, which a script must ask for: the one of whoever runs the tests must
// not be read.
func scriptEnvironment() environment {
	env := environment{
		now: time.Now, screens: capture.System(capture.Desktop{Getenv: os.Getenv, Now: time.Now}).All, files: atomicfile.OS(),
		userName: "Script", workFactor: quickWorkFactor,
		prompt: func(context.Context, string) ([]byte, error) { return nil, errNoTerminal },
	}
	if os.Getenv("ASK") != "" {
		env.prompt = askTerminal
	}
	return env
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   cmdExits,
			"picture": cmdPicture,
			"flip":    cmdFlip,
			"noend":   cmdNoEnd,
			"same":    cmdSame,
		},
		Condition: func(name string) (bool, error) {
			if name != "oathtool" {
				return false, errors.New("unknown condition")
			}
			_, err := exec.LookPath(name)
			return err == nil, nil
		},
	})
}

// exits CODE COMMAND… runs a command and checks its exit code.
func cmdExits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		got = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// picture FILE TEXT… draws each text as a QR code, side by side.
func cmdPicture(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), qrPNG(args[1:]...), 0o600))
}

// flip FILE changes the last byte of a file.
func cmdFlip(ts *testscript.TestScript, _ bool, args []string) {
	data := []byte(ts.ReadFile(args[0]))
	data[len(data)-1] ^= 1
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o600))
}

// noend FILE takes one line end off a file.
func cmdNoEnd(ts *testscript.TestScript, _ bool, args []string) {
	data := strings.TrimSuffix(ts.ReadFile(args[0]), "\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(data), 0o600))
}

// same FILE FILE compares two files but for space around them.
func cmdSame(ts *testscript.TestScript, _ bool, args []string) {
	a, b := strings.TrimSpace(ts.ReadFile(args[0])), strings.TrimSpace(ts.ReadFile(args[1]))
	if a != b || a == "" {
		ts.Fatalf("%s and %s differ, or are empty", args[0], args[1])
	}
}

// addEntry DIR PASSPHRASE STATUS ID REPLACES URI puts an entry into a vault;
// the status "deleted" makes one in the bin.
func addEntry(args []string) int {
	err := func() error {
		opts := vaultfile.Options{Now: time.Now, WorkFactor: quickWorkFactor}
		v, err := vaultfile.Unlock(context.Background(), args[0], []byte(args[1]), opts)
		if err != nil {
			return err
		}
		defer v.Close()
		k, err := otpauth.Parse(args[5])
		if err != nil {
			return err
		}
		now := time.Now().UTC()
		e := vault.Entry{
			ID: args[3], Key: k, Service: vault.ServiceGeneric, Status: vault.Status(args[2]),
			Replaces: args[4], Created: now, Updated: now,
		}
		if args[2] == "deleted" {
			e.Status, e.Deleted = vault.StatusActive, &now
		}
		_, err = v.Update(context.Background(), func(d *vault.Document) error {
			d.Entries = append(d.Entries, e)
			return nil
		})
		return err
	}()
	if err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		return 1
	}
	return 0
}

// putCode DIR PASSPHRASE ENTRY TEXT puts a deletion code; without TEXT it reads
// the one that is there, and fails when that cannot be read.
func putCode(args []string) int {
	err := func() error {
		ctx, opts := context.Background(), vaultfile.Options{Now: time.Now, WorkFactor: quickWorkFactor}
		v, err := vaultfile.Unlock(ctx, args[0], []byte(args[1]), opts)
		if err != nil {
			return err
		}
		defer v.Close()
		if len(args) > 3 {
			return v.PutDeletionCode(ctx, args[2], args[3])
		}
		_, err = v.RevealDeletionCode(ctx, args[2], []byte(args[1]))
		return err
	}()
	if err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		return 1
	}
	return 0
}
