package vault

import (
	"fmt"
	"time"
	"unicode/utf8"
)

// Validate tells whether an entry can be saved: ErrInvalidEntry with the name
// of the field that does not hold.
func (e *Entry) Validate() error {
	if reason := e.flaw(); reason != "" {
		return fmt.Errorf("%w: %s", ErrInvalidEntry, reason)
	}
	return nil
}

// flaw names the first field that does not hold, "" when all do. Reading sets
// aside by the same rule by which writing refuses.
func (e *Entry) flaw() string {
	switch {
	case !ValidID(e.ID):
		return "id"
	case e.Key.Validate() != nil:
		return "key"
	case !isWord(string(e.Service)) && e.Service != "":
		return "service"
	case !validTags(e.Tags):
		return "tags"
	case !isText(e.Note, MaxNote):
		return "note"
	case e.Status != StatusPending && e.Status != StatusActive:
		return "status"
	case e.Replaces != "" && (!ValidID(e.Replaces) || e.Replaces == e.ID):
		return "replaces"
	case e.Place < 0 || e.Place > MaxPlace:
		return "place"
	case !validHistory(e.History):
		return "history"
	case !boundedUnknown(e.extra):
		return "entry"
	}
	return e.timeFlaw()
}

func (e *Entry) timeFlaw() string {
	for _, named := range []struct {
		name string
		time *time.Time
	}{{"created", &e.Created}, {"updated", &e.Updated}, {"deleted", e.Deleted}, {"accepted", e.Accepted},
		{"deletion_put", e.DeletionPut}, {"deletion_paper", e.DeletionPaper}} {
		if named.time != nil && !writableTime(*named.time) {
			return named.name
		}
	}
	return ""
}

func boundedUnknown(fields []field) bool {
	return len(fields) <= maxUnknown && sizeOf(fields) <= maxUnknownSize
}

func validTags(tags []string) bool {
	if len(tags) > MaxTags {
		return false
	}
	for _, tag := range tags {
		if tag == "" || !isText(tag, MaxTag) {
			return false
		}
	}
	return true
}

func isText(s string, limit int) bool { return len(s) <= limit && utf8.ValidString(s) }

// isWord: lower case letters, digits and hyphens.
func isWord(s string) bool {
	if s == "" || len(s) > maxWord {
		return false
	}
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return true
}
