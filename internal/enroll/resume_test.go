package enroll_test

import (
	"fmt"
	"testing"

	"kapukod/internal/enroll"
	"kapukod/internal/vault"
)

func TestResumeAtTheStepThatWasReached(t *testing.T) {
	k := newKit(t)
	at := k.now
	base := vault.Entry{ID: "x", Service: vault.ServiceUgyfelkapu, Status: vault.StatusPending, Created: at, Updated: at}
	tests := map[string]struct {
		change func(*vault.Entry)
		code   bool
		want   enroll.Step
	}{
		"pending":               {func(*vault.Entry) {}, false, enroll.StepCode},
		"accepted":              {func(e *vault.Entry) { e.Accepted = &at }, false, enroll.StepDeletion},
		"with deletion code":    {func(e *vault.Entry) { e.Accepted = &at }, true, enroll.StepPaper},
		"without deletion code": {func(e *vault.Entry) { e.Accepted, e.Service = &at, vault.ServiceKeycloak }, false, enroll.StepPaper},
		"active":                {func(e *vault.Entry) { e.Status = vault.StatusActive }, false, enroll.StepDone},
		"deleted":               {func(e *vault.Entry) { e.Deleted = &at }, false, enroll.StepLeft},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			k := newKit(t)
			entry := base
			test.change(&entry)
			if test.code {
				k.vault.codes["x"] = []string{"artificial"}
			}
			if s := k.resume(entry).at(test.want); s.Over() != (s.Step == enroll.StepDone || s.Step == enroll.StepLeft) {
				t.Fatal("over or not")
			}
		})
	}
}

// TestKilledAnywhere kills the program before and after each change to the vault, resumes with a new flow from
// what is stored, and comes to the same end.
func TestKilledAnywhere(t *testing.T) {
	kills := 0
	for call := 0; ; call++ {
		reached := false
		for _, afterwards := range []bool{false, true} {
			name := fmt.Sprintf("change %d, done %v", call, afterwards)
			t.Run(name, func(t *testing.T) { reached = killAt(t, call, afterwards) || reached })
		}
		if !reached {
			break
		}
		kills++
	}
	if kills != 4 { // save, accept, deletion code, activate
		t.Fatalf("%d changes were killed", kills)
	}
}

func killAt(t *testing.T, call int, afterwards bool) (reached bool) {
	k := newKit(t)
	k.active("old", "anna", secret("A", 16))
	k.vault.around = func(now int, done bool) {
		if now == call && done == afterwards && !reached {
			reached = true
			k.flow.Close() // nothing of this flow's memory is used any more
		}
	}
	k.begin()
	k.finish()
	if reached {
		switch open := enroll.Unfinished(k.vault.live()); {
		case len(open) == 1:
			k.resume(open[0]).finish()
		case len(k.vault.doc.Entries) == 1: // nothing was saved
			k.begin().finish()
		}
	}
	live := k.vault.live()
	switch {
	case len(live) != 1 || live[0].Status != vault.StatusActive || live[0].Replaces != "old":
		t.Fatalf("%d entries live at the end", len(live))
	case len(k.vault.codes[live[0].ID]) != 1 || len(k.vault.retired["old"]) != 1:
		t.Fatal("a deletion code is lost or was put twice")
	}
	return reached
}

// finish plays a user who always goes on.
func (k *kit) finish() {
	for range 10 {
		switch k.state().Step {
		case enroll.StepSource:
			k.do(func() { k.flow.TypeKey(uri("Ügyfélkapu+", "anna", secret("B", 16))) })
		case enroll.StepConfirm:
			k.do(func() { k.flow.ReplaceEntry("old") }, k.flow.SaveDraft)
		case enroll.StepCode:
			k.do(k.flow.PortalAccepted)
		case enroll.StepDeletion:
			k.do(func() { k.flow.EnterDeletionCode("artificial") })
		case enroll.StepPaper:
			k.do(k.flow.PaperDone)
		}
	}
}

func TestUsableAndUnfinished(t *testing.T) {
	at := newKit(t).now
	entries := []vault.Entry{
		{ID: "late", Status: vault.StatusPending, Created: at.Add(1)},
		{ID: "accepted", Status: vault.StatusPending, Accepted: &at, Created: at},
		{ID: "active", Status: vault.StatusActive},
		{ID: "bin", Status: vault.StatusPending, Deleted: &at},
	}
	open := enroll.Unfinished(entries)
	if len(open) != 2 || open[0].ID != "accepted" || open[1].ID != "late" {
		t.Fatalf("%d unfinished", len(open))
	}
	for i, want := range []bool{false, true, true, false} {
		if enroll.Usable(entries[i]) != want {
			t.Errorf("%s: usable %v", entries[i].ID, !want)
		}
	}
}
