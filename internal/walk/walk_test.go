package walk_test

import (
	"errors"
	"io/fs"
	"testing"
	"time"
	"unsafe"

	"kapukod/internal/enroll"
	"kapukod/internal/guide"
	"kapukod/internal/vault"
	"kapukod/internal/walk"
)

func now() time.Time { return time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC) }

// setup is a guide with a step of every kind that an enrolment has to do with.
func setup() []guide.Guide {
	step := func(id string, action guide.Action) guide.Step { return guide.Step{ID: id, Action: action} }
	scan := step("scan", guide.ActionScan)
	scan.StartsClock = true
	choose := step("which", guide.ActionChoose)
	choose.Choices = []guide.Choice{{Step: "end"}, {Guide: "setup"}}
	return []guide.Guide{
		{ID: "setup", Kind: guide.KindSetup, SessionMinutes: 10, Steps: []guide.Step{
			step("before", guide.ActionRead), step("open", guide.ActionOpen), scan, step("type", guide.ActionType),
			step("keep", guide.ActionRead), step("code", guide.ActionCode), step("deletion", guide.ActionDeletion),
			step("tick", guide.ActionTick), step("done", guide.ActionDone),
		}},
		{ID: "login", Kind: guide.KindLogin, Issuers: []string{"biztosító", "kau"}, Steps: []guide.Step{step("end", guide.ActionDone)}},
		{ID: "others", Kind: guide.KindLogin, Service: "generic", Steps: []guide.Step{step("end", guide.ActionDone)}},
		{ID: "advice", Kind: guide.KindAdvice, Steps: []guide.Step{choose, step("end", guide.ActionDone)}},
	}
}

func begin(t *testing.T, id string) *walk.Walk {
	t.Helper()
	w, ok := walk.Start(setup(), id)
	if !ok {
		t.Fatalf("no guide %s", id)
	}
	return w
}

func at(t *testing.T, w *walk.Walk, want string) {
	t.Helper()
	if got := w.Step().ID; got != want {
		t.Fatalf("at %s, want %s", got, want)
	}
}

func TestFollowsTheEnrolment(t *testing.T) {
	w := begin(t, "setup")
	w.Next(now())
	w.Next(now())
	at(t, w, "scan")
	for _, test := range []struct {
		step enroll.Step
		want string
	}{
		{enroll.StepPick, "scan"}, {enroll.StepConfirm, "scan"}, {enroll.StepCode, "keep"},
	} {
		w.Follow(test.step, "")
		at(t, w, test.want)
	}
	if w.Hosts(enroll.StepCode) {
		t.Error("a step to read shows the code")
	}
	w.Next(now())
	at(t, w, "code")
	for _, test := range []struct {
		step enroll.Step
		want string
	}{
		{enroll.StepRefused, "code"}, {enroll.StepSource, "type"}, {enroll.StepCode, "keep"},
	} {
		w.Follow(test.step, "id-1")
		at(t, w, test.want)
	}
	w.Next(now())
	w.Follow(enroll.StepDeletion, "id-1")
	at(t, w, "deletion")
	w.Follow(enroll.StepPaper, "id-1")
	at(t, w, "tick")
	w.Follow(enroll.StepDone, "id-1")
	at(t, w, "done")
	if !w.AtEnd() || w.Next(now()) || w.Entry() != "id-1" {
		t.Error("it does not end")
	}
}

func TestScannedOrTyped(t *testing.T) {
	w := begin(t, "setup")
	w.Go("scan", now())
	w.Typing(true)
	at(t, w, "type")
	w.Typing(false)
	at(t, w, "scan")
	w.Next(now())
	at(t, w, "keep")
	if w.Typing(true) {
		t.Error("typing moved a step that has nothing to do with it")
	}
}

func TestNeverAheadOfTheEnrolment(t *testing.T) {
	for _, test := range []struct {
		at       string
		standing enroll.Step
		want     string
	}{
		{"open", enroll.StepSource, "open"}, {"keep", enroll.StepSource, "type"}, {"deletion", enroll.StepCode, "code"},
		{"done", enroll.StepDeletion, "deletion"}, {"scan", enroll.StepDeletion, "keep"}, {"code", enroll.StepDone, "tick"},
		{"no such step", enroll.StepCode, "before"},
	} {
		w, ok := walk.Resume(setup(), walk.Place{Guide: "setup", Step: test.at, Entry: "id-1"})
		if !ok {
			t.Fatal("not resumed")
		}
		w.Settle(test.standing, "id-1")
		at(t, w, test.want)
	}
}

func TestWayBack(t *testing.T) {
	w := begin(t, "setup")
	if w.CanGoBack() || w.Back() {
		t.Error("there is a way back from the beginning")
	}
	w.Next(now())
	w.Go("keep", now())
	w.Go("open", now()) // back to where it came from
	at(t, w, "open")
	w.Back()
	at(t, w, "before")
	resumed, _ := walk.Resume(setup(), walk.Place{Guide: "setup", Step: "scan"})
	resumed.Back()
	at(t, resumed, "open")
}

