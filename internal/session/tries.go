package session

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"time"
)

// Tries are the wrong passphrases since the last right one, to be kept while the
// program does not run: a new start is no way round the wait. They hold nothing
// of what was typed.
type Tries struct {
	Failures int       `json:"failures"`
	Last     time.Time `json:"last"`
}

// forgiven is how old tries must be not to count any more.
const forgiven = time.Hour

// mostFailures is more than make a difference.
const mostFailures = 1000

// goOn gives the failures and the end of the wait for a program that starts now.
// Nobody waits longer than one delay from now, whatever the clock or the stored
// tries say.
func (t Tries) goOn(now time.Time) (failures int, retryAt time.Time) {
	if t.Failures <= 0 || now.Round(0).Sub(t.Last.Round(0)) > forgiven {
		return 0, time.Time{}
	}
	failures = min(t.Failures, mostFailures)
	delay := delayAfter(failures)
	if delay == 0 {
		return failures, time.Time{}
	}
	since := max(now.Round(0).Sub(t.Last.Round(0)), 0)
	return failures, now.Add(max(delay-since, 0))
}

// MaxTriesFile is the largest file of tries that is read, in bytes.
const MaxTriesFile = 1024

// TriesStore keeps tries in a file.
type TriesStore struct {
	Read  func() ([]byte, error)
	Write func([]byte) error
}

// Load gives the stored tries; none where there are none or they cannot be read:
// a damaged file keeps nobody out.
func (s TriesStore) Load() (tries Tries) {
	data, err := s.Read()
	if err != nil || len(data) > MaxTriesFile || json.Unmarshal(data, &tries) != nil {
		return Tries{}
	}
	return tries
}

// Save stores tries. No file is made for none.
func (s TriesStore) Save(tries Tries) error {
	if tries.Failures == 0 {
		if _, err := s.Read(); errors.Is(err, fs.ErrNotExist) {
			return nil
		}
	}
	data, err := json.Marshal(tries)
	if err == nil {
		err = s.Write(append(data, '\n'))
	}
	if err != nil {
		return fmt.Errorf("keep wrong tries: %w", err)
	}
	return nil
}
