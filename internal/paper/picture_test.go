package paper_test

import (
	"strings"
	"testing"

	"kapukod/internal/paper"
	"kapukod/internal/qrscan"
)

// TestCodePictureReads: what is drawn is what was meant, and it has its border.
func TestCodePictureReads(t *testing.T) {
	const content = "otpauth://totp/Minta:minta@example.hu?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Minta&algorithm=SHA1&digits=6&period=30"
	picture, err := paper.CodePicture(content)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 4 * 8 {
		if picture.GrayAt(i, picture.Rect.Dy()/2).Y != 255 {
			t.Fatal("the border is not white")
		}
	}
	report, err := qrscan.Look(t.Context(), picture)
	if err != nil || len(report.Payloads) != 1 || report.Payloads[0].Text != content {
		t.Fatalf("%d codes read, %v", len(report.Payloads), err)
	}
	if _, err := paper.CodePicture(strings.Repeat("x", 5000)); err == nil || strings.Contains(err.Error(), "xx") {
		t.Errorf("too much for a code: %v", err)
	}
}
