// Package speech reads codes aloud through the system, digit by digit, in Hungarian or
// English. What is read never stands in the arguments of a program, which every user of
// the computer can see, nor in a file. It brings no voice of its own.
package speech

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"kapukod/internal/text"
)

var (
	// ErrNoProgram means that nothing that reads aloud is installed.
	ErrNoProgram = errors.New("no program that reads aloud")
	// ErrNoVoice means that the system has no voice of the language.
	ErrNoVoice = errors.New("no voice of the language")
	// ErrNotRead means that the system would not read, for example for want of a
	// loudspeaker.
	ErrNotRead = errors.New("the system did not read aloud")
)

// Limit is how long one reading may take: eight digits take six seconds.
const Limit = 20 * time.Second

// Say reads the words aloud and returns when they are read, when ctx ends, or after
// Limit. The words are those of Words, or a sentence as short. An error wraps one of
// this package's, or is that of ctx; it never holds the words.
func Say(ctx context.Context, lang text.Lang, words string) error {
	limited, cancel := context.WithTimeout(ctx, Limit)
	defer cancel()
	err := say(limited, lang, words)
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, ErrNoProgram), errors.Is(err, ErrNoVoice):
		return fmt.Errorf("read aloud: %w", err)
	}
	return fmt.Errorf("read aloud: %w", errors.Join(ErrNotRead, err))
}

// digits are the names of 0 to 9 as they are said one by one.
func digits(lang text.Lang) [10]string {
	if lang == text.Hungarian {
		return [...]string{"nulla", "egy", "kettő", "három", "négy", "öt", "hat", "hét", "nyolc", "kilenc"}
	}
	return [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
}

// Words is a code as it is to be said: its digits one by one, with a longer pause
// between the groups in which it is shown: "egy, kettő, három – négy, öt, hat". What is
// neither a digit nor a blank is left out.
func Words(code string, lang text.Lang) string {
	names := digits(lang)
	var groups []string
	for _, group := range strings.Fields(code) {
		var said []string
		for _, r := range group {
			if r >= '0' && r <= '9' {
				said = append(said, names[r-'0'])
			}
		}
		if len(said) > 0 {
			groups = append(groups, strings.Join(said, ", "))
		}
	}
	return strings.Join(groups, " – ")
}
