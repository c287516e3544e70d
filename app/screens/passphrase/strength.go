package passphrase

import "kapukod/internal/passphrase"

// strengthHint says in words how strong a typed passphrase is.
func (s *Screen) strengthHint(strength passphrase.Strength, typed string) string {
	switch {
	case typed == "":
		return s.words.T("welcome.own.hint")
	case strength.OK && strength.Score >= 4:
		return s.words.T("welcome.strength.strong")
	case strength.OK:
		return s.words.T("welcome.strength.good")
	}
	return s.words.T("welcome.strength.weak") + " " + s.words.T("welcome.strength."+string(strength.Reason))
}
