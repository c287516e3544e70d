package program

import (
	"context"
	"fmt"

	"kapukod/app/screens/device"
	"kapukod/internal/care"
	"kapukod/internal/otpauth"
	"kapukod/internal/paper"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// showKey shows the pages of an entry's key, for a second device.
func (p *Program) showKey(id string) {
	document := p.vault.Document()
	defer document.Wipe()
	e := document.Entry(id)
	if e == nil || e.Deleted != nil {
		p.showCodes()
		return
	}
	p.again = func() { p.showEntry(id) }
	p.session.Touch()
	both := "device.both.text"
	if care.ServiceOf(e) == vault.ServiceUgyfelkapu {
		both = "device.both.ugyfelkapu"
	}
	var screen *device.Screen
	screen = device.New(p.words, device.Entry{Name: p.nameOf(e), Both: p.words.T(both)}, device.Actions{
		Show: func(phrase []byte) { p.revealKey(screen, id, phrase) },
		Back: func() { p.showEntry(id) },
	})
	p.shell.Show(screen)
}

// revealKey shows the key when the passphrase is the user's own.
func (p *Program) revealKey(screen *device.Screen, id string, phrase []byte) {
	p.session.Touch()
	open := p.vault
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		defer clear(phrase)
		key, kind, err := keyOf(ctx, open, id, phrase)
		return func() {
			switch {
			case p.vault != open || p.shell.Current() != screen:
				// Nobody is there to read it: it goes no further.
				if err == nil {
					clear(key.Picture.Pix)
				}
				p.overwriteMemory()
			case err != nil:
				screen.Failed(p.sentence(err))
			default:
				key.Unusual = p.unusual(kind)
				screen.Revealed(key, p.deps.Clock.Now())
			}
		}
	})
}

// keyOf is an entry's key to be shown, and the same without its secret. It runs
// on a background goroutine.
func keyOf(ctx context.Context, open *vaultfile.Vault, id string, phrase []byte) (shown device.Key, kind otpauth.Key, err error) {
	if err := open.ConfirmPassphrase(ctx, phrase); err != nil {
		return shown, kind, err
	}
	document := open.Document()
	defer document.Wipe()
	e := document.Entry(id)
	if e == nil || e.Deleted != nil {
		return shown, kind, vaultfile.ErrNoEntry
	}
	shown.Grouped = e.Key.GroupedSecret()
	if shown.Picture, err = paper.CodePicture(e.Key.URI()); err != nil {
		return shown, kind, fmt.Errorf("show key: %w", err)
	}
	kind = e.Key
	kind.Secret = nil
	return shown, kind, nil
}

// unusual says what has to be set beside a key that is typed; empty where it is
// what every authenticator takes for granted.
func (p *Program) unusual(k otpauth.Key) string {
	if k.Algorithm == otpauth.SHA1 && k.Digits == otpauth.DefaultDigits && k.Period == otpauth.DefaultPeriod {
		return ""
	}
	return p.words.T("device.unusual", "Algorithm", string(k.Algorithm), "Digits", k.Digits, "Period", k.Period)
}
