package e2e

import (
	"context"
	"errors"
	"fmt"
	"image"
	"path/filepath"
	"time"

	"kapukod/assets"
	"kapukod/e2e/rig"
	"kapukod/internal/text"
)

// Kapukod is the program's window as its user sees it. What to press and what to
// see is named by the keys of assets/lang.
type Kapukod struct {
	*actor
	stage   *Stage
	words   *text.Catalog
	program *rig.Program
	window  *rig.Window
}

// Start starts Kapukód for the stage's user and puts its window beside the
// browser. lang is the language in which the user reads it; env are more
// environment variables.
func (s *Stage) Start(lang text.Lang, env ...string) *Kapukod {
	k := s.StartAlone(lang, env...)
	k.act("move Kapukód's window", func(ctx context.Context) error {
		return k.window.Place(ctx, s.right())
	})
	return k
}

// StartAlone is Start with the window where and as large as the program itself
// puts it.
func (s *Stage) StartAlone(lang text.Lang, env ...string) *Kapukod {
	k := &Kapukod{actor: &s.actor, stage: s}
	k.words = get(k.actor, "load the sentences", func(context.Context) (*text.Catalog, error) {
		return text.Load(assets.Files(), lang)
	})
	k.program = get(k.actor, "start Kapukód", func(ctx context.Context) (*rig.Program, error) {
		return s.Screen.StartWith(ctx, rig.Launch{Path: s.Program("kapukod"), Env: append(s.Home.Env(), env...)})
	})
	if k.program != nil {
		s.started = append(s.started, k.program)
	}
	k.window = get(k.actor, "see Kapukód's window", func(ctx context.Context) (*rig.Window, error) {
		return s.Screen.WindowOf(ctx, k.program)
	})
	return k
}

// Program is the path of one of our built programs.
func (s *Stage) Program(name string) string { return filepath.Join(s.programs, name) }

// Kill ends Kapukód with SIGKILL.
func (k *Kapukod) Kill() {
	k.act("kill Kapukód", func(context.Context) error {
		k.program.Kill()
		return nil
	})
}

// Output is what Kapukód wrote to standard output and error. It is for checks,
// not for printing.
func (k *Kapukod) Output() string { return k.program.Output() }

// Exit waits for the program's end and returns its exit code.
func (k *Kapukod) Exit() int { return get(k.actor, "wait for Kapukód's end", k.program.Wait) }

// errNoSentence means that a key is not in assets/lang.
var errNoSentence = errors.New("there is no such sentence")

// phrase is the sentence with this key, which must exist.
func (k *Kapukod) phrase(key string, args ...any) (string, error) {
	if !k.words.Has(key) {
		return "", fmt.Errorf("%w: %s", errNoSentence, key)
	}
	return k.words.T(key, args...), nil
}

// Press clicks on the button whose label has this key.
func (k *Kapukod) Press(key string, args ...any) {
	k.act("press "+key, func(ctx context.Context) error {
		phrase, err := k.phrase(key, args...)
		if err != nil {
			return err
		}
		return k.window.Click(ctx, phrase)
	})
}

// Timed is Press that tells how long it took until the page to which it leads was there.
func (k *Kapukod) Timed(key string) time.Duration {
	return get(k.actor, "press "+key, func(ctx context.Context) (time.Duration, error) {
		phrase, err := k.phrase(key)
		if err != nil {
			return 0, err
		}
		return k.window.Timed(ctx, phrase)
	})
}

// Sees waits until the window shows the sentence with this key.
func (k *Kapukod) Sees(key string, args ...any) {
	k.act("see "+key, func(ctx context.Context) error {
		phrase, err := k.phrase(key, args...)
		if err != nil {
			return err
		}
		_, _, err = k.window.Seek(ctx, phrase)
		return err
	})
}

// SeesOne waits until the window shows one of the sentences and returns its key.
func (k *Kapukod) SeesOne(keys ...string) string {
	return get(k.actor, "see one of several sentences", func(ctx context.Context) (string, error) {
		phrases := make([]string, len(keys))
		for i, key := range keys {
			var err error
			if phrases[i], err = k.phrase(key); err != nil {
				return "", err
			}
		}
		i, _, err := k.window.Seek(ctx, phrases...)
		if err != nil {
			return "", err
		}
		return keys[i], nil
	})
}

// SeesText waits until the window shows a text that is not from assets/lang,
// such as the name of an entry. The text must be no secret.
func (k *Kapukod) SeesText(phrase string) {
	k.act("see "+phrase, func(ctx context.Context) error {
		_, _, err := k.window.Seek(ctx, phrase)
		return err
	})
}

