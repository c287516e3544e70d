package seat

import (
	"context"
	"time"
)

// askEvery is how often a system is asked that does not tell by itself.
const askEvery = 2 * time.Second

// poll asks again and again whether the screen is locked, and tells when it has
// come to be. What the first answer says is only remembered: a system that says
// "locked" to somebody who sits in front of it is mistaken, and would keep them
// out for ever. An answer that is not known changes nothing.
func poll(ask func() (locked, known bool), tell func(Reason)) func(context.Context) {
	return func(ctx context.Context) {
		ticker := time.NewTicker(askEvery)
		defer ticker.Stop()
		before, asked := false, false
		for {
			if locked, known := ask(); known {
				if locked && asked && !before {
					tell(Locked)
				}
				before, asked = locked, true
			}
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
		}
	}
}
