package vaultfile_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"kapukod/internal/vaultfile"
)

// These tests open vaults with the age command itself, the version in go.mod,
// typing the passphrase at its prompt on a terminal.

// terminal runs a command on a terminal of its own and types the passphrase
// whenever it is asked for one.
type terminal struct {
	dir  string
	path string // folders to look for commands in
	env  []string
}

func newTerminal(t *testing.T, dir string) *terminal {
	t.Helper()
	bin := t.TempDir()
	for _, name := range []string{"age", "age-keygen"} {
		build := exec.Command("go", "build", "-o", filepath.Join(bin, name), "filippo.io/age/cmd/"+name)
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("build %s: %v\n%s", name, err, out)
		}
	}
	return &terminal{dir: dir, path: bin + ":" + os.Getenv("PATH")}
}

// run returns what a shell script prints on standard output.
func (term *terminal) run(t *testing.T, script string) []byte {
	t.Helper()
	master, slave := openTerminal(t)
	var out bytes.Buffer
	cmd := exec.Command("bash", "-euo", "pipefail", "-c", script)
	cmd.Dir, cmd.Env = term.dir, append(append(os.Environ(), "PATH="+term.path), term.env...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, &out, slave
	cmd.SysProcAttr = &unix.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = slave.Close() // the child has its own
	said := make(chan string)
	go func() { said <- answerPrompts(master) }()
	err := cmd.Wait()
	transcript := <-said
	_ = master.Close()
	if err != nil {
		t.Fatalf("%v\n%s\n%s", err, script, transcript)
	}
	return out.Bytes()
}

func openTerminal(t *testing.T) (master, slave *os.File) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	must(t, err)
	raw, err := master.SyscallConn()
	must(t, err)
	number := 0
	must(t, raw.Control(func(fd uintptr) {
		if err = unix.IoctlSetPointerInt(int(fd), unix.TIOCSPTLCK, 0); err == nil {
			number, err = unix.IoctlGetInt(int(fd), unix.TIOCGPTN)
		}
	}))
	must(t, err)
	slave, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	must(t, err)
	return master, slave
}

// answerPrompts types the passphrase after each prompt until the terminal is
// gone, and returns what was said.
func answerPrompts(master *os.File) string {
	prompt := regexp.MustCompile(`(?i)passphrase[^\n]*: $`)
	var said, line []byte
	buf := make([]byte, 4096)
	for {
		n, err := master.Read(buf)
		if err != nil {
			return string(said)
		}
		said, line = append(said, buf[:n]...), append(line, buf[:n]...)
		if prompt.Match(line) {
			line = nil
			if _, err := master.WriteString(artificialPassphrase + "\n"); err != nil {
				return string(said)
			}
		}
	}
}

// fullVault has every kind of file.
func fullVault(t *testing.T) (dir, sheet string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "széf")
	v, key, err := vaultfile.Create(t.Context(), dir, aranka(), options())
	must(t, err)
	defer v.Close()
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", artificialDeletion)
	return dir, key.Text()
}

// TestTheAgeCommandOpensEveryFile: with the passphrase and nothing of ours.
func TestTheAgeCommandOpensEveryFile(t *testing.T) {
	dir, _ := fullVault(t)
	term := newTerminal(t, dir)
	opened := 0
	for _, name := range tree(t, dir) {
		if !strings.HasSuffix(name, ".age") {
			continue
		}
		base := strings.TrimPrefix(name, "backups/")
		script, want := "age -d "+name, "AGE-SECRET-KEY-PQ-1"
		switch {
		case strings.HasPrefix(base, "vault"):
			script, want = "age -d -i members/*.age "+name, `{"format":"kapukod-vault","version":1,`
		case base == "slot/e1.age", strings.HasPrefix(base, "slot-"):
			script, want = "age -d -i slot/members/*.age "+name, artificialDeletion
		}
		if got := term.run(t, script); !bytes.Contains(got, []byte(want)) {
			t.Errorf("%s does not give what it holds", name)
		}
		opened++
	}
	if opened != 4+6 {
		t.Errorf("%d files were opened", opened)
	}
}

// TestEveryCommandOfTheFormatPage runs each sh block of docs/vault.md as it
// stands there, in a vault's folder.
func TestEveryCommandOfTheFormatPage(t *testing.T) {
	if _, err := exec.LookPath("jq"); err != nil {
		t.Skip("jq is not installed; the page cannot be tried without it")
	}
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "vault.md"))
	must(t, err)
	dir, sheet := fullVault(t)
	must(t, os.WriteFile(filepath.Join(dir, "sheet.txt"), []byte(sheet+"\n"), 0o600))
	term := newTerminal(t, dir)
	term.env = []string{"ENTRY=e1"}
	const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
	wants := []string{ // what each block must print; "" for those that change files
		`"format": "kapukod-vault"`, "Minta\te1\t" + secret,
		"otpauth://totp/Minta:e1?secret=" + secret + "&issuer=Minta&algorithm=SHA1&digits=6&period=30",
		artificialDeletion, `"revision": 3`, artificialDeletion, "", "",
	}
	blocks := regexp.MustCompile("(?ms)^```sh\n(.*?)^```$").FindAllSubmatch(page, -1)
	if len(blocks) != len(wants) {
		t.Fatalf("the page has %d blocks, the test knows %d", len(blocks), len(wants))
	}
	for i, block := range blocks {
		if got := term.run(t, string(block[1])); !strings.Contains(string(got), wants[i]) {
			t.Errorf("block %d does not print what it should:\n%s", i+1, block[1])
		}
	}
	changed := unlock(t, dir, options())
	if d := changed.Document(); d.Revision != 4 || d.Entry("e1").Note != "changed by hand" {
		t.Error("the change by hand is not seen")
	}
	mustUpdate(t, changed, add("e2"))
	byHand := unlock(t, filepath.Join(dir, "by-hand"), options())
	if e := byHand.Document().Entry("first"); e == nil || string(e.Key.Secret) != artificialSecret {
		t.Error("the vault made by hand does not open")
	}
	mustUpdate(t, byHand, add("e2"))
}

// TestTheAgeCommandAfterARemoval: what the removed member's passphrase opens is
// not taken by the age command either for what was written since.
func TestTheAgeCommandAfterARemoval(t *testing.T) {
	v, dir, ids := peopled(t, options())
	term := newTerminal(t, dir)
	outside := t.TempDir()
	for i, id := range identitiesOf(t, dir, bertalanPassphrase) {
		if i < 4 {
			must(t, os.WriteFile(fmt.Sprintf("%s/key%d.txt", outside, i), id.Text(), 0o600))
		}
	}
	term.env = []string{"KEYS=" + outside}
	tryAll := `
opened=0
for key in "$KEYS"/key*.txt; do
	for file in vault.age slot/*.age; do
		if age -d -i "$key" "$file" > /dev/null 2> "$KEYS/said"; then opened=$((opened+1)); continue; fi
		grep -q "no identity matched" "$KEYS/said"
	done
done
echo "opened $opened"`
	if got := string(term.run(t, tryAll)); got != "opened 6\n" { // each identity is there twice: vault.age, two codes
		t.Errorf("before the removal: %s", got)
	}
	must(t, v.RemoveMember(t.Context(), own(), ids.bertalan))
	mustPut(t, v, "e2", "another code")
	if got := string(term.run(t, tryAll)); got != "opened 0\n" {
		t.Errorf("after the removal: %s", got)
	}
}
