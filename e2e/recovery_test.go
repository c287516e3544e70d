package e2e_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/e2e"
)

const newPassphrase = "három kék vonat megy haza"

// TestForgottenPassphrase saves the recovery sheet as a new user is asked to,
// loses the window to a SIGKILL, forgets the passphrase, and comes back with a
// picture of the sheet.
func TestForgottenPassphrase(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := stage.Start("hu")
	k.ChoosePassphrase(passphrase)
	k.Press("recovery.save")
	k.Press("page.save.here")
	k.Sees("page.saved.title")
	k.Press("recovery.later")
	k.AddByTyping(typedKey)
	k.SavePending(entryName)
	k.Accepted()
	k.Press("enroll.deletion.skip")
	k.Finish()
	done(t, stage)
	k.Kill()
	photographed(t, stage)

	k = stage.Start("hu")
	k.TryUnlock("ez nem az a jelmondat")
	seesProblem(k, "vault.wrong_passphrase")
	k.Press("unlock.forgotten")
	k.Press("forgotten.picture")
	k.PressText("lap.png")
	k.Press("welcome.phrase.own")
	k.Write("welcome.own.label", newPassphrase)
	k.Write("welcome.own.again", newPassphrase)
	k.Press("forgotten.phrase.use")
	k.Sees("forgotten.done.title")
	k.Press("forgotten.done.keep")
	k.SeesText(entryName)
	if code := k.CopyCode(); stage.Err() == nil && !sameCode(t, code, typedKey) {
		t.Error("the code after coming back is wrong")
	}
	done(t, stage)

	k.Kill()
	k = stage.Start("hu")
	k.TryUnlock(passphrase)
	seesProblem(k, "vault.wrong_passphrase")
	k.Unlock(newPassphrase)
	k.SeesText(entryName)
	done(t, stage)
}

// photographed puts a picture of the saved sheet beside it, and deletes the
// sheet, as its page asks for.
func photographed(t *testing.T, stage *e2e.Stage) {
	t.Helper()
	var sheets []string
	err := filepath.WalkDir(stage.Home.Dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".pdf") {
			sheets = append(sheets, path)
		}
		return err
	})
	if err != nil || len(sheets) != 1 {
		t.Fatalf("%d sheets were saved, %v", len(sheets), err)
	}
	folder := filepath.Dir(sheets[0])
	out, err := exec.CommandContext(t.Context(), "pdftoppm", "-r", "110", "-png", "-singlefile", sheets[0], filepath.Join(folder, "lap")).CombinedOutput()
	if err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	if err := os.Remove(sheets[0]); err != nil {
		t.Fatal(err)
	}
}
