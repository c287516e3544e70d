package program

import (
	"bytes"
	"context"
	"strings"

	phrasepages "kapukod/app/screens/passphrase"
	"kapukod/app/screens/welcome"
	"kapukod/internal/passphrase"
	"kapukod/internal/text"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
	"kapukod/internal/wellbeing"
)

// suggestedWords is the number of words of a suggested passphrase: about 62
// bits, out of reach behind scrypt.
const suggestedWords = 6

// showWelcome begins the first start.
func (p *Program) showWelcome() {
	p.again = p.showWelcome
	p.shell.Show(welcome.New(p.words, welcome.Actions{
		Language: p.chooseLanguage, Start: p.showFirstPassphrase, Guides: p.showGuides,
	}))
}

// showFirstPassphrase asks for the passphrase of the vault that is made with
// it.
func (p *Program) showFirstPassphrase() {
	p.choosePassphrase(phrasepages.Wording{
		Title: p.words.T("welcome.phrase.title"), Why: p.words.T("welcome.phrase.why"),
		Submit: p.words.T("welcome.create"), Working: p.words.T("welcome.creating"),
		WorkingTitle: p.words.T("welcome.creating.title"), WorkingText: p.words.T("welcome.creating.text"),
	}, p.deps.Vault.Member, p.createVault, p.showWelcome)
}

// choosePassphrase shows the pages on which a new passphrase is chosen. use
// gets it, wipes it, and answers the screen with Failed when it did not work.
// It is judged as that of the person about, whose name is easily guessed.
func (p *Program) choosePassphrase(wording phrasepages.Wording, about string,
	use func(*phrasepages.Screen, []byte), back func()) {
	var screen *phrasepages.Screen
	screen = phrasepages.New(p.words, wording, phrasepages.Actions{
		Suggest: p.suggest,
		Judge: func(typed string) passphrase.Strength {
			return passphrase.Judge(typed, []string{p.deps.Vault.Member, about})
		},
		Same: func(a, b string) bool {
			return bytes.Equal(vault.NormalizePassphrase([]byte(a)), vault.NormalizePassphrase([]byte(b)))
		},
		Use: func(phrase []byte) {
			p.session.Touch()
			use(screen, phrase)
		},
		Back: back,
	})
	p.shell.Show(screen)
}

// suggest makes a passphrase with spaces between its words, which are easier
// to read, to type and to break into lines than hyphens.
func (p *Program) suggest() (string, error) {
	phrase, err := passphrase.Generate(p.deps.Rand, suggestedWords)
	return strings.ReplaceAll(phrase, "-", " "), err
}

func (p *Program) createVault(screen *phrasepages.Screen, phrase []byte) {
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		defer clear(phrase)
		who := vaultfile.NewMember{Name: p.deps.Vault.Member, Passphrase: phrase}
		made, recovery, err := vaultfile.Create(ctx, p.deps.Vault.Dir, who, p.deps.Vault.Options)
		return func() {
			if err != nil {
				screen.Failed(p.sentence(err))
				return
			}
			p.welfare.phrase = wellbeing.Strong // no other is taken for a new vault
			p.openWithSheet(made, recovery)
		}
	})
}

func (p *Program) chooseLanguage(lang text.Lang) {
	next := p.settings
	next.Language = string(lang)
	p.change(next)
}
