package otpauth_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"kapukod/internal/otpauth"
)

func validKey() otpauth.Key {
	return otpauth.Key{
		Issuer: "Example", Account: "alice",
		Secret: otpauth.Secret("TESTKEY-ONLY"), Algorithm: otpauth.SHA1, Digits: 6, Period: 30,
	}
}

func TestValidate(t *testing.T) {
	if err := validKey().Validate(); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		about  string
		change func(*otpauth.Key)
		want   otpauth.ErrorName
	}{
		{"no secret", func(k *otpauth.Key) { k.Secret = nil }, otpauth.MissingSecret},
		{"short secret", func(k *otpauth.Key) { k.Secret = k.Secret[:4] }, otpauth.ShortSecret},
		{"long secret", func(k *otpauth.Key) { k.Secret = make([]byte, otpauth.MaxSecret+1) }, otpauth.BadSecret},
		{"no algorithm", func(k *otpauth.Key) { k.Algorithm = "" }, otpauth.BadAlgorithm},
		{"unknown algorithm", func(k *otpauth.Key) { k.Algorithm = "sha1" }, otpauth.BadAlgorithm},
		{"digits", func(k *otpauth.Key) { k.Digits = 9 }, otpauth.BadDigits},
		{"period", func(k *otpauth.Key) { k.Period = 0 }, otpauth.BadPeriod},
		{"space around issuer", func(k *otpauth.Key) { k.Issuer = " x" }, otpauth.BadIssuer},
		{"override in issuer", func(k *otpauth.Key) { k.Issuer = "a\u202Eb" }, otpauth.BadIssuer},
		{"line break in account", func(k *otpauth.Key) { k.Account = "a\nb" }, otpauth.BadLabel},
		{"invalid UTF-8", func(k *otpauth.Key) { k.Account = "a\xff" }, otpauth.BadLabel},
		{"long account", func(k *otpauth.Key) { k.Account = strings.Repeat("a", 201) }, otpauth.BadLabel},
		{"names longer than a URI may be", func(k *otpauth.Key) {
			k.Issuer, k.Account = strings.Repeat("😀", 100), strings.Repeat("😀", 200)
		}, otpauth.TooLong},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			k := validKey()
			tt.change(&k)
			if got := name(t, k.Validate()); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWeakAndGrouped(t *testing.T) {
	k := validKey()
	if k.Weak() {
		t.Error("12 bytes are not weak")
	}
	if got, want := k.GroupedSecret(), "KRCV GVCL IVMS 2T2O JRMQ"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	k.Secret = k.Secret[:9]
	if !k.Weak() {
		t.Error("9 bytes are weak")
	}
	k.Secret.Wipe()
	if !bytes.Equal(k.Secret, make([]byte, 9)) {
		t.Error("Wipe left bytes")
	}
}

// A Key must not leak through any of the ways in which programs print values by
// accident.
func TestKeyHidesItself(t *testing.T) {
	k := validKey()
	var log bytes.Buffer
	logger := slog.New(slog.NewJSONHandler(&log, nil))
	logger.Info("x", "key", k, "secret", k.Secret, "pointer", &k, "slice", []otpauth.Key{k})
	asJSON, err := json.Marshal(k)
	if err != nil {
		t.Fatal(err)
	}
	printed := log.String() + string(asJSON)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%c"} {
		printed += fmt.Sprintf(verb+verb+verb+verb, k, &k, k.Secret, []otpauth.Key{k})
	}
	printed += fmt.Sprint(k.Secret.String(), k.Secret.GoString(), struct{ K otpauth.Key }{k})
	for _, hidden := range []string{
		"TESTKEY", testSecret, "VEVTVEtFWS1PTkxZ", // raw, base32, base64
		fmt.Sprintf("%x", "TESTKEY"), fmt.Sprintf("%X", "TESTKEY"), "84 69 83 84",
	} {
		if strings.Contains(printed, hidden) {
			t.Errorf("a printed form holds the secret as %q", hidden)
		}
	}
}

func TestErrorTellsNothingOfTheInput(t *testing.T) {
	_, err := otpauth.Parse("KRCV 0VCL IVMS 8T2O")
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q"} {
		if got := strings.Trim(fmt.Sprintf(verb, err), `"`); got != "otpauth: bad_secret (character)" {
			t.Errorf("%s prints %q", verb, got)
		}
	}
}
