package otpauth_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"kapukod/internal/otpauth"
)

// Artificial keys of the two lengths that our portals show.
const (
	typed16 = "ABCDEFGHIJKLMNOP"
	typed32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
)

func TestParseTypedAccepts(t *testing.T) {
	tests := []struct{ about, text, want string }{
		{"16 characters", typed16, typed16},
		{"32 characters", typed32, typed32},
		{"small", strings.ToLower(typed16), typed16},
		{"8 groups of 4", "ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567", typed32},
		{"odd groups", "ABC DEFGH-I  JKLM\tNOP", typed16},
		{"dashes of a text editor", "ABCD–EFGH—IJKL‑MNOP", typed16},
		{"line breaks", "ABCD EFGH\r\nIJKL MNOP\n", typed16},
		{"no-break and zero-width space", "ABCD\u00A0EFGH\u200BIJKL\uFEFFMNOP", typed16},
		{"full-width", "ＡＢＣＤ　ｅｆｇｈ－ＩＪＫＬＭＮＯＰ", typed16},
		{"full-width digits", "ABCDEFGHIJKLMN２３", "ABCDEFGHIJKLMN23"},
		{"padding", "ABCDEFGHII======", "ABCDEFGHII"},
		{"grouped padding", "ABCD EFGH II== ====", "ABCDEFGHII"},
		{"8 characters", "ABCDEFGH", "ABCDEFGH"},
		{"a label's letters in one", "SETUPKEYABCDEFGH", "SETUPKEYABCDEFGH"},
		{"a label's letters in groups", "CODE ABCD", "CODEABCD"},
		{"a label's letters before 12", "seed ABCD EFGH IJKL", "SEEDABCDEFGHIJKL"},
		{"a label's letters before 28", "CODE EFGH IJKL MNOP QRST UVWX YZ23 4567", "CODEEFGHIJKLMNOPQRSTUVWXYZ234567"},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			k, err := otpauth.Parse(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if k.Secret.Base32() != tt.want {
				t.Error("another secret")
			}
			if k.Algorithm != otpauth.SHA1 || k.Digits != 6 || k.Period != 30 || k.Issuer != "" || k.Account != "" {
				t.Error("not the default parameters")
			}
			if got := otpauth.TypedLength(tt.text); got != len(tt.want) {
				t.Errorf("TypedLength %d, want %d", got, len(tt.want))
			}
		})
	}
}

func TestParseTypedRefuses(t *testing.T) {
	tests := []struct {
		about, text string
		want        otpauth.ErrorName
		detail      otpauth.Detail
	}{
		{"nothing", "", otpauth.Empty, ""},
		{"only separators", " - - ", otpauth.Empty, ""},
		{"too long", strings.Repeat("ABCD ", 1000), otpauth.TooLong, ""},
		{"one left out of 16", typed16[:15], otpauth.BadSecret, otpauth.DetailLength},
		{"two left out of 16", typed16[:14], otpauth.BadSecret, otpauth.DetailLength},
		{"one too many", typed16 + "Q", otpauth.BadSecret, otpauth.DetailLength},
		{"one left out of 32", typed32[:31], otpauth.BadSecret, otpauth.DetailLength},
		{"short", "ABCDEFA", otpauth.ShortSecret, ""},
		{"accented", "ÁBCDEFGHIJKLMNOP", otpauth.BadSecret, otpauth.DetailCharacter},
		{"Cyrillic look-alike", "АBCDEFGHIJKLMNOP", otpauth.BadSecret, otpauth.DetailCharacter},
		{"label before it", "Setup key " + typed16, otpauth.NotOTPAuth, ""},
		{"label, groups", "Kulcs ABCD EFGH IJKL MNOP", otpauth.NotOTPAuth, ""},
		{"label in a cell", " kulcs\t" + typed32, otpauth.NotOTPAuth, ""},
		{"label above it", "TOTP\r\n" + typed16, otpauth.NotOTPAuth, ""},
		{"dotless i", "ıBCDEFGHIJKLMNOP", otpauth.BadSecret, otpauth.DetailCharacter},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			_, err := otpauth.ParseTyped(tt.text)
			if got := name(t, err); got != tt.want {
				t.Fatalf("got %q, want %q", got, tt.want)
			}
			var e *otpauth.Error
			if errors.As(err, &e); e.Detail != tt.detail {
				t.Errorf("detail %q, want %q", e.Detail, tt.detail)
			}
		})
	}
}

func TestTypedSuggestions(t *testing.T) {
	_, err := otpauth.ParseTyped("0bcd 1fgh-８jkl m9öp")
	var e *otpauth.Error
	if !errors.As(err, &e) || e.Name != otpauth.BadSecret {
		t.Fatalf("got %v", err)
	}
	want := []otpauth.Suggestion{
		{Position: 1, Typed: '0', Meant: []rune{'O'}},
		{Position: 5, Typed: '1', Meant: []rune{'I', 'L'}},
		{Position: 9, Typed: '8', Meant: []rune{'B'}},
		{Position: 14, Typed: '9'},
		{Position: 15, Typed: 'ö'},
	}
	if !reflect.DeepEqual(e.Suggestions, want) {
		t.Errorf("got %v, want %v", e.Suggestions, want)
	}
	if n := otpauth.TypedLength("0bcd 1fgh-８jkl m9öp"); n != 16 {
		t.Errorf("TypedLength %d, want 16", n)
	}
}
