//go:build !race

// The race detector keeps terabytes of shadow memory that cannot be looked through.

package vaultfile_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"kapukod/internal/code"
	"kapukod/internal/otpauth"
	"kapukod/internal/process"
	"kapukod/internal/process/memsearch"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// memoryEntries is how many keys the vault of this test holds.
const memoryEntries = 20

// memorySecret is the artificial key of entry i: no two alike, and nothing like
// what else is in memory.
func memorySecret(i int) otpauth.Secret {
	return fmt.Appendf(nil, "%c#artificial-key-%02d", 'A'+i, i)
}

const memoryDeletion = "ARTIFICIAL-DELETION-CODE-0042"

// useVault is the child of TestMemoryAfterLock: it does what a person does with
// a vault, waits to be looked at, locks, and waits again. The passphrase comes
// by its input, so that no copy is left that is the test's own.
func useVault(dir string, overwrite bool) error {
	ctx := context.Background()
	opts := vaultfile.Options{Now: time.Now, WorkFactor: lowCost}
	if overwrite {
		opts.Forget = process.Scrub
	}
	passphrase := make([]byte, len(artificialPassphrase))
	if _, err := io.ReadFull(os.Stdin, passphrase); err != nil {
		return err
	}
	v, err := vaultfile.Unlock(ctx, dir, passphrase, opts)
	if err != nil {
		return err
	}
	document := v.Document()
	for range 60 { // a minute on the page of codes
		for i := range document.Entries {
			if _, err := code.At(document.Entries[i].Key, time.Now()); err != nil {
				return err
			}
		}
	}
	saved, err := v.Update(ctx, func(d *vault.Document) error {
		d.Entries[1].Note = "changed"
		return nil
	})
	if err != nil {
		return err
	}
	saved.Wipe()
	revealed, err := v.RevealDeletionCode(ctx, "e0", passphrase)
	if err != nil {
		return err
	}
	clear(passphrase)
	if err := pause("in use"); err != nil {
		return err
	}
	runtime.KeepAlive(revealed)
	document.Wipe()
	v.Close()
	runtime.GC()
	debug.FreeOSMemory()
	return pause("locked")
}

// pause prints a word and waits for a byte.
func pause(word string) error {
	fmt.Println(word)
	_, err := io.ReadFull(os.Stdin, make([]byte, 1))
	return err
}

// memoryNeedles makes the vault of this test and returns what to look for.
func memoryNeedles(t *testing.T) (dir string, needles []memsearch.Needle) {
	t.Helper()
	v, dir := newVault(t, options())
	mustUpdate(t, v, func(d *vault.Document) error {
		for i := range memoryEntries {
			e := entry(fmt.Sprintf("e%d", i))
			e.Key.Secret = memorySecret(i)
			d.Entries = append(d.Entries, e)
		}
		return nil
	})
	mustPut(t, v, "e0", memoryDeletion)
	for i := range memoryEntries {
		raw := memorySecret(i)
		needles = append(needles, look("key", raw), look("key as text", []byte(raw.Base32())))
		for _, pad := range []byte{0x36, 0x5c} { // as HMAC holds it
			padded := bytes.Clone(raw)
			for j := range padded {
				padded[j] ^= pad
			}
			needles = append(needles, look("key in HMAC", padded))
		}
	}
	needles = append(needles, look("passphrase", []byte(artificialPassphrase)), look("deletion code", []byte(memoryDeletion)))
	for kind, dirName := range map[string]string{"vault identity": "members", "slot identity": "slot/members"} {
		sealed, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(dirName), v.Member()+".age"))
		if err != nil {
			t.Fatal(err)
		}
		id, err := vault.OpenIdentity(sealed, []byte(artificialPassphrase))
		if err != nil {
			t.Fatal(err)
		}
		text := id.Text()
		needles = append(needles, look(kind+" as text", bytes.Clone(text[19:])), look(kind+" as text", bytes.ToLower(text[19:])),
			look(kind+" seed", seedOf(t, text)))
	}
	return dir, needles
}

func look(kind string, forBytes []byte) memsearch.Needle {
	return memsearch.Needle{Kind: kind, Bytes: forBytes}
}

