package passphrase

import (
	_ "embed" // for the word lists
	"slices"
	"strings"
	"sync"

	"kapukod/assets"
)

// The lists are filled in by the compiler and never changed. They are written as people write them, with accents,
// and folded when read.
//
//go:embed lists/passwords.txt
var passwordList string

//go:embed lists/names.txt
var nameList string

//go:embed lists/words.txt
var plainWordList string

// known are the words that a guesser in Hungary tries, folded, the likeliest first, none twice.
type known struct {
	ranked []string
	names  map[string]bool
}

// knownWords reads the lists once: folding thousands of words at each key press would be felt.
var knownWords = sync.OnceValue(func() known {
	k := known{names: map[string]bool{}}
	seen := map[string]bool{}
	add := func(word string) {
		word = strings.ToLower(fold(word))
		if !seen[word] {
			seen[word] = true
			k.ranked = append(k.ranked, word)
		}
	}
	for word := range strings.FieldsSeq(passwordList) {
		add(word)
	}
	for name := range strings.FieldsSeq(nameList) {
		add(name)
		k.names[strings.ToLower(fold(name))] = true
	}
	for _, word := range assets.Words() {
		add(word)
	}
	for word := range strings.FieldsSeq(plainWordList) {
		add(word)
	}
	return k
})

// after gives the known words behind mine, the likeliest of all. A word comes once: zxcvbn believes the last.
func (k known) after(mine []string) []string {
	all := make([]string, 0, len(mine)+len(k.ranked))
	all = append(all, mine...)
	for _, word := range k.ranked {
		if !slices.Contains(mine, word) {
			all = append(all, word)
		}
	}
	return all
}

// reasonFor tells what a word of the lists, or of what is known of the user, is.
func (k known) reasonFor(word string, mine []string) Reason {
	switch {
	case slices.Contains(mine, word):
		return ReasonOwn
	case k.names[word]:
		return ReasonName
	default:
		return ReasonCommon
	}
}

// ownLimit bounds how many words known of the user are looked for.
const ownLimit = 32

// ownWords splits what is known of the user into folded words of three letters or more.
func ownWords(own []string) []string {
	var words []string
	for _, text := range own {
		for word := range strings.FieldsFuncSeq(text, isSeparator) {
			if len(words) == ownLimit {
				return words
			}
			word = strings.ToLower(foldLimited(word))
			if len(word) >= 3 && !slices.Contains(words, word) {
				words = append(words, word)
			}
		}
	}
	return words
}
