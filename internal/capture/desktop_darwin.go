package capture

import (
	"context"
	"fmt"
)

// System captures the running session's screens, once the user has allowed it in the system's
// settings. Without that permission macOS hands out pictures of the wallpaper alone.
func System(Desktop) *Capturer {
	src := newDirect(func(work func()) { work() })
	return &Capturer{
		ways: func(ctx context.Context) ([]way, error) {
			limited, cancel := context.WithTimeoutCause(ctx, Timeout, ErrTimeout)
			defer cancel()
			allowed, err := bounded(limited, func() (bool, error) { return allowed() || request(), nil })
			switch {
			case err != nil:
				return nil, fmt.Errorf("ask for the permission: %w", err)
			case !allowed:
				return nil, fmt.Errorf("ask for the permission: %w", ErrNoPermission)
			}
			return []way{screensOf(src)}, nil
		},
		permission: func() Permission {
			if allowed() {
				return Free
			}
			return Missing
		},
	}
}
