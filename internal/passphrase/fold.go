package passphrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// judged is how many letters of a passphrase are judged: more than eight words of the generator have, few enough
// for zxcvbn, whose time grows with the square.
const judged = 64

// judgedDense is the same for a text with many different digits and signs that zxcvbn reads as letters ("4" as
// "a"): it tries every combination of readings.
const judgedDense = 20

// fewSigns is how many such signs a text may have before it counts as dense.
const fewSigns = 4

// readAsLetters are the signs that zxcvbn reads as letters.
const readAsLetters = "4@8({[<369!|1057$+%2"

// foldLimited folds the beginning of text, of which it looks at a bounded part.
func foldLimited(text string) string {
	// A folded letter comes from a letter and its marks; eight code points of four bytes are plenty.
	if most := judged * 8 * utf8.UTFMax; len(text) > most {
		text = text[:most]
	}
	folded := fold(text)
	folded = folded[:min(len(folded), judged)]
	if signs(folded) > fewSigns {
		folded = folded[:min(len(folded), judgedDense)]
	}
	return folded
}

// signs counts the different signs of text that zxcvbn reads as letters.
func signs(text string) int {
	count := 0
	for _, sign := range readAsLetters {
		if strings.ContainsRune(text, sign) {
			count++
		}
	}
	return count
}

// fold turns text into the ASCII that a Hungarian would type without accents: "Űrhajó" into "Urhajo". Spaces and
// hyphens go. A letter of another alphabet becomes some ASCII letter, always the same and neighbours for
// neighbours, because zxcvbn cuts longer letters in two. The result only serves to be judged.
func fold(text string) string {
	var out strings.Builder
	for _, r := range norm.NFD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r) || isSeparator(r):
		case r < utf8.RuneSelf:
			out.WriteByte(byte(r))
		default:
			out.WriteByte('a' + byte(r%26))
		}
	}
	return out.String()
}

func isSeparator(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) }
