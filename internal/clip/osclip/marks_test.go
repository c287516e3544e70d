package osclip

import (
	"bytes"
	"testing"
)

// TestMarksOfEverySystem holds the marks against what each system's documentation asks for: names to the letter,
// and values that are never empty, which Windows would leave out.
func TestMarksOfEverySystem(t *testing.T) {
	systems := map[string]struct {
		marks []mark
		want  map[string][]byte
	}{
		"Windows": {windowsMarks(), map[string][]byte{
			"ExcludeClipboardContentFromMonitorProcessing": nil, // any value
			"CanIncludeInClipboardHistory":                 {0, 0, 0, 0},
			"CanUploadToCloudClipboard":                    {0, 0, 0, 0},
		}},
		"macOS":     {macMarks(), map[string][]byte{"org.nspasteboard.ConcealedType": nil}},
		"X11, KDE":  {unixMarks(), map[string][]byte{"x-kde-passwordManagerHint": []byte("secret")}},
		"this here": {systemMarks(), nil},
	}
	for system, test := range systems {
		if len(test.marks) == 0 || test.want != nil && len(test.marks) != len(test.want) {
			t.Errorf("%s: %d marks", system, len(test.marks))
		}
		for _, m := range test.marks {
			want, known := test.want[m.format]
			if test.want != nil && !known || len(m.value) == 0 || want != nil && !bytes.Equal(m.value, want) {
				t.Errorf("%s: %s is %v", system, m.format, m.value)
			}
		}
	}
}
