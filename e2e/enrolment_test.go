package e2e_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kapukod/e2e"
	"kapukod/e2e/rig"
)

// passphrase of the tests' vaults; strong enough for the program to take it.
const passphrase = "Őszi kakas 47 tűzfalon, zongora"

func gateway(s *e2e.Stage) e2e.Site { return s.Gateway() }
func insurer(s *e2e.Stage) e2e.Site { return s.Insurer() }

// TestEnrolment is the program's main job, from a first start to the code after
// a crash, at both sites and by both ways to take the key.
func TestEnrolment(t *testing.T) {
	for name, c := range map[string]struct {
		open  func(*e2e.Stage) e2e.Site
		typed bool
	}{
		"gateway by QR":  {gateway, false},
		"gateway by key": {gateway, true},
		"insurer by QR":  {insurer, false},
		"insurer by key": {insurer, true},
	} {
		t.Run(name, func(t *testing.T) {
			stage := newStage(t, e2e.Setting{Now: time.Now})
			k := stage.Start("hu")
			k.CreateVault(passphrase)
			site := c.open(stage)
			site.OpenSetup()
			var key string
			if c.typed {
				key = site.ShowKey()
				k.AddByTyping(key)
			} else {
				k.AddByScan()
			}
			k.SavePending("gyakorlo.ilona")
			if !c.typed {
				key = site.ShowKey()
			}
			done(t, stage)

			deletion := confirm(t, stage, k, site, key)
			codeAfterCrash(t, stage, k, key)
			slot(t, stage, k, deletion)
			if !c.typed {
				logInAgain(t, stage, k, site, key)
			}
		})
	}
}

// confirm takes the code to the page, has it accepted and finishes on both
// sides. It returns the deletion code; empty where the site gives none.
func confirm(t *testing.T, stage *e2e.Stage, k *e2e.Kapukod, site e2e.Site, key string) string {
	t.Helper()
	code := k.CopyCode()
	done(t, stage)
	if !sameCode(t, code, key) {
		t.Error("the copied code is not the one that oathtool computes")
	}
	targets, err := stage.Screen.ClipboardTargets(t.Context())
	if err != nil || !slices.Contains(targets, "x-kde-passwordManagerHint") {
		t.Errorf("the clipboard is not marked as sensitive: %v, %v", targets, err)
	}
	site.Confirm()
	site.Accepted()
	k.Accepted()
	deletion := site.DeletionCode()
	if deletion != "" {
		k.PutDeletionCode()
	}
	site.Finish()
	k.Finish()
	done(t, stage)
	return deletion
}

// codeAfterCrash kills the program, starts it again and copies a code.
func codeAfterCrash(t *testing.T, stage *e2e.Stage, k *e2e.Kapukod, key string) {
	t.Helper()
	k.Kill()
	said := k.Output()
	*k = *stage.Start("hu")
	k.Unlock(passphrase)
	code := k.CopyCode()
	done(t, stage)
	if !sameCode(t, code, key) {
		t.Error("after the crash: the copied code is not the one that oathtool computes")
	}
	for what, secret := range map[string]string{
		"key": key, "ungrouped key": strings.ReplaceAll(key, " ", ""), "code": code, "passphrase": passphrase,
	} {
		for where, text := range map[string]string{"output": said + k.Output(), "files": contents(t, stage.Home.Dir)} {
			if strings.Contains(text, secret) {
				t.Errorf("the program's %s hold the %s in the clear", where, what)
			}
		}
	}
}

// logInAgain waits for the next code, since a site takes each only once, and logs
// in with it.
func logInAgain(t *testing.T, stage *e2e.Stage, k *e2e.Kapukod, site e2e.Site, key string) {
	t.Helper()
	for before := oathtool(t, key, 0); oathtool(t, key, 0) == before; {
		if err := rig.Pause(t.Context(), time.Second); err != nil {
			t.Fatal(err)
		}
	}
	k.BackToCodes()
	k.CopyCode()
	site.LogInAgain()
	done(t, stage)
}

// slot opens the deletion code's slot, which the enrolment filled.
func slot(t *testing.T, stage *e2e.Stage, k *e2e.Kapukod, deletion string) {
	t.Helper()
	if deletion == "" {
		return
	}
	if strings.Contains(contents(t, stage.Home.Dir), deletion) {
		t.Error("the program's files hold the deletion code in the clear")
	}
	k.RevealDeletionCode(passphrase)
	k.SeesSecret("the deletion code", deletion)
	k.Press("deletion.hide")
	k.Sees("deletion.title")
	done(t, stage)
}

// sameCode compares with oathtool's code of now, of a moment ago, for the step may
// have changed in between, and of soon: in the last seconds of a code the next one
// is copied.
func sameCode(t *testing.T, code, key string) bool {
	t.Helper()
	for _, shift := range []time.Duration{0, -15 * time.Second, 8 * time.Second} {
		if code == oathtool(t, key, shift) {
			return true
		}
	}
	return false
}

// contents is all that lies in files under dir.
func contents(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		all.Write(data)
		return err
	})
	if err != nil {
		t.Fatal("read the user's files:", err)
	}
	return all.String()
}
