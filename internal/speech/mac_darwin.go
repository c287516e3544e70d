package speech

import (
	"context"
	"os/exec"

	"kapukod/internal/text"
)

// say reads through macOS's own command, with a voice of the language.
func say(ctx context.Context, lang text.Lang, words string) error {
	list, err := exec.CommandContext(ctx, "/usr/bin/say", "-v", "?").Output()
	if err != nil {
		return err
	}
	voice := voiceOf(string(list), string(lang))
	if voice == "" {
		return ErrNoVoice
	}
	return command(ctx, words, "/usr/bin/say", "-v", voice, "-f", "-")
}
