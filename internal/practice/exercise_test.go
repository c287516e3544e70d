package practice

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// begin presses a card's button.
func (s *site) begin(id string) {
	s.t.Helper()
	s.get("/")
	for i, e := range exercises() {
		if e.id == id {
			s.post("/exercise", "number", strconv.Itoa(i+1))
			return
		}
	}
	s.t.Fatalf("there is no exercise %q", id)
}

// wantStep looks at the strip on the page seen last.
func (s *site) wantStep(step int) {
	s.t.Helper()
	m := regexp.MustCompile(`id="practice-task" data-step="(\d+)" data-done="(\w+)"`).FindStringSubmatch(s.body)
	if m == nil {
		s.t.Fatalf("%s shows no exercise", s.path)
	}
	if m[1] != strconv.Itoa(step) || m[2] != "false" {
		s.t.Fatalf("at step %s (done %s), want %d", m[1], m[2], step)
	}
}

func (s *site) wantExerciseDone(id string) {
	s.t.Helper()
	if !strings.Contains(s.body, `data-done="true"`) || !strings.Contains(s.body, "Tovább a gyakorlatokhoz") {
		s.t.Fatalf("%s does not say that the exercise is done", s.path)
	}
	s.post("/exercise/leave")
	s.wantAt("/")
	s.wantSays(`id="exercise-`+id+`" data-done="true"`, "✔ elvégezve")
	if strings.Contains(s.body, `id="practice-task"`) {
		s.t.Error("an exercise that was left is still shown")
	}
}

// nextCode waits for the next code, for none is good twice.
func (s *site) nextCode(key string) string {
	s.clock.advance(stepLength * time.Second)
	return s.code(key, 0)
}

// prepare sets an authenticator up on the page before an exercise.
func (s *site) prepare() (key, deletion string) {
	s.t.Helper()
	s.wantAt("/prepare")
	key = s.text("prepare-key")
	s.post("/prepare", "code", s.wrongCode(key))
	s.wantAt("/prepare")
	s.wantSays(`id="prepare-error"`)
	s.get("/prepare/qr.png")
	if !strings.HasPrefix(s.body, "\x89PNG") {
		s.t.Error("there is no picture of the QR code")
	}
	s.get("/prepare")
	if strings.Contains(s.body, `id="prepare-error"`) {
		s.t.Error("an old refusal is said again")
	}
	s.post("/prepare", "code", s.code(key, 0))
	if s.path == "/prepare" {
		deletion = s.text("prepare-deletion-code")
		if deletion == "" {
			s.t.Error("there is no deletion code")
		}
		s.post("/prepare")
	}
	return key, deletion
}

func (s *site) gatewayLogIn(key string) {
	s.t.Helper()
	s.gatewayEnter()
	s.wantAt("/ugyfelkapu/code")
	s.post("/ugyfelkapu/code", "identifier", s.nextCode(key))
	s.wantAt("/ugyfelkapu/menu")
}

// gatewayComplete goes from the menu to the end of an enrolment.
func (s *site) gatewayComplete() string {
	s.t.Helper()
	s.post("/ugyfelkapu/new-key")
	key := s.text("uk-key")
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(key, 0))
	s.wantAt("/ugyfelkapu/deletion-code")
	s.post("/ugyfelkapu/deletion-code", "saved", "1")
	s.wantAt("/ugyfelkapu/done")
	return key
}
