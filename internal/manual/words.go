package manual

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
)

// chaptersFile is filled in by the compiler and never changed.
//
//go:embed chapters.json
var chaptersFile []byte

// words are the manual's own, beside the guides.
type words struct {
	Title      string    `json:"title"`
	Subtitle   string    `json:"subtitle"`
	Unofficial string    `json:"unofficial"`
	Labels     labels    `json:"labels"`
	Months     []string  `json:"months"`
	Chapters   []chapter `json:"chapters"`
}

type labels struct {
	Contents   string `json:"contents"`
	Guides     string `json:"guides"`
	GuidesText string `json:"guides_text"`
	Checked    string `json:"checked"`
	Practice   string `json:"practice"`
	LookFor    string `json:"look_for"`
	Warning    string `json:"warning"`
	Trouble    string `json:"trouble"`
	GoTo       string `json:"go_to"`
	Choose     string `json:"choose"`
	Open       string `json:"open"`
	Drawing    string `json:"drawing"`
	Here       string `json:"here"`
	NotHere    string `json:"not_here"`
	Made       string `json:"made"`
	PDF        string `json:"pdf"`
}

// chapter is a page of the manual that is not a guide.
type chapter struct {
	ID         string   `json:"id"`
	Title      string   `json:"title"`
	Paragraphs []string `json:"paragraphs"`
	Picture    string   `json:"picture"` // name of a screen, "" for none
	Alt        string   `json:"alt"`     // what the picture shows
}

func loadWords() (words, error) {
	decoder := json.NewDecoder(bytes.NewReader(chaptersFile))
	decoder.DisallowUnknownFields()
	var w words
	if err := decoder.Decode(&w); err != nil {
		return words{}, fmt.Errorf("read the manual's chapters: %w", err)
	}
	if len(w.Months) != 12 {
		return words{}, fmt.Errorf("read the manual's chapters: %d months", len(w.Months))
	}
	return w, nil
}
