// Package text owns the sentences of the program: it looks them up by key in one language and fills in the
// values.
//
// It never chooses a sentence for an error and never falls back to another language: a hole in a language is
// an error of the program, which a test finds. The sentences themselves are in assets/lang.
package text

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Folder is where Load looks for the message files inside its file system.
const Folder = "lang"

// ErrEmpty means that a message file holds a key without a sentence.
var ErrEmpty = errors.New("empty message")

// Catalog holds the sentences of one language. It never changes, and is safe for concurrent use.
type Catalog struct {
	lang      Lang
	localizer *i18n.Localizer
	plain     map[string]string // sentences without a placeholder, ready to show
	filled    map[string]bool   // keys of sentences with placeholders
}

// Load reads Folder/<lang>.json from fsys: one flat object from key to sentence, where {{.Name}} marks the
// place of a value. A nested object, an empty sentence or a broken placeholder is an error.
func Load(fsys fs.FS, lang Lang) (*Catalog, error) {
	name := path.Join(Folder, string(lang)+".json")
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read messages: %w", err)
	}
	var sentences map[string]string
	if err := json.Unmarshal(raw, &sentences); err != nil {
		return nil, fmt.Errorf("parse messages of %s: %w", name, err)
	}
	catalog, err := newCatalog(lang, sentences)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", name, err)
	}
	return catalog, nil
}

func newCatalog(lang Lang, sentences map[string]string) (*Catalog, error) {
	tag := language.Make(string(lang))
	bundle := i18n.NewBundle(tag)
	c := &Catalog{lang: lang, plain: map[string]string{}, filled: map[string]bool{}}
	for key, sentence := range sentences {
		if sentence == "" {
			return nil, fmt.Errorf("%w: %s", ErrEmpty, key)
		}
		names, err := Placeholders(sentence)
		if err != nil {
			return nil, fmt.Errorf("message %s: %w", key, err)
		}
		if len(names) == 0 {
			c.plain[key] = sentence
			continue
		}
		c.filled[key] = true
		if err := bundle.AddMessages(tag, &i18n.Message{ID: key, Other: sentence}); err != nil {
			return nil, fmt.Errorf("message %s: %w", key, err)
		}
	}
	c.localizer = i18n.NewLocalizer(bundle, string(lang))
	return c, nil
}

// T gives the sentence of key with its values filled in; args are names and values in turn:
//
//	catalog.T("codes.left", "Seconds", 12)
//
// A key that does not exist comes back as ⟦key⟧ and a value that was not given as ⟦Name⟧, so that a mistake
// shows on the screen and nothing breaks. Values without a placeholder are ignored.
func (c *Catalog) T(key string, args ...any) string {
	if sentence, ok := c.plain[key]; ok {
		return sentence
	}
	if !c.filled[key] {
		return missing(key)
	}
	sentence, err := c.localizer.Localize(&i18n.LocalizeConfig{
		MessageID:      key,
		TemplateData:   args,
		TemplateParser: placeholderParser{},
	})
	if err != nil {
		return missing(key)
	}
	return sentence
}

// Has tells whether key has a sentence.
func (c *Catalog) Has(key string) bool {
	_, plain := c.plain[key]
	return plain || c.filled[key]
}

// Lang is the language of the sentences.
func (c *Catalog) Lang() Lang { return c.lang }

// Keys gives every key, sorted.
func (c *Catalog) Keys() []string {
	keys := make([]string, 0, len(c.plain)+len(c.filled))
	for key := range c.plain {
		keys = append(keys, key)
	}
	for key := range c.filled {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func missing(name string) string { return "⟦" + name + "⟧" }
