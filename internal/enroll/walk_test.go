package enroll_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kapukod/internal/enroll"
	"kapukod/internal/otpauth"
	"kapukod/internal/payload"
	"kapukod/internal/vault"
)

// stepsPerWalk times rapid's 100 walks makes the steps of one test. KAPUKOD_WALK_STEPS asks for more.
const stepsPerWalk = 1000

// walk is a user who does anything at any time, in one or two windows, with a vault that fails and a program
// that is killed, and a watcher who knows what must never happen.
type walk struct {
	*kit
	rt      *rapid.T
	windows []*enroll.Flow
	said    map[string]bool // the keys of which the user said that the site took a code
	texts   int
	slot    map[string][]string
	seen    map[enroll.Step]int
}

func TestRandomWalks(t *testing.T) {
	for _, windows := range []int{1, 2} {
		t.Run(fmt.Sprintf("%d windows", windows), func(t *testing.T) {
			seen := map[enroll.Step]int{}
			steps := walkSteps(t)
			rapid.Check(t, func(rt *rapid.T) {
				w := newWalk(t, rt, windows)
				w.seen = seen
				for range steps {
					w.step()
				}
			})
			for _, step := range []enroll.Step{
				enroll.StepSource, enroll.StepPick, enroll.StepConfirm, enroll.StepCode, enroll.StepRefused,
				enroll.StepDeletion, enroll.StepPaper, enroll.StepDone, enroll.StepLeft,
			} {
				if seen[step] == 0 {
					t.Errorf("no walk came to %s", step)
				}
			}
			t.Logf("%d steps: %v", 100*steps, seen)
		})
	}
}

func walkSteps(t *testing.T) int {
	t.Helper()
	asked := os.Getenv("KAPUKOD_WALK_STEPS")
	if asked == "" {
		return stepsPerWalk
	}
	n, err := strconv.Atoi(asked)
	if err != nil || n < 100 {
		t.Fatalf("KAPUKOD_WALK_STEPS: want a number from 100")
	}
	return n / 100
}

func newWalk(t *testing.T, rt *rapid.T, windows int) *walk {
	w := &walk{kit: newKit(t), rt: rt, said: map[string]bool{}, slot: map[string][]string{}}
	w.vault.watch = w.check
	w.active("old-1", "anna", secret("A", 16))
	w.active("old-2", "bela", secret("B", 16))
	for range windows {
		w.windows = append(w.windows, nil)
		w.open(len(w.windows) - 1)
	}
	return w
}

// open gives a window a new flow: from the start, or from an unfinished entry.
func (w *walk) open(i int) {
	if open := enroll.Unfinished(w.vault.live()); len(open) > 0 && rapid.Bool().Draw(w.rt, "resume") {
		entry := rapid.SampledFrom(open).Draw(w.rt, "entry")
		w.windows[i] = enroll.Resume(w.ports(), w.queue, w.show, entry)
		return
	}
	w.windows[i] = enroll.New(w.ports(), w.queue, w.show)
}

func (w *walk) step() {
	i := rapid.IntRange(0, len(w.windows)-1).Draw(w.rt, "window")
	flow := w.windows[i]
	w.seen[flow.State().Step]++
	w.look(flow.State())
	switch what := rapid.IntRange(0, 99).Draw(w.rt, "what"); {
	case flow.State().Over() || what >= 98:
		flow.Close() // a crash, a lock, or the end
		w.open(i)
	case what >= 92:
		w.vault.fail = failing(rapid.IntRange(0, 2).Draw(w.rt, "fail"))
	case what >= 90:
		w.now = w.now.Add(17 * time.Second)
	case what >= 60, flow.State().Busy() && what >= 10:
		w.queue.Step()
	default:
		w.intend(flow)
	}
	w.shown = nil
}

