package e2e

import (
	"context"
	"fmt"
)

// actor does one act after another and stops at the first that fails, as bufio's
// writers do: a script of thirty acts reads as thirty lines, and Err tells
// whether all went well. The context is kept here because it spans the script.
type actor struct {
	ctx    context.Context
	err    error
	failed func() // called once, at the first failure, while all is still on the screen
}

// Err is the first failure, with the act that failed; nil when none did.
func (a *actor) Err() error { return a.err }

func (a *actor) act(what string, do func(context.Context) error) {
	if a.err != nil {
		return
	}
	if err := do(a.ctx); err != nil {
		a.fail(what, err)
	}
}

// fail notes a failure, unless there was one before.
func (a *actor) fail(what string, err error) {
	if a.err != nil {
		return
	}
	a.err = fmt.Errorf("%s: %w", what, err)
	if a.failed != nil {
		a.failed()
	}
}

// get is act for what gives a value; the zero value after a failure.
func get[T any](a *actor, what string, do func(context.Context) (T, error)) T {
	var value T
	a.act(what, func(ctx context.Context) error {
		var err error
		value, err = do(ctx)
		return err
	})
	return value
}
