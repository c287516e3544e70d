package capture

import (
	"errors"
	"testing"
)

func TestWinStationIsJudged(t *testing.T) {
	for name, c := range map[string]struct {
		state winStation
		want  error
	}{
		"at work":               {winStation{input: "Default", own: "Default"}, nil},
		"nothing told of it":    {winStation{input: "?"}, nil},
		"locked":                {winStation{own: "Default"}, ErrLocked},
		"asked by Windows":      {winStation{input: "Winlogon", own: "Default"}, ErrLocked},
		"remote window closed":  {winStation{disconnected: true, own: "Default"}, ErrDisconnected},
		"closed, still at work": {winStation{disconnected: true, input: "Default", own: "Default"}, ErrDisconnected},
	} {
		if err := c.state.judge(); !errors.Is(err, c.want) || (err != nil) != (c.want != nil) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