// intend plays an intent: mostly one that fits the step, else any.
func (w *walk) intend(f *enroll.Flow) {
	intents := w.intents(f)
	step := f.State().Step
	if f.State().AskCancel {
		step = "asked"
	}
	if rapid.IntRange(0, 9).Draw(w.rt, "any") == 9 || len(intents[step]) == 0 {
		step = rapid.SampledFrom([]enroll.Step{
			enroll.StepSource, enroll.StepPick, enroll.StepConfirm, enroll.StepCode, enroll.StepRefused,
			enroll.StepDeletion, enroll.StepPaper, "asked", "anywhere",
		}).Draw(w.rt, "step")
	}
	rapid.SampledFrom(intents[step]).Draw(w.rt, "intent")()
}

func (w *walk) intents(f *enroll.Flow) map[enroll.Step][]func() {
	accept, enter := func() { w.accept(f) }, func() { w.enter(f) }
	return map[enroll.Step][]func(){
		enroll.StepSource: {
			w.showScreen(f.ScanScreen), func() { f.TypeKey(w.text()) },
			func() { f.UsePayloads(w.payloads()) }, f.Back,
		},
		enroll.StepPick: {func() { f.PickCandidate(rapid.IntRange(0, 2).Draw(w.rt, "pick")) }},
		enroll.StepConfirm: {
			f.SaveDraft, f.SaveDraft, f.Back, func() { w.edit(f) },
			func() { f.ReplaceEntry(w.anyID()) }, func() { f.ReplaceEntry(w.anyID()) },
		},
		enroll.StepCode:     {accept, accept, f.PortalRefused, w.showScreen(f.Rescan), f.Cancel},
		enroll.StepRefused:  {accept, f.BackToCode, w.showScreen(f.Rescan), f.OtherKey, f.Back},
		enroll.StepDeletion: {enter, enter, f.SkipDeletionCode, f.Cancel},
		enroll.StepPaper:    {f.PaperDone, f.PaperLater, f.Back},
		"asked":             {f.ConfirmCancel, f.KeepGoing},
		"anywhere":          {f.Leave, f.Cancel, f.Stop},
	}
}

func (w *walk) edit(f *enroll.Flow) {
	service := rapid.SampledFrom([]vault.Service{vault.ServiceUgyfelkapu, vault.ServiceKeycloak}).Draw(w.rt, "service")
	f.EditDraft("Próba", rapid.SampledFrom([]string{"anna", "bela"}).Draw(w.rt, "account"), service)
}

// accept notes of which key the user says that the site took it, when the flow shows that key.
func (w *walk) accept(f *enroll.Flow) {
	s := f.State()
	if s.Step == enroll.StepCode || s.Step == enroll.StepRefused {
		w.said[string(s.Entry.Key.Secret)] = true
	}
	f.PortalAccepted()
}

// enter puts a deletion code no one else has; where one is kept already without an error, a single window must
// not put another over it.
func (w *walk) enter(f *enroll.Flow) {
	s := f.State()
	id := s.Entry.ID
	asks := s.Step == enroll.StepDeletion && !s.Busy()
	if asks && len(w.windows) == 1 && w.vault.HasDeletionCode(id) && !w.vault.unsure[id] {
		w.rt.Fatalf("asks again for the deletion code of %s", id)
	}
	w.texts++
	f.EnterDeletionCode(fmt.Sprintf("artificial-%d", w.texts))
}

func (w *walk) showScreen(intent func()) func() {
	return func() {
		w.screen = w.payloads()
		intent()
	}
}

func (w *walk) payloads() []payload.Payload {
	var found []payload.Payload
	for i := range rapid.IntRange(0, 3).Draw(w.rt, "codes") {
		if rapid.IntRange(0, 4).Draw(w.rt, "link") == 0 {
			found = append(found, seen(payload.Link, "https://gyakorlo.invalid/", 0, 200*i))
			continue
		}
		found = append(found, seen(payload.TOTP, w.text(), 0, 200*i))
	}
	return found
}