func TestChoices(t *testing.T) {
	w := begin(t, "advice")
	if w.AtEnd() || w.Next(now()) || w.Choose(2, now()) {
		t.Error("a choice was passed over")
	}
	w.Choose(0, now())
	at(t, w, "end")
	w.Back()
	w.Choose(1, now())
	if w.Guide().ID != "setup" || w.CanGoBack() {
		t.Errorf("the choice led to %s", w.Guide().ID)
	}
}

func TestClock(t *testing.T) {
	w := begin(t, "setup")
	w.Next(now())
	if _, known, _ := w.Left(now()); known {
		t.Error("the clock runs before the page is open")
	}
	w.Next(now())
	if left, known, over := w.Left(now().Add(4 * time.Minute)); left != 6*time.Minute || !known || over {
		t.Errorf("%v left, %v, %v", left, known, over)
	}
	if _, _, over := w.Left(now().Add(10 * time.Minute)); !over {
		t.Error("not over after ten minutes")
	}
	w.Follow(enroll.StepCode, "id-1")
	if step, ok := w.Opening(); step != "open" || !ok {
		t.Errorf("opened again from %s", step)
	}
	w.Go("scan", now().Add(20*time.Minute))
	if left, _, _ := w.Left(now().Add(21 * time.Minute)); left != 9*time.Minute {
		t.Errorf("%v left after the page was opened again", left)
	}
}

// TestClockThroughASleep: the site waits on while the computer sleeps, whose
// steady count of time stands still meanwhile.
func TestClockThroughASleep(t *testing.T) {
	w := begin(t, "setup")
	opened := time.Now()
	w.Next(opened)
	w.Next(opened)
	woken := asleep(opened, time.Hour)
	if woken.Sub(opened) != 0 || woken.Round(0).Sub(opened.Round(0)) != time.Hour {
		t.Fatalf("the sleep is not one: %v and %v", woken.Sub(opened), woken.Round(0).Sub(opened.Round(0)))
	}
	if left, _, over := w.Left(woken); !over {
		t.Errorf("%v left after an hour's sleep", left)
	}
	setBack := asleep(opened.Add(12*time.Minute), -time.Hour)
	if left, _, over := w.Left(setBack); !over {
		t.Errorf("%v left after twelve minutes in which the clock was set back", left)
	}
}

// asleep is a time that the wall clock shows later by as much as it slept, while
// the steady count stood still.
func asleep(at time.Time, slept time.Duration) time.Time {
	at = at.Add(slept)
	steady := (*struct {
		wall uint64
		ext  int64
	})(unsafe.Pointer(&at))
	steady.ext -= int64(slept)
	return at
}

// TestClockOfAPageOpenedAgain: what was left of the old page says nothing of the
// new one, which is on its way.
func TestClockOfAPageOpenedAgain(t *testing.T) {
	w := begin(t, "setup")
	w.Next(now())
	w.Next(now())
	later := now().Add(11 * time.Minute)
	if _, _, over := w.Left(later); !over {
		t.Fatal("not over")
	}
	w.Go("open", later)
	if _, known, over := w.Left(later); known || over {
		t.Error("the old page's clock runs on while the site is opened again")
	}
}

func TestStore(t *testing.T) {
	var file []byte
	store := walk.Store{
		Read: func() ([]byte, error) {
			if file == nil {
				return nil, fs.ErrNotExist
			}
			return file, nil
		},
		Write: func(data []byte) error { file = data; return nil },
	}
	if err := store.Save(walk.Place{}); err != nil || file != nil {
		t.Errorf("nothing to keep made a file: %v", err)
	}
	want := walk.Place{Guide: "setup", Step: "scan", Entry: "id-1"}
	if err := store.Save(want); err != nil || store.Load() != want {
		t.Errorf("kept %+v, %v", store.Load(), err)
	}
	for _, damaged := range []string{"", "{", "[]", `{"guide":7}`} {
		file = []byte(damaged)
		if got := store.Load(); got != (walk.Place{}) {
			t.Errorf("%q was read as %+v", damaged, got)
		}
	}
	full := errors.New("disk is full")
	store.Write = func([]byte) error { return full }
	if err := store.Save(want); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

func TestLoginFor(t *testing.T) {
	for _, test := range []struct{ issuer, service, want string }{
		{"Minta BIZTOSITO Zrt.", "keycloak", "login"}, {"Bolt", "generic", "others"}, {"Bolt", "keycloak", ""}, {"", "", ""},
		{"Kaufland", "generic", "others"}, {"KAÜ - belépés", "generic", "login"},
	} {
		for _, g := range setup() {
			if g.ID == test.want && !walk.Fits(g, test.issuer, vault.Service(test.service)) {
				t.Errorf("%q does not fit %s", test.issuer, g.ID)
			}
		}
		if got := walk.LoginFor(setup(), test.issuer, vault.Service(test.service)); got != test.want {
			t.Errorf("%q, %q: %q, want %q", test.issuer, test.service, got, test.want)
		}
	}
}
