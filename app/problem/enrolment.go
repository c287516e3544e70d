package problem

import (
	"errors"
	"maps"
	"slices"
	"strconv"

	"kapukod/internal/enroll"
	"kapukod/internal/payload"
)

// kindSentences say what a code is that does not enrol. Other kinds have one sentence together.
var kindSentences = map[payload.Kind]string{
	payload.HOTP:        "kind.hotp",
	payload.Steam:       "kind.steam",
	payload.Migration:   "kind.migration",
	payload.PhoneFactor: "kind.phonefactor",
	payload.Link:        "kind.link",
	payload.AppStore:    "kind.appstore",
	payload.WiFi:        "kind.wifi",
	payload.DAP:         "kind.dap",
	payload.Payment:     "kind.payment",
	payload.Text:        "kind.text",
	payload.Damaged:     "key.broken",
}

// migrationPart is for a backup that several codes hold together.
const migrationPart = "kind.migration_part"

func kindSentence(kind string) string {
	if name, found := kindSentences[payload.Kind(kind)]; found {
		return name
	}
	return "kind.other"
}

// deletionSentences say why a text is no deletion code.
var deletionSentences = map[enroll.DeletionReason]string{
	enroll.DeletionEmpty:     "deletion.empty",
	enroll.DeletionTooLong:   "deletion.too_long",
	enroll.DeletionNotText:   "deletion.invalid",
	enroll.DeletionIsKey:     "deletion.is_key",
	enroll.DeletionIsCode:    "deletion.is_code",
	enroll.DeletionLooksCode: "deletion.looks_like_code",
}

func enrolmentNames() []string {
	return slices.Concat([]string{migrationPart}, slices.Collect(maps.Values(kindSentences)), slices.Collect(maps.Values(deletionSentences)))
}

func ofEnrolment(err error) (Problem, bool) {
	var other *enroll.NotEnrolmentError
	if errors.As(err, &other) {
		if other.Kind == payload.Migration && other.Parts > 1 {
			return named(migrationPart, "Part", strconv.Itoa(other.Part), "Parts", strconv.Itoa(other.Parts)), true
		}
		return named(kindSentence(string(other.Kind))), true
	}
	var deletion *enroll.DeletionCodeError
	if errors.As(err, &deletion) {
		name, found := deletionSentences[deletion.Reason]
		if !found {
			name = "deletion.invalid"
		}
		return named(name), true
	}
	return Problem{}, false
}
