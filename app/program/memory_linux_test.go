//go:build !race

// The race detector keeps terabytes of shadow memory that cannot be looked through.

package program_test

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/internal/code"
	"kapukod/internal/otpauth"
	"kapukod/internal/process/memsearch"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

const (
	memoryAccount  = "artificial.account.0042"
	memoryNote     = "artificial note 0042"
	memoryDeletion = "ARTIFICIAL-DELETION-0042"
)

func memoryKey() otpauth.Key {
	return otpauth.Key{Issuer: "Gyakorló", Account: memoryAccount, Secret: otpauth.Secret("#artificial-key-0042"),
		Algorithm: otpauth.SHA1, Digits: 8, Period: 300}
}

// TestMemoryOfTheProgramAfterLock looks through the memory of the program,
// window and all, after an unlock, a look at the codes, a deletion code that was
// revealed, and a lock.
func TestMemoryOfTheProgramAfterLock(t *testing.T) {
	if os.Getenv(memoryDir) != "" {
		useProgram(t)
		return
	}
	dir := memoryVault(t)
	needles := []memsearch.Needle{
		{Kind: "key", Bytes: memoryKey().Secret}, {Kind: "key as text", Bytes: []byte(memoryKey().Secret.Base32())},
		{Kind: "passphrase", Bytes: []byte(phrase)}, {Kind: "deletion code", Bytes: []byte(memoryDeletion)},
		{Kind: "account", Bytes: []byte(memoryAccount)}, {Kind: "note", Bytes: []byte(memoryNote)},
		{Kind: "code", Bytes: []byte(shownCode(t))},
		{Kind: "passphrase, wide", Bytes: wide(phrase)}, {Kind: "deletion code, wide", Bytes: wide(memoryDeletion)},
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestMemoryOfTheProgramAfterLock$")
	// The toolkit's caches expire sooner, and are looked at as ever.
	cmd.Env = append(os.Environ(), memoryDir+"="+dir, "FYNE_CACHE=5s")
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
	lines := bufio.NewScanner(out)
	inUse := countAt(t, lines, "in use", cmd.Process.Pid, needles)
	_, _ = io.WriteString(in, "\n")
	locked := countAt(t, lines, "locked", cmd.Process.Pid, needles)
	_, _ = io.WriteString(in, "\n")
	later := countAt(t, lines, "two minutes later", cmd.Process.Pid, needles)
	// What the toolkit's caches may still hold right after the lock: the last
	// texts of widgets that are no longer shown. Keys are in no widget.
	atMost := map[string]int{"passphrase": 4, "deletion code": 8, "account": 20, "note": 2, "code": 8}
	for _, kind := range memsearch.Kinds(needles) {
		t.Logf("%-20s copies: %2d in use, %d after the lock, %d two minutes later",
			kind, inUse[kind], locked[kind], later[kind])
		if locked[kind] > atMost[kind] {
			t.Errorf("%s: %d copies after the lock", kind, locked[kind])
		}
		// Texts under 16 bytes share their place with others, and stay as long as
		// one of them is used.
		if later[kind] > 0 && (kind != "code" || later[kind] > 4) {
			t.Errorf("%s: %d copies two minutes later", kind, later[kind])
		}
	}
	if inUse["key"] == 0 || inUse["account"] == 0 || inUse["code"] == 0 {
		t.Error("the search does not find what is there while the vault is open: it shows nothing")
	}
}

func countAt(t *testing.T, lines *bufio.Scanner, word string, pid int, needles []memsearch.Needle) map[string]int {
	t.Helper()
	for lines.Scan() {
		if strings.TrimSpace(lines.Text()) == word {
			found, err := memsearch.Count(pid, needles)
			if errors.Is(err, os.ErrPermission) {
				t.Skip("this system does not let a process look at its child")
			}
			if err != nil {
				t.Fatal(err)
			}
			return found
		}
		t.Log(lines.Text())
	}
	t.Fatalf("the program did not come to be %s", word)
	return nil
}

func memoryVault(t *testing.T) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "vault")
	who := vaultfile.NewMember{Name: "Teszt Elek", Passphrase: []byte(phrase)}
	v, key, err := vaultfile.Create(t.Context(), dir, who, vaultfile.Options{Now: time.Now, WorkFactor: 4})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	key.Wipe()
	_, err = v.Update(t.Context(), func(d *vault.Document) error {
		d.Entries = append(d.Entries, vault.Entry{ID: "e1", Key: memoryKey(), Note: memoryNote,
			Service: vault.ServiceUgyfelkapu, Status: vault.StatusActive})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := v.PutDeletionCode(t.Context(), "e1", memoryDeletion); err != nil {
		t.Fatal(err)
	}
	return dir
}

// wide is a text as a slice of runes, four bytes each, which the toolkit works
// with.
func wide(text string) []byte {
	var bytes []byte
	for _, r := range text {
		bytes = binary.NativeEndian.AppendUint32(bytes, uint32(r))
	}
	return bytes
}

// shownCode is the code of the desk's time, as it is shown.
func shownCode(t *testing.T) string {
	t.Helper()
	c, err := code.At(memoryKey(), deskTime())
	if err != nil {
		t.Fatal(err)
	}
	return c.Grouped()
}

// useProgram is a short use of the program, from the first page to the lock.
func useProgram(t *testing.T) {
	d := newDeskAt(t, inHungarian(), os.Getenv(memoryDir))
	d.program.Start()
	d.unlock(phrase)
	d.mustSee("codes.title")
	_ = d.window.Canvas().Capture() // drawn once: the toolkit caches what it draws
	d.press("codes.deletion")
	d.window.Type(0, phrase)
	d.press("deletion.reveal")
	d.window.MustSee(memoryDeletion)
	_ = d.window.Canvas().Capture()
	d.press("deletion.hide")
	d.press("common.back")
	d.mustSee("codes.title")
	pauseForSearch(t, "in use")
	d.press("codes.lock")
	d.mustSee("unlock.title")
	_ = d.window.Canvas().Capture()
	d.queue.Drain()
	pauseForSearch(t, "locked")
	// The toolkit looks through its caches every ten seconds, by its own clock.
	<-time.After(cacheRound)
	d.pass(95 * time.Second)
	_ = d.window.Canvas().Capture()
	d.pass(15 * time.Second)
	pauseForSearch(t, "two minutes later")
}

const cacheRound = 10500 * time.Millisecond

// pauseForSearch prints a word and waits for a byte.
func pauseForSearch(t *testing.T, word string) {
	t.Helper()
	fmt.Println(word)
	if _, err := os.Stdin.Read(make([]byte, 1)); err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
}
