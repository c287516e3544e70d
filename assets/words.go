package assets

import (
	_ "embed" // for the word list
	"strings"
)

// wordList is filled in by the compiler and never changed.
//
//go:embed words/hu.txt
var wordList string

// Words gives the 1,296 words of generated passphrases, sorted: words/hu.txt, whose licence stands beside it.
// 1,296 is 6⁴, so four throws of a die choose a word too; one word is worth 10.34 bits.
func Words() []string { return strings.Fields(wordList) }
