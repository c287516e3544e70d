package speech

import (
	"strings"
)

// voiceOf finds the first voice of a language in the list that macOS's say gives: a
// line a voice, such as "Tünde               hu_HU    # Szia, Tünde vagyok.". The name
// may have blanks and brackets in it. Empty for none.
func voiceOf(list, lang string) string {
	for line := range strings.Lines(list) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		locale := fields[len(fields)-1]
		if strings.HasPrefix(locale, lang+"_") || strings.HasPrefix(locale, lang+"-") {
			return strings.Join(fields[:len(fields)-1], " ")
		}
	}
	return ""
}
