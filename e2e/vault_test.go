package e2e_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/e2e"
	"kapukod/internal/text"
)

// The key that these tests type; its bytes say what it is.
const (
	typedKey   = "ORSXG5BAMJQXGZJT"
	entryName  = "teszt.elek"
	vaultInner = "kapukod/vault" // below the user's data folder
)

// withEntry makes a vault with one finished entry and ends at the list of codes.
func withEntry(stage *e2e.Stage) *e2e.Kapukod {
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	k.AddByTyping(typedKey)
	k.SavePending(entryName)
	k.Accepted()
	k.Press("enroll.deletion.skip")
	k.Finish()
	return k
}

// intact checks with the other program that the vault opens and every file of it
// is good. Earlier states are not looked at: a damaged one is kept there on
// purpose.
func intact(t *testing.T, stage *e2e.Stage) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), stage.Program("kapukod-cli"), "vault", "check", "--json",
		"--passphrase-file", "-", filepath.Join(stage.Home.Data(), vaultInner))
	cmd.Stdin = strings.NewReader(passphrase)
	out, _ := cmd.Output() // the exit code counts the earlier states too
	opened := 0
	for line := range strings.Lines(string(out)) {
		var report struct {
			File   string
			OK     bool
			Opened bool
		}
		if err := json.Unmarshal([]byte(line), &report); err != nil {
			t.Fatalf("kapukod-cli vault check: %v", err)
		}
		if strings.HasPrefix(report.File, "backups/") {
			continue
		}
		if !report.OK {
			t.Errorf("the vault is not intact: %s", line)
		}
		if report.Opened {
			opened++
		}
	}
	if opened == 0 {
		t.Errorf("nothing of the vault could be opened")
	}
}

// seesProblem waits for both sentences of a problem.
func seesProblem(k *e2e.Kapukod, name string) {
	k.Sees("problem." + name + ".title")
	k.Sees("problem." + name + ".text")
}

func TestWrongPassphrase(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := withEntry(stage)
	k.Press("codes.lock")
	k.TryUnlock("ez nem az a jelmondat")
	seesProblem(k, "vault.wrong_passphrase")
	k.Unlock(passphrase)
	k.SeesText(entryName)
	done(t, stage)
	intact(t, stage)

	k.Kill()
	k = stage.Start("en", "LANG=en_GB.UTF-8")
	k.TryUnlock("this is not the passphrase")
	seesProblem(k, "vault.wrong_passphrase")
	done(t, stage)
}

func TestDamagedVault(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := withEntry(stage)
	k.Kill()
	done(t, stage)
	file := filepath.Join(stage.Home.Data(), vaultInner, "vault.age")
	sealed, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, sealed[:len(sealed)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	k = stage.Start("hu")
	k.TryUnlock(passphrase)
	k.Sees("problem.damaged.vault_restorable.title")
	k.Press("unlock.restore")
	k.Sees("unlock.restored.title")
	k.Unlock(passphrase)
	k.SeesText(entryName)
	done(t, stage)
	intact(t, stage)
}

func TestNoDisplay(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	for lang, env := range map[text.Lang]string{"hu": "LANG=hu_HU.UTF-8", "en": "LANG=en_GB.UTF-8"} {
		program, err := stage.Screen.StartBlind(t.Context(), stage.Home, env, stage.Program("kapukod"))
		if err != nil {
			t.Fatal(err)
		}
		code, err := program.Wait(t.Context())
		if err != nil || code == 0 {
			t.Errorf("%s: exit code %d, %v; want a failure", lang, code, err)
		}
		want := sentence(t, lang, "problem.program.no_window.title")
		if said := program.Output(); !strings.Contains(said, want) {
			t.Errorf("%s: without a display it said %q, want %q in it", lang, said, want)
		}
	}
}
