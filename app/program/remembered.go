package program

import (
	"context"
	"errors"

	"kapukod/app"
	"kapukod/app/screens/remember"
	"kapukod/app/screens/unlock"
	"kapukod/app/widgets"
	keeper "kapukod/internal/remember"
	"kapukod/internal/session"
	"kapukod/internal/vaultfile"
)

// Door is how the vault is opened on this computer.
type Door struct {
	// Remember keeps what opens the vault without the passphrase; without
	// functions where nothing can be kept.
	Remember keeper.Keeper
	// Tries keeps the wrong passphrases while the program does not run.
	Tries session.TriesStore
}

// canRemember tells whether there is a place to keep anything.
func (p *Program) canRemember() bool {
	k := p.deps.Door.Remember
	return k.Ring.Get != nil && k.File.Read != nil
}

// remembers tells whether the vault opens without the passphrase.
func (p *Program) remembers() bool { return p.canRemember() && p.deps.Door.Remember.Has() }

// showRemember shows the page about it; back leaves it.
func (p *Program) showRemember(back func()) *remember.Screen {
	p.again = func() { p.showRemember(back) }
	p.session.Touch()
	var screen *remember.Screen
	screen = remember.New(p.words, p.remembers(), remember.Actions{
		TurnOn:  func(own []byte) { p.turnOnRemember(screen, own, back) },
		TurnOff: func() { p.turnOffRemember(screen, back) },
		Back:    back,
	})
	p.shell.Show(screen)
	return screen
}

func (p *Program) turnOnRemember(screen *remember.Screen, own []byte, back func()) {
	p.session.Touch()
	open := p.vault
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		defer clear(own)
		secret, err := open.Remember(ctx, own)
		if err == nil {
			err = p.deps.Door.Remember.Keep(ctx, secret)
			clear(secret)
		}
		return func() { p.rememberChanged(screen, err, "", back) } // the page says that it is on
	})
}

func (p *Program) turnOffRemember(screen *remember.Screen, back func()) {
	p.session.Touch()
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		err := p.deps.Door.Remember.Forget(ctx)
		return func() { p.rememberChanged(screen, err, "remember.turnedoff", back) }
	})
}

// rememberChanged shows the page anew, or why nothing has changed. An answer that
// comes after the page was left has nowhere to go.
func (p *Program) rememberChanged(screen *remember.Screen, err error, did string, back func()) {
	p.overwriteMemory()
	switch {
	case p.shell.Current() != app.Screen(screen):
	case err != nil:
		screen.Failed(p.sentence(err))
	default:
		if again := p.showRemember(back); did != "" {
			again.Tell(widgets.Good, p.words.T(did), "")
		}
	}
}

// openRemembered opens the vault without the passphrase, and says what to do
// where that does not work.
func (p *Program) openRemembered(screen *unlock.Screen) {
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		err := p.session.UnlockWith(ctx, p.recall)
		if err == nil {
			return nil // sessionChanged shows the codes
		}
		return func() {
			switch {
			case errors.Is(err, vaultfile.ErrForgotten), errors.Is(err, keeper.ErrNothing):
				screen.Typed(false)
			case errors.Is(err, keeper.ErrRing):
				screen.Typed(true) // it may answer the next time
			}
			p.tellNotOpened(err)
		}
	})
}

// recall is the slow part of it. What opens the vault no more is forgotten.
func (p *Program) recall(ctx context.Context) (session.Opened, error) {
	secret, err := p.deps.Door.Remember.Recall(ctx)
	defer clear(secret)
	if err == nil {
		var opened *vaultfile.Vault
		if opened, err = vaultfile.UnlockRemembered(ctx, p.deps.Vault.Dir, secret, p.deps.Vault.Options); err == nil {
			return opened, nil
		}
	}
	if errors.Is(err, vaultfile.ErrForgotten) || errors.Is(err, keeper.ErrNothing) {
		_ = p.deps.Door.Remember.Forget(ctx) // it opens nothing, whether it goes or not
	}
	return nil, err
}

// forgetRemembered ends it where the passphrase has changed.
func (p *Program) forgetRemembered(ctx context.Context) {
	if p.remembers() {
		_ = p.deps.Door.Remember.Forget(ctx) // it opens nothing any more, whether it goes or not
	}
}
