package care

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kapukod/internal/vault"
)

// ParseTags reads tags as typed: with commas, semicolons or line ends between
// them. Blanks around and within are made one, and of tags that differ in case
// alone the first is taken.
//
// Its error: ErrLongTags.
func ParseTags(typed string) ([]string, error) {
	var tags []string
	for _, part := range strings.FieldsFunc(typed, separates) {
		tag := norm.NFC.String(strings.Join(strings.Fields(strings.ToValidUTF8(part, "")), " "))
		if tag == "" || indexOf(tags, tag) >= 0 {
			continue
		}
		if tags = append(tags, tag); len(tag) > vault.MaxTag || len(tags) > vault.MaxTags {
			return nil, fmt.Errorf("read tags: %w", ErrLongTags)
		}
	}
	return tags, nil
}

func separates(r rune) bool { return r == ',' || r == ';' || r == '\n' || r == '\r' }

// WriteTags is how tags are shown to be edited.
func WriteTags(tags []string) string { return strings.Join(tags, ", ") }

// ToggleTag adds a tag to those typed, or takes it out.
func ToggleTag(typed, tag string) string {
	tags, err := ParseTags(typed)
	if err != nil {
		return typed
	}
	if i := indexOf(tags, tag); i >= 0 {
		return WriteTags(slices.Delete(tags, i, i+1))
	}
	return WriteTags(append(tags, tag))
}

// HasTag tells whether a tag is among those typed.
func HasTag(typed, tag string) bool {
	tags, _ := ParseTags(typed)
	return indexOf(tags, tag) >= 0
}

func indexOf(tags []string, tag string) int {
	return slices.IndexFunc(tags, func(t string) bool { return strings.EqualFold(t, tag) })
}

// UsedTags are the tags of all living entries, those in most use first, at most
// the given number.
func UsedTags(entries []vault.Entry, most int) []string {
	uses := make(map[string]int)
	name := make(map[string]string) // as first written
	for i := range entries {
		if entries[i].Deleted != nil {
			continue
		}
		for _, tag := range entries[i].Tags {
			folded := strings.ToLower(tag)
			if uses[folded]++; name[folded] == "" {
				name[folded] = tag
			}
		}
	}
	var used []string
	for folded := range uses {
		used = append(used, name[folded])
	}
	slices.SortFunc(used, func(a, b string) int {
		x, y := strings.ToLower(a), strings.ToLower(b)
		return cmp.Or(cmp.Compare(uses[y], uses[x]), strings.Compare(x, y))
	})
	return used[:min(len(used), most)]
}