// Shows tells whether the window shows a text now.
func (k *Kapukod) Shows(phrase string) bool {
	return get(k.actor, "look for "+phrase, func(ctx context.Context) (bool, error) { return k.window.Shows(ctx, phrase) })
}

// PressText clicks on a text that is not from assets/lang and no secret.
func (k *Kapukod) PressText(phrase string) {
	k.act("press "+phrase, func(ctx context.Context) error { return k.window.Click(ctx, phrase) })
}

// Write clicks into the field under the label with this key, empties it and
// types the text.
func (k *Kapukod) Write(label, text string) {
	k.Into(label)
	k.act("write under "+label, func(ctx context.Context) error {
		if err := k.stage.Screen.Press(ctx, "ctrl+a", "Delete"); err != nil {
			return err
		}
		return k.stage.Screen.Type(ctx, text)
	})
}

// Paste clicks into the field under the label and pastes the clipboard.
func (k *Kapukod) Paste(label string) {
	k.Into(label)
	k.act("paste under "+label, func(ctx context.Context) error {
		return k.stage.Screen.Press(ctx, "ctrl+v")
	})
}

// Into clicks into the field under the label with this key.
func (k *Kapukod) Into(label string) {
	k.act("click under "+label, func(ctx context.Context) error {
		phrase, err := k.phrase(label)
		if err != nil {
			return err
		}
		for range intoTries {
			m, err := k.window.Raised(ctx, phrase)
			if err != nil {
				return err
			}
			// The field begins half a line below its label and is two lines high.
			line := m.First.Dy()
			at := image.Pt(m.First.Min.X+2*line, m.Box.Max.Y+line*7/5)
			if answered, err := k.stage.Screen.ClickInto(ctx, at); err != nil || answered {
				return err
			}
		}
		return nil // it had the keyboard already, and its cursor does not blink
	})
}

// intoTries is how often a field is looked for anew that did not answer, since the
// page moved just then.
const intoTries = 3

// Copying lets another program's text lie on the clipboard, does something and returns
// what lies there then: it may be the same that lay there before.
func (k *Kapukod) Copying(do func()) string {
	const others = "from another program"
	k.stage.SetClipboard(others)
	do()
	return k.Copied(others)
}

// Copied waits until the clipboard holds a text that is not before, and returns
// it.
func (k *Kapukod) Copied(before string) string {
	return get(k.actor, "see the clipboard change", func(ctx context.Context) (string, error) {
		ctx, cancel := context.WithTimeout(ctx, rig.SeeLimit)
		defer cancel()
		for {
			if text, err := k.stage.Screen.Clipboard(ctx); err == nil && text != before {
				return text, nil
			}
			if err := rig.Pause(ctx, 100*time.Millisecond); err != nil {
				return "", err
			}
		}
	})
}

// SeesSecret is SeesText for a secret: what names it in an error.
func (k *Kapukod) SeesSecret(what, secret string) {
	k.act("see "+what, func(ctx context.Context) error {
		_, _, err := k.window.Seek(ctx, secret)
		return err
	})
}

// Pid is the program's process id.
func (k *Kapukod) Pid() int { return k.program.Pid() }

// Front brings the window to the front.
func (k *Kapukod) Front() {
	k.act("bring Kapukód to the front", k.window.Focus)
}

// Snap saves a picture of the window alone, when it has come to rest.
func (k *Kapukod) Snap(file string) {
	k.act("take a picture of the window", func(ctx context.Context) error {
		// The mouse would leave its shade on a button.
		if err := k.stage.Screen.Point(ctx, image.Point{}); err != nil {
			return err
		}
		return k.window.Snap(ctx, file)
	})
}

// Aside moves the window to the right edge of the screen, as large as it is.
func (k *Kapukod) Aside() {
	k.act("move Kapukód's window", func(ctx context.Context) error {
		r, err := k.window.Rect(ctx)
		if err != nil {
			return err
		}
		right := k.stage.right()
		return k.window.Place(ctx, r.Add(image.Pt(right.Max.X-r.Max.X, right.Min.Y-r.Min.Y)))
	})
}

// Magnified says how many times as large as usual the letters of the window are.
func (k *Kapukod) Magnified(factor int) {
	k.act("read larger letters", func(context.Context) error {
		k.window.Magnified(factor)
		return nil
	})
}
