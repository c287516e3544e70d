package otpauth_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"kapukod/internal/otpauth"
)

// errorTexts are all the texts that an *Error can have: fixed words only.
func errorTexts() []string {
	texts := []string{
		"unsupported_type (hotp)", "unsupported_type (steam)", "unsupported_type (migration)",
		"unsupported_type (other)", "bad_secret (character)", "bad_secret (length)",
	}
	for _, n := range []otpauth.ErrorName{
		otpauth.Empty, otpauth.TooLong, otpauth.NotOTPAuth, otpauth.MissingSecret, otpauth.ShortSecret,
		otpauth.BadLabel, otpauth.BadIssuer, otpauth.BadEscape, otpauth.BadAlgorithm, otpauth.BadDigits,
		otpauth.BadPeriod, otpauth.DuplicateParameter,
	} {
		texts = append(texts, string(n))
	}
	return texts
}

func seeds() []string {
	const base = "otpauth://totp/Example:alice?secret=" + testSecret
	return []string{
		"", typed16, typed32, "ABCD EFGH IJ== ====", "0189 0189 0189 0189", base,
		base + "&issuer=Example&algorithm=SHA256&digits=8&period=60",
		base + "&issuer=%C3%9Cgyf%C3%A9lkapu%2B", base + "&issuer=Ügyfélkapu+",
		base + "&encoder=steam", base + "&digits=18446744073709551615", base + ";issuer=x",
		"otpauth://totp/a%3Ab%3Ac?secret=" + testSecret + "&issuer=a%3Ab",
		"otpauth://totp/:a:b?secret=" + testSecret,
		"otpauth://totp/%u00DC%uD83D%uDE00%E9%100%?secret=" + testSecret,
		"otpauth://totp/Kiss+Anna:x+y@z?secret=" + testSecret + "&issuer=Kiss%20Anna",
		"otpauth://hotp/a?secret=" + testSecret, "otpauth://steam/a", "otpauth-migration://offline?data=AA",
		"https://example.com", "otpauth://me@totp:1/a?secret=" + testSecret + "#f",
		"otpauth://totp/\u202Ea\u200Bb?secret=" + testSecret,
		"otpauth://totp/e\u0301\u2002\u0301?secret=" + testSecret + "&issuer=%CC%81",
	}
}

// FuzzParse holds for every text: Parse does not panic; a Key that it accepts is
// valid and comes back the same from its URI; an error is an *Error of fixed
// words.
func FuzzParse(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s)
	}
	known := errorTexts()
	f.Fuzz(func(t *testing.T, text string) {
		k, err := otpauth.Parse(text)
		if err != nil {
			var e *otpauth.Error
			if !errors.As(err, &e) {
				t.Fatalf("error of type %T", err)
			}
			if !slices.Contains(known, err.Error()[len("otpauth: "):]) {
				t.Fatalf("unknown error text: %v", err)
			}
			return
		}
		if err := k.Validate(); err != nil {
			t.Fatalf("accepted, but: %v", err)
		}
		again, err := otpauth.Parse(k.URI())
		if err != nil {
			t.Fatalf("own URI refused: %v", err)
		}
		if again.Issuer != k.Issuer || again.Account != k.Account || !bytes.Equal(again.Secret, k.Secret) ||
			again.Algorithm != k.Algorithm || again.Digits != k.Digits || again.Period != k.Period {
			t.Fatalf("another key from the own URI: %q %q, was %q %q", again.Issuer, again.Account, k.Issuer, k.Account)
		}
		if again.URI() != k.URI() {
			t.Fatal("the URI is not stable")
		}
	})
}