// seedOf decodes the 32 bytes in an identity's text: bech32 without its checks.
func seedOf(t *testing.T, text []byte) []byte {
	t.Helper()
	const charset = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
	digits := text[19 : len(text)-6]
	plain := make([]byte, len(digits))
	for i, c := range digits {
		plain[i] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[strings.IndexByte(charset, c)]
	}
	seed, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(string(plain))
	if err != nil || len(seed) != 32 {
		t.Fatalf("%d bytes, %v", len(seed), err)
	}
	return seed
}

// TestMemoryAfterLock looks through the whole memory of a process that used a
// vault and locked it, for everything secret that it held. Beside the programs'
// way it tells what would be left without overwriting what was let go of.
//
// On a busy machine about one process in a hundred keeps one copy of something, each
// time something else (docs/security.md): what lies there in three processes out of
// three is left behind by what we do.
func TestMemoryAfterLock(t *testing.T) {
	dir, needles := memoryNeedles(t)
	inUse, locked := memoryOf(t, dir, memoryJob, needles)
	for again := 1; again < 3 && leftover(inUse, locked); again++ {
		t.Logf("process %d: in use %v, after the lock %v", again, inUse, locked)
		nowInUse, nowLocked := memoryOf(t, dir, memoryJob, needles)
		fewest(inUse, nowInUse)
		fewest(locked, nowLocked)
	}
	_, plain := memoryOf(t, dir, memoryJobPlain, needles)
	for _, kind := range memsearch.Kinds(needles) {
		t.Logf("%-22s copies: %3d in use, %d after the lock, %d without overwriting",
			kind, inUse[kind], locked[kind], plain[kind])
		if locked[kind] > 0 {
			t.Errorf("%s: %d copies after the lock", kind, locked[kind])
		}
	}
	for _, kind := range notNeededOpen() {
		if inUse[kind] > 0 {
			t.Errorf("%s: %d copies while the vault is open", kind, inUse[kind])
		}
	}
	if inUse["key"] < memoryEntries || inUse["deletion code"] == 0 || inUse["vault identity as text"] == 0 {
		t.Error("the search does not find what is there while the vault is open: it shows nothing")
	}
}

// notNeededOpen are the kinds that are not there while the vault is open either.
func notNeededOpen() []string {
	return []string{"passphrase", "slot identity as text", "slot identity seed", "key as text", "key in HMAC"}
}

// leftover tells whether a process has anything that it should not.
func leftover(inUse, locked map[string]int) bool {
	for _, n := range locked {
		if n > 0 {
			return true
		}
	}
	return slices.ContainsFunc(notNeededOpen(), func(kind string) bool { return inUse[kind] > 0 })
}

// fewest lowers the counts to those of another process.
func fewest(counts, others map[string]int) {
	for kind := range counts {
		counts[kind] = min(counts[kind], others[kind])
	}
}

// The jobs of the child, the second without Options.Forget.
const (
	memoryJob      = "memory"
	memoryJobPlain = "memory without overwriting"
)

func memoryOf(t *testing.T, dir, job string, needles []memsearch.Needle) (inUse, locked map[string]int) {
	t.Helper()
	child := startMemoryChild(t, dir, job)
	child.waitFor(t, "in use")
	inUse = child.count(t, needles)
	child.goOn(t)
	child.waitFor(t, "locked")
	return inUse, child.count(t, needles)
}

type memoryChild struct {
	pid int
	in  io.Writer
	out *bufio.Reader
}

func startMemoryChild(t *testing.T, dir, job string) *memoryChild {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), childJob+"="+job, childDir+"="+dir)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Wait() // it ends when its input does
	})
	if _, err := io.WriteString(in, artificialPassphrase); err != nil {
		t.Fatal(err)
	}
	return &memoryChild{pid: cmd.Process.Pid, in: in, out: bufio.NewReader(out)}
}

func (c *memoryChild) waitFor(t *testing.T, word string) {
	t.Helper()
	line, err := c.out.ReadString('\n')
	if err != nil || strings.TrimSpace(line) != word {
		t.Fatalf("the child says %q, %v", line, err)
	}
}

func (c *memoryChild) goOn(t *testing.T) {
	t.Helper()
	if _, err := c.in.Write([]byte{'\n'}); err != nil {
		t.Fatal(err)
	}
}

func (c *memoryChild) count(t *testing.T, needles []memsearch.Needle) map[string]int {
	t.Helper()
	found, err := memsearch.Count(c.pid, needles)
	if errors.Is(err, os.ErrPermission) {
		t.Skip("this system does not let a process look at its child")
	}
	if err != nil {
		t.Fatal(err)
	}
	return found
}
