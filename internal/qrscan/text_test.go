package qrscan

import (
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/transform"
)

func TestBytesBecomeTheTextThatWasMeant(t *testing.T) {
	latin2, latin1 := charmap.ISO8859_2.NewEncoder(), charmap.ISO8859_1.NewEncoder()
	sjis := japanese.ShiftJIS.NewEncoder()
	for _, c := range []struct {
		name, want string
		encode     func(string) (string, error)
	}{
		{"plain", "otpauth://totp/a?secret=AAAA", nil},
		{"UTF-8", "Ügyfélkapu+ árvíztűrő tükörfúrógép €", nil},
		{"Latin-2", "Ügyfélkapu árvíztűrő tükörfúrógép ŐŰ", latin2.String},
		{"Latin-1", "Ügyfélkapu", latin1.String},
		{"Latin-1, not Hungarian", "Straße São João", latin1.String},
		{"Windows", "„idézet” – 5 €", charmap.Windows1252.NewEncoder().String},
		{"Japanese", "ﾃﾞｻﾞｲﾝQR デザイン", sjis.String},
	} {
		raw := c.want
		if c.encode != nil {
			var err error
			if raw, err = c.encode(c.want); err != nil {
				t.Fatal(err)
			}
		}
		got, _, err := transform.String(segmentEncoding{}.NewDecoder(), raw)
		if err != nil || got != c.want {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
	}
}

func TestReadsHungarianTextOffAPicture(t *testing.T) {
	const text = "otpauth://totp/Ügyfélkapu+:kovács?secret=AAAABBBBCCCCDDDD&issuer=Árvíztűrő"
	if !reads(t, code(t, text, plain(3)), text) {
		t.Error("not read")
	}
}

func piece(text string, index, count, parity int) sighting {
	return sighting{text: text, part: newPart(index<<4|(count-1), parity)}
}

// TestAPieceOfATextIsNeverReported: half an enrolment text still parses, with half a key.
func TestAPieceOfATextIsNeverReported(t *testing.T) {
	whole := sighting{text: "whole"}
	for name, c := range map[string]struct {
		seen []sighting
		want []string
	}{
		"all there, mixed up":   {[]sighting{piece("b", 1, 3, 7), whole, piece("c", 2, 3, 7), piece("a", 0, 3, 7)}, []string{"whole", "abc"}},
		"one missing":           {[]sighting{piece("a", 0, 3, 7), whole, piece("c", 2, 3, 7)}, []string{"whole"}},
		"last missing":          {[]sighting{piece("a", 0, 2, 7)}, nil},
		"seen twice":            {[]sighting{piece("a", 0, 2, 7), piece("a", 0, 2, 7), piece("b", 1, 2, 7)}, []string{"ab"}},
		"two texts, one parity": {[]sighting{piece("a", 0, 2, 7), piece("x", 0, 2, 7), piece("b", 1, 2, 7)}, nil},
		"two texts":             {[]sighting{piece("a", 0, 2, 7), piece("x", 0, 2, 9), piece("b", 1, 2, 7), piece("y", 1, 2, 9)}, []string{"ab", "xy"}},
		"beyond its count":      {[]sighting{piece("a", 0, 1, 7), piece("b", 1, 1, 7)}, nil},
	} {
		got := joined(c.seen)
		ok := len(got) == len(c.want)
		for i := range got {
			ok = ok && got[i].text == c.want[i]
		}
		if !ok {
			t.Errorf("%s: %d texts, want %v", name, len(got), c.want)
		}
	}
}
