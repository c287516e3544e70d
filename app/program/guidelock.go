package program

import "kapukod/internal/vaultfile"

// leaveForLock puts the guide aside until the vault is opened again, which goes
// on with it.
func (p *Program) leaveForLock() {
	p.widen()
	if p.guide == nil {
		return
	}
	way, back := p.guide.walk, p.guide.back
	p.guide = nil
	p.whenOpen = func() {
		p.guide = &guiding{walk: way, back: back}
		way.Settle(p.standing())
		p.showStep()
	}
}

// locked tells whether there is a vault that only has to be opened.
func (p *Program) locked() bool {
	if p.vault != nil {
		return false
	}
	exists, err := vaultfile.Exists(p.deps.Vault.Dir, p.deps.Vault.Options)
	return err == nil && exists
}

// unlockForGuide has the vault opened for a guide that was begun while it was
// locked, and goes on with it.
func (p *Program) unlockForGuide() {
	way := p.guide.walk
	p.leaveForLock()
	p.whenOpen = func() {
		p.takeEntries(p.vault.Document())
		// What was there before the guide belongs to the locked vault.
		p.guide = &guiding{walk: way, back: p.showCodes}
		way.Settle(p.standing())
		if id := way.Guide().ID; !way.Enrols() && way.Entry() == "" {
			switch fitting := p.entriesFor(id); len(fitting) {
			case 0:
			case 1:
				way.About(fitting[0].ID)
			default:
				p.askWhose(id, fitting, p.showCodes)
				return
			}
		}
		p.showStep()
	}
	p.showUnlock("")
}
