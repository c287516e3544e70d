package text

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n/template"
)

// ErrPlaceholder means that a sentence holds something in braces that is not a plain {{.Name}}.
var ErrPlaceholder = errors.New("bad placeholder")

// Placeholders gives the names in sentence, each once, sorted.
func Placeholders(sentence string) ([]string, error) {
	pieces, err := split(sentence)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, p := range pieces {
		if p.isName && !slices.Contains(names, p.text) {
			names = append(names, p.text)
		}
	}
	slices.Sort(names)
	return names, nil
}

// piece is a stretch of a sentence: literal text, or the name of a value.
type piece struct {
	text   string
	isName bool
}

// placeholderParser takes the place of text/template in go-i18n: a message file can then do nothing but name
// values, and filling one in costs no reflection. go-i18n keeps what Parse returns.
type placeholderParser struct{}

func (placeholderParser) Cacheable() bool { return true }

func (placeholderParser) Parse(src, _, _ string) (template.ParsedTemplate, error) {
	pieces, err := split(src)
	if err != nil {
		return nil, err
	}
	return filler(pieces), nil
}

type filler []piece

// Execute fills in data, which is the []any of names and values given to T.
func (f filler) Execute(data any) (string, error) {
	args, ok := data.([]any)
	if !ok {
		return "", fmt.Errorf("fill in message: want names and values, have %T", data)
	}
	var out strings.Builder
	for _, p := range f {
		if p.isName {
			out.WriteString(valueOf(p.text, args))
		} else {
			out.WriteString(p.text)
		}
	}
	return out.String(), nil
}

func valueOf(name string, args []any) string {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] != name {
			continue
		}
		if text, ok := args[i+1].(string); ok {
			return text
		}
		return fmt.Sprint(args[i+1])
	}
	return missing(name)
}

func split(sentence string) ([]piece, error) {
	var pieces []piece
	for sentence != "" {
		before, rest, found := strings.Cut(sentence, "{{")
		if strings.Contains(before, "}}") {
			return nil, fmt.Errorf("%w: closing braces without opening ones", ErrPlaceholder)
		}
		if before != "" {
			pieces = append(pieces, piece{text: before})
		}
		if !found {
			break
		}
		inside, after, closed := strings.Cut(rest, "}}")
		name, dotted := strings.CutPrefix(inside, ".")
		if !closed || !dotted || !isName(name) {
			return nil, fmt.Errorf("%w: want {{.Name}}", ErrPlaceholder)
		}
		pieces = append(pieces, piece{text: name, isName: true})
		sentence = after
	}
	return pieces, nil
}

// isName reports whether name is an upper-case ASCII letter followed by ASCII letters and digits.
func isName(name string) bool {
	for i, r := range name {
		upper := r >= 'A' && r <= 'Z'
		lower := r >= 'a' && r <= 'z'
		digit := r >= '0' && r <= '9'
		if !upper && (i == 0 || !lower && !digit) {
			return false
		}
	}
	return name != ""
}
