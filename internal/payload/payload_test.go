package payload_test

import (
	"fmt"
	"strings"
	"testing"

	"kapukod/internal/payload"
)

func TestClassify(t *testing.T) {
	const secret = "?secret=KRCVGVCLIVMS2T2OJRMQ" // the base32 of "TESTKEY-ONLY"
	tests := []struct {
		text string
		want payload.Kind
	}{
		{"otpauth://totp/Example:alice" + secret, payload.TOTP},
		{"\uFEFF OTPAUTH://TOTP/Example:alice" + secret + "\r\n", payload.TOTP},
		{"otpauth://totp/Example:alice" + secret + "&issuer=Example\x00", payload.TOTP},
		{"\x00https://play.google.com/store", payload.AppStore},
		{"otpauth://totp/Example" + secret + "&encoder=steam", payload.Steam},
		{"otpauth://steam/Steam:alice" + secret, payload.Steam},
		{"steam://ABCDEFGHIJKLMNOP", payload.Steam},
		{"otpauth://hotp/Example:alice" + secret + "&counter=0", payload.HOTP},
		{"otpauth-migration://offline?data=AAAA", payload.Migration},
		{"OTPAUTH-MIGRATION://offline?data=AAAA", payload.Migration},
		{"otpauth-migration://offline?data=" + strings.Repeat("A", 5000), payload.Migration},
		{"otpauth://totp/Example", payload.Damaged},
		{"otpauth://totp/Example?secret=0189", payload.Damaged},
		{"otpauth://totp/Example" + secret + "&digits=99", payload.Damaged},
		{"otpauth://yaotp/Example" + secret, payload.Damaged},
		{"otpauth:totp", payload.Damaged},
		{"otpauth://totp/" + strings.Repeat("a", 5000), payload.Damaged},
		{"https://ugyfelkapu.example/otpauth://totp/x" + secret, payload.Link},
		{"HTTP://EXAMPLE.COM", payload.Link},
		{"phonefactor://activate_account?code=000000000&url=https%3A%2F%2Fexample.invalid", payload.PhoneFactor},
		{"https://play.google.com/store/apps/details?id=invalid.example", payload.AppStore},
		{"https://apps.apple.com/hu/app/id0", payload.AppStore},
		{"market://details?id=invalid.example", payload.AppStore},
		{"https://play.google.com.example.invalid/", payload.Link},
		{"https://belepes.dap.gov.hu/qr/0", payload.DAP},
		{"dap://login?id=0", payload.DAP},
		{"https://nemdap.gov.hu.example.invalid/", payload.Link},
		{"HCT\n001\n1\nOTPVHUHB\nTeszt Elek\nHU00000000000000000000000000", payload.Payment},
		{"RTP\r\n001\r\n1", payload.Payment},
		{"BCD\n002\n1\nSCT\n\nTeszt Elek", payload.Payment},
		{"SPD*1.0*ACC:CZ0000000000000000000000*AM:1.00", payload.Payment},
		{"HCT", payload.Text},
		{"WIFI:S:Practice;T:WPA;P:artificial;;", payload.WiFi},
		{"wifi:S:Practice;;", payload.WiFi},
		{"KRCVGVCLIVMS2T2OJRMQ", payload.Text},
		{"BEGIN:VCARD\nEND:VCARD", payload.Text},
		{"mailto:alice@example.com", payload.Text},
		{"", payload.Text},
		{"\xff\xfe", payload.Text},
	}
	for _, tt := range tests {
		if got := payload.Classify(tt.text); got != tt.want {
			t.Errorf("%.40q: got %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestPayloadHidesItself(t *testing.T) {
	p := payload.Payload{Text: "TESTKEY-ONLY", Kind: payload.Text}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		for _, value := range []any{p, &p, []payload.Payload{p}} {
			if got := fmt.Sprintf(verb, value); strings.Contains(got, "TESTKEY") || strings.Contains(got, fmt.Sprintf("%x", "TESTKEY")) {
				t.Errorf("%s prints the text", verb)
			}
		}
	}
}

func FuzzClassify(f *testing.F) {
	f.Add("otpauth://totp/a?secret=KRCVGVCLIVMS2T2OJRMQ")
	f.Add("otpauth-migration://offline?data=")
	f.Add("WIFI:")
	f.Fuzz(func(t *testing.T, text string) {
		if part, parts := payload.MigrationPart(text); part < 0 || part > parts || part == 0 && parts > 0 {
			t.Fatalf("part %d of %d", part, parts)
		}
		switch payload.Classify(text) {
		case payload.TOTP, payload.HOTP, payload.Steam, payload.Migration,
			payload.PhoneFactor, payload.Link, payload.AppStore, payload.WiFi, payload.DAP, payload.Payment,
			payload.Text, payload.Damaged:
		default:
			t.Fatal("no kind")
		}
	})
}
