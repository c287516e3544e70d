package vaultfile_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kapukod/internal/vaultfile"
)

func startChild(t *testing.T, job, dir, tag string, count int) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childJob+"="+job, childDir+"="+dir, childTag+"="+tag, childN+"="+strconv.Itoa(count))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

// TestKilledWhileSaving kills a program that saves in a loop, at random
// moments. After each kill the vault opens, with everything that was ever
// reported as saved.
func TestKilledWhileSaving(t *testing.T) {
	kills := killCount(t, 50)
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	saved, put := map[string]bool{"e1": true}, map[string]bool{}
	for kill := range kills {
		saved, put = killedOnce(t, dir, kill, saved, put)
		if kill%20 == 19 {
			emptyVault(t, dir, saved, put)
		}
	}
	t.Logf("%d kills, 0 lost", kills)
}

// killCount is how often a test kills: as often as usual, or as KAPUKOD_KILLS
// says.
func killCount(t *testing.T, usual int) int {
	t.Helper()
	if n, err := strconv.Atoi(os.Getenv("KAPUKOD_KILLS")); err == nil {
		return n
	}
	return usual
}

func killedOnce(t *testing.T, dir string, kill int, saved, put map[string]bool) (_, _ map[string]bool) {
	t.Helper()
	cmd, lines := startChild(t, "codes", dir, fmt.Sprintf("k%d", kill), 1000)
	moment := time.Duration(rand.Int64N(int64(120 * time.Millisecond)))
	var timer *time.Timer
	for lines.Scan() {
		verb, id, _ := strings.Cut(lines.Text(), " ")
		switch verb {
		case "unlocked":
			timer = time.AfterFunc(moment, func() { _ = cmd.Process.Kill() })
		case "saved":
			saved[id] = true
		case "put":
			put[id] = true
		default:
			t.Fatalf("kill %d: the program said %q", kill, lines.Text())
		}
	}
	if timer == nil {
		t.Fatalf("kill %d: the program ended too early: %v", kill, cmd.Wait())
	}
	timer.Stop()
	_ = cmd.Wait() // it was killed: that is its error
	v := unlock(t, dir, options())
	got := entryIDs(v.Document())
	for id := range saved {
		if !got[id] {
			t.Fatalf("kill %d: entry %s was saved and is lost", kill, id)
		}
	}
	for id := range put {
		if !v.HasDeletionCode(id) {
			t.Fatalf("kill %d: the deletion code of %s was put and is lost", kill, id)
		}
	}
	allGood(t, dir)
	return got, put
}

// emptyVault keeps the vault from growing so large that saving gets slow.
func emptyVault(t *testing.T, dir string, saved, put map[string]bool) {
	t.Helper()
	v := unlock(t, dir, options())
	mustUpdate(t, v, deleteAll)
	mustUpdate(t, v, dropDeleted)
	clear(saved)
	clear(put)
}

// TestKilledWhileCreating: there is no vault, and it can be made, or there is
// a whole one.
func TestKilledWhileCreating(t *testing.T) {
	none, whole := 0, 0
	for kill := range 20 {
		dir := filepath.Join(t.TempDir(), "széf")
		cmd, lines := startChild(t, "create", dir, "", 0)
		time.AfterFunc(time.Duration(rand.Int64N(int64(40*time.Millisecond))), func() { _ = cmd.Process.Kill() })
		said := ""
		for lines.Scan() {
			said = lines.Text()
		}
		_ = cmd.Wait() // killed or done
		exists, err := vaultfile.Exists(dir, options())
		if err != nil || said == "created" && !exists {
			t.Fatalf("kill %d: said %q, %v", kill, said, err)
		}
		if exists {
			whole++
		} else {
			none++
			v, _, err := vaultfile.Create(t.Context(), dir, aranka(), options())
			if err != nil {
				t.Fatalf("kill %d: creating again: %v", kill, err)
			}
			v.Close()
		}
		mustUpdate(t, unlock(t, dir, options()), add("e1"))
	}
	t.Logf("killed before there was a vault %d times, after it %d times", none, whole)
}

// TestTwoProgramsAtOnce: two processes and this one save into one vault as fast
// as they can, and no entry is lost.
func TestTwoProgramsAtOnce(t *testing.T) {
	const each = 25
	v, dir := newVault(t, options())
	first, firstLines := startChild(t, "save", dir, "first", each)
	second, secondLines := startChild(t, "save", dir, "second", each)
	for i := range each {
		mustUpdate(t, v, add(fmt.Sprintf("third-%d", i)))
	}
	for _, lines := range []*bufio.Scanner{firstLines, secondLines} {
		for lines.Scan() {
			if strings.HasPrefix(lines.Text(), "failed") {
				t.Error(lines.Text())
			}
		}
	}
	for _, cmd := range []*exec.Cmd{first, second} {
		if err := cmd.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	d := unlock(t, dir, options()).Document()
	got := entryIDs(d)
	for i := range each {
		for _, tag := range []string{"first", "second", "third"} {
			if id := fmt.Sprintf("%s-%d", tag, i); !got[id] {
				t.Errorf("entry %s is lost", id)
			}
		}
	}
	if d.Revision != 1+3*each {
		t.Errorf("revision is %d", d.Revision)
	}
	allGood(t, dir)
}
