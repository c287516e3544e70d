package practice

import (
	"slices"
	"strings"
	"testing"
)

// Every exercise is complete, in both languages, and has a test that walks it.
func TestExercisesAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range exercises() {
		if seen[e.id] || e.id == "" || e.path == "" || len(e.steps) < 2 {
			t.Errorf("exercise %q is not complete, or there twice", e.id)
		}
		seen[e.id] = true
		sayings := []saying{e.title, e.about, e.teaches, e.tell}
		for _, s := range e.steps {
			sayings = append(sayings, s.do)
		}
		for i, s := range sayings {
			if s.HU == "" || s.EN == "" || s.HU == s.EN {
				t.Errorf("exercise %q: sentence %d lacks a language", e.id, i)
			}
		}
	}
	if len(seen) < 15 {
		t.Errorf("there are only %d exercises", len(seen))
	}
}

// What happens before its turn neither counts nor is lost for later.
func TestStepsKeepTheirOrder(t *testing.T) {
	b := &browser{run: run{number: 1, task: exercise{id: "x", steps: []step{{event: evNamed}, {event: evCode}, {event: evCode}}}}}
	for _, c := range []struct {
		happened []event
		next     int
	}{
		{[]event{evCode, evLate}, 0}, {[]event{evNamed}, 1}, {[]event{evNamed}, 1}, {[]event{evCode, evNamed, evCode}, 3}, {[]event{evCode}, 3},
	} {
		b.note(c.happened)
		if b.run.next != c.next {
			t.Errorf("after %v at step %d, want %d", c.happened, b.run.next, c.next)
		}
	}
	if !b.done["x"] {
		t.Error("it is not done")
	}
}

// An enrolment that was left after its first code is a step to do again.
func TestLeftEnrolmentIsToDoAgain(t *testing.T) {
	s := visitSite(t)
	s.begin("first")
	key := s.gatewayBegin()
	s.get("/ugyfelkapu/setup")
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(key, 0))
	s.wantStep(4)
	s.post("/ugyfelkapu/logout")
	s.wantStep(3)
	s.gatewayEnter()
	s.gatewayComplete()
	s.wantStep(5)
}

func TestExercisePagesOutOfTurn(t *testing.T) {
	s := visitSite(t)
	for _, path := range []string{"/prepare", "/trainer"} {
		s.get(path)
	}
	s.get("/prepare")
	s.wantAt("/")
	s.post("/prepare", "code", "000000")
	s.wantAt("/")
	for _, number := range []string{"", "x", "0", "-1", "99"} {
		s.post("/exercise", "number", number)
		s.wantAt("/")
	}
	if strings.Contains(s.body, `id="practice-task"`) {
		t.Error("an exercise that is not there was begun")
	}
	s.get("/prepare/qr.png")
	if s.status != 404 {
		t.Errorf("a picture without a key has status %d", s.status)
	}
}

// Leaving an exercise gives the sites their usual rules back; starting over
// forgets the ticks and keeps the language.
func TestLeavingAndStartingOver(t *testing.T) {
	s := visitSite(t)
	s.begin("expired")
	s.post("/exercise/leave")
	s.gatewayEnter()
	s.wantText("uk-session-clock", "10:00")
	s.begin("password")
	s.post("/ugyfelkapu/login", "name", gatewayUser, "password", "rossz")
	s.gatewayEnter()
	s.wantExerciseDone("password")
	s.post("/language", "lang", "en", "back", "/")
	s.post("/start-over")
	s.wantSays(`id="exercises-done" data-done="0"`, `<html lang="en">`)
}

func TestRoomForVoidKeys(t *testing.T) {
	g := gateway{}
	var keys []*authKey
	for n := range maxVoid + 2 {
		keys = append(keys, &authKey{secret: []byte{byte(n)}})
		g.discard(&pairing{key: keys[n]})
	}
	if !slices.Equal(g.void, keys[2:]) {
		t.Errorf("%d worthless keys are kept, or the wrong ones", len(g.void))
	}
}
