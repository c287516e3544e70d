package practice

import (
	"fmt"
	"io"
	"time"
)

// maxBrowsers bounds the memory: the browser unseen for longest makes room.
const maxBrowsers = 64

// browser is all the state of one browser: its form token, its account on each
// site and its exercises.
type browser struct {
	formToken string
	seen      time.Time
	gateway   gateway
	insurer   insurer
	lang      Lang
	run       run
	done      map[string]bool // exercises by id
	ready     *ready          // what an exercise wants set up before it begins
	readies   int
}

// browsers finds a browser by the random id in its cookie.
type browsers map[string]*browser

// find returns the browser of a cookie, or nil, and notes that it was seen.
func (bs browsers) find(id string, now time.Time) *browser {
	b := bs[id]
	if b != nil {
		b.seen = now
	}
	return b
}

// add makes a browser with fresh accounts and returns its id.
func (bs browsers) add(random io.Reader, now time.Time) (string, error) {
	id, err := randomToken(random)
	if err != nil {
		return "", fmt.Errorf("make browser id: %w", err)
	}
	form, err := randomToken(random)
	if err != nil {
		return "", fmt.Errorf("make form token: %w", err)
	}
	if len(bs) >= maxBrowsers {
		bs.dropOldest()
	}
	bs[id] = &browser{formToken: form, seen: now, lang: Hungarian}
	return id, nil
}

func (bs browsers) dropOldest() {
	oldest := ""
	for id, b := range bs {
		if oldest == "" || b.seen.Before(bs[oldest].seen) {
			oldest = id
		}
	}
	delete(bs, oldest)
}

// startOver gives a browser fresh accounts and undone exercises; its forms stay
// valid, and it keeps its language.
func (b *browser) startOver() {
	b.gateway, b.insurer = gateway{}, insurer{}
	b.run, b.done, b.ready = run{}, nil, nil
}
