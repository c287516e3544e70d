//go:build !windows && !darwin

package speech

import (
	"context"
	"errors"
	"os/exec"

	"kapukod/internal/text"
)

// say reads through Speech Dispatcher, which screen readers use and whose voice its
// user has chosen, or else through eSpeak NG.
func say(ctx context.Context, lang text.Lang, words string) error {
	err := command(ctx, words, "spd-say", "--application-name", "kapukod", "--language", string(lang), "--wait", "--pipe-mode")
	if ctx.Err() != nil {
		// The dispatcher goes on reading without the program that asked it to.
		_ = command(context.WithoutCancel(ctx), "", "spd-say", "--stop")
		return ctx.Err()
	}
	if err == nil {
		return nil
	}
	err = command(ctx, words, "espeak-ng", "-v", string(lang), "-s", "130", "--stdin")
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && !hasVoice(ctx, lang) {
		return ErrNoVoice
	}
	return err
}

// hasVoice tells whether eSpeak NG can read the language at all.
func hasVoice(ctx context.Context, lang text.Lang) bool {
	return command(ctx, "", "espeak-ng", "-q", "-v", string(lang), "--stdin") == nil
}