// text is the enrolment of one of a few accounts, with one of a few keys; the first two are active already.
func (w *walk) text() string {
	letter := rapid.SampledFrom([]string{"A", "B", "C", "D", "E", "F", "G", "H"}).Draw(w.rt, "key")
	account := rapid.SampledFrom([]string{"anna", "bela"}).Draw(w.rt, "account")
	return uri("Ügyfélkapu+", account, secret(letter, 16))
}

func (w *walk) anyID() string {
	return rapid.SampledFrom(w.vault.doc.Entries).Draw(w.rt, "entry").ID
}

// look checks what a flow shows.
func (w *walk) look(s enroll.State) {
	switch s.Step {
	case enroll.StepCode, enroll.StepRefused, enroll.StepDeletion, enroll.StepPaper:
		if !w.stored(s.Entry.Key) {
			w.rt.Fatalf("at %s with a key that is not in the vault", s.Step)
		}
	case enroll.StepDone:
		if kept := w.find(w.vault.doc.Entries, s.Entry.ID); kept == nil || kept.Status != vault.StatusActive {
			w.rt.Fatal("done, but the entry is not active")
		}
	}
	for id, before := range w.slot {
		if now := slices.Concat(w.vault.retired[id], w.vault.codes[id]); len(now) < len(before) || now[len(before)-1] != before[len(before)-1] {
			w.rt.Fatal("a deletion code is gone without a trace")
		}
	}
	for id, now := range w.vault.codes {
		w.slot[id] = slices.Concat(w.vault.retired[id], now)
		if e := w.find(w.vault.doc.Entries, id); e == nil || e.Accepted == nil {
			w.rt.Fatal("a deletion code of an entry that the site has not accepted")
		}
	}
	for _, id := range []string{"old-1", "old-2"} {
		kept, retired := len(w.vault.codes[id]), len(w.vault.retired[id])
		if kept+retired != 1 || retired == 1 && w.find(w.vault.doc.Entries, id).Deleted == nil {
			w.rt.Fatal("the deletion code of an old entry was touched before its time")
		}
	}
}

// check is called with every change to the vault.
func (w *walk) check(before, after []vault.Entry) {
	if len(after) < len(before) {
		w.rt.Fatal("an entry vanished")
	}
	for i := range after {
		e := &after[i]
		old := w.find(before, e.ID)
		if e.Status == vault.StatusActive && e.Accepted == nil {
			w.rt.Fatalf("%s is active without an accepted code", e.ID)
		}
		if e.Accepted != nil && (old == nil || old.Accepted == nil) && !w.said[string(e.Key.Secret)] {
			w.rt.Fatalf("%s counts as accepted, but nobody said so", e.ID)
		}
		if old == nil || !used(old) {
			continue
		}
		if e.Accepted == nil || !bytes.Equal(e.Key.Secret, old.Key.Secret) {
			w.rt.Fatalf("the accepted key of %s was changed", e.ID)
		}
		if e.Deleted != nil && !w.replaced(after, e) {
			w.rt.Fatalf("%s was accepted and lies in the bin, with no accepted key in its place", e.ID)
		}
	}
}

// used: the site takes this entry's codes.
func used(e *vault.Entry) bool {
	return e.Deleted == nil && (e.Accepted != nil || e.Status == vault.StatusActive)
}

func (w *walk) replaced(entries []vault.Entry, old *vault.Entry) bool {
	for i := range entries {
		if entries[i].Replaces == old.ID && used(&entries[i]) {
			return true
		}
	}
	return false
}

func (w *walk) find(entries []vault.Entry, id string) *vault.Entry {
	for i := range entries {
		if entries[i].ID == id {
			return &entries[i]
		}
	}
	return nil
}

func (w *walk) stored(key otpauth.Key) bool {
	for _, e := range w.vault.doc.Entries {
		if bytes.Equal(e.Key.Secret, key.Secret) {
			return true
		}
	}
	return false
}
