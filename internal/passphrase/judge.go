package passphrase

import (
	"github.com/trustelem/zxcvbn"
	"github.com/trustelem/zxcvbn/match"
)

// Reason tells what a screen should say of a passphrase.
type Reason string

// The reasons. Only ReasonOK goes with Strength.OK.
const (
	ReasonOK        Reason = "ok"
	ReasonTooShort  Reason = "too_short" // also the empty one
	ReasonCommon    Reason = "common"    // a frequent password or words of a dictionary
	ReasonName      Reason = "name"      // names of people
	ReasonOwn       Reason = "own"       // what is known of this user
	ReasonRepeated  Reason = "repeated"  // the same again and again
	ReasonSequence  Reason = "sequence"  // neighbours in the alphabet, in counting or on the keyboard
	ReasonDate      Reason = "date"      // a date or a year
	ReasonGuessable Reason = "guessable" // none of these stands out, and yet it is weak
)

// Strength is a judgement of a passphrase.
type Strength struct {
	// Score is 0 to 4: below 10³, 10⁶, 10¹⁰ and 10¹⁴ guesses, and above.
	Score int
	// Guesses estimates how many tries a guesser needs who knows Hungarian and common passwords.
	Guesses float64
	// OK means Score 3 or more: behind the vault's key derivation, which costs about a second a guess, the whole
	// effort is centuries of a processor.
	OK     bool
	Reason Reason
}

// Judge estimates the strength of passphrase. own are texts a guesser may know of this user, such as the name.
// Accents, their encoding, spaces and hyphens do not count, because leaving them out is what a guesser tries
// first. Only the beginning of a long text is judged, so a long passphrase is at least as good as its judgement
// and a text of any length is judged within milliseconds.
func Judge(passphrase string, own []string) Strength {
	plain := foldLimited(passphrase)
	known := knownWords()
	mine := ownWords(own)
	found := zxcvbn.PasswordStrength(plain, known.after(mine))
	score := scoreOf(found.Guesses)
	strength := Strength{Score: score, Guesses: found.Guesses, OK: score >= 3, Reason: ReasonOK}
	if !strength.OK {
		strength.Reason = explain(found.Sequence, len(plain), func(word string) Reason {
			return known.reasonFor(word, mine)
		})
	}
	return strength
}

func scoreOf(guesses float64) int {
	score := 0
	for _, bound := range []float64{1e3, 1e6, 1e10, 1e14} {
		if guesses >= bound {
			score++
		}
	}
	return score
}

// hasty and brief are lengths in letters: below hasty a passphrase is only called short, whatever it is made of,
// for it may still be being typed; below brief it is called short when nothing else explains it.
const (
	hasty = 8
	brief = 12
)

// explain names what makes up most of a weak passphrase.
func explain(sequence []*match.Match, length int, ofUserInput func(word string) Reason) Reason {
	if length < hasty {
		return ReasonTooShort
	}
	share := map[Reason]int{}
	for _, part := range sequence {
		share[reasonOf(part, ofUserInput)] += len(part.Token)
	}
	share[""] = 0 // what no pattern explains
	best := Reason("")
	// A fixed order makes a draw come out the same each time.
	for _, reason := range []Reason{
		ReasonOwn, ReasonName, ReasonCommon, ReasonRepeated, ReasonSequence, ReasonDate,
	} {
		if share[reason] > share[best] {
			best = reason
		}
	}
	switch {
	case best != "" && 2*share[best] >= length:
		return best
	case length < brief:
		return ReasonTooShort
	case best != "":
		return best
	default:
		return ReasonGuessable
	}
}

func reasonOf(part *match.Match, ofUserInput func(word string) Reason) Reason {
	switch part.Pattern {
	case "dictionary":
		switch part.DictionaryName {
		case "user_inputs":
			return ofUserInput(part.MatchedWord)
		case "male_names", "female_names", "surnames":
			return ReasonName
		default:
			return ReasonCommon
		}
	case "repeat":
		return ReasonRepeated
	case "sequence", "spatial":
		return ReasonSequence
	case "date", "regex":
		return ReasonDate
	default:
		return ""
	}
}
