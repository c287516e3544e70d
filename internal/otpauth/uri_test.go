package otpauth_test

import (
	"errors"
	"strings"
	"testing"

	"kapukod/internal/otpauth"
)

// testSecret is artificial: the base32 of "TESTKEY-ONLY".
const testSecret = "KRCVGVCLIVMS2T2OJRMQ"

func name(t *testing.T, err error) otpauth.ErrorName {
	t.Helper()
	if err == nil {
		return ""
	}
	var e *otpauth.Error
	if !errors.As(err, &e) {
		t.Fatalf("error of type %T, want *otpauth.Error", err)
	}
	return e.Name
}

func TestParseURINames(t *testing.T) {
	tests := []struct {
		about, label, issuer string // issuer "-" leaves the parameter out
		wantIssuer, wantAcct string
	}{
		{"both", "Example:alice@example.com", "Example", "Example", "alice@example.com"},
		{"prefix only", "Example:alice@example.com", "-", "Example", "alice@example.com"},
		{"parameter only", "alice@example.com", "Example", "Example", "alice@example.com"},
		{"neither", "alice", "-", "", "alice"},
		{"empty label", "", "-", "", ""},
		{"empty label, issuer", "", "Example", "Example", ""},
		{"empty issuer parameter", "Example:alice", "", "Example", "alice"},
		{"prefix without account", "Example:", "Example", "Example", ""},
		{"empty prefix", ":alice", "-", "", "alice"},
		{"escaped colon", "Example%3Aalice", "-", "Example", "alice"},
		{"escaped colon, small", "Example%3aalice", "Example", "Example", "alice"},
		{"space after colon", "Example:%20alice", "-", "Example", "alice"},
		{"spaces after escaped colon", "Example%3A%20%20alice", "-", "Example", "alice"},
		{"bare space after colon", "Cloudflare: user@example.com", "Cloudflare", "Cloudflare", "user@example.com"},
		{"bare spaces", "Big Corp:Kiss Anna", "Big Corp", "Big Corp", "Kiss Anna"},
		{"mismatch: the parameter is right", "Some+Company:me@company.example", "Microsoft", "Microsoft", "me@company.example"},
		{"mismatch in case", "EXAMPLE:alice", "Example", "Example", "alice"},
		{"colon in issuer", "Foo%3ABar:alice", "Foo:Bar", "Foo:Bar", "alice"},
		{"bare colon in issuer", "Foo:Bar:alice", "Foo:Bar", "Foo:Bar", "alice"},
		{"colon in account", "Example:a:b", "Example", "Example", "a:b"},
		{"bare colon counts before an escaped one", "a%3Ab:c", "-", "a:b", "c"},
		{"slash in label", "Example/Dept:alice", "-", "Example/Dept", "alice"},
		{"bare # in label", "Team #1:bob", "-", "Team #1", "bob"},

		{"Keycloak: space of the account as +", "CIG%20Pann%C3%B3nia:Kiss+Anna", "CIG%20Pann%C3%B3nia", "CIG Pannónia", "Kiss Anna"},
		{"Keycloak: e-mail", "CIG%20Pann%C3%B3nia:anna%40example.hu", "CIG%20Pann%C3%B3nia", "CIG Pannónia", "anna@example.hu"},
		{"Keycloak: real + in the account", "Realm:anna%2Bbank%40example.hu", "Realm", "Realm", "anna+bank@example.hu"},
		{"+ and space in the account", "Realm:a%2Bb+c", "Realm", "Realm", "a+b c"},
		{"real + in issuer, escaped", "%C3%9Cgyf%C3%A9lkapu%2B:minta", "%C3%9Cgyf%C3%A9lkapu%2B", "Ügyfélkapu+", "minta"},
		{"real + in issuer, bare in both", "Ügyfélkapu+:minta", "Ügyfélkapu+", "Ügyfélkapu+", "minta"},
		{"real + in issuer, bare in label", "Ügyfélkapu+:kiss+anna", "%C3%9Cgyf%C3%A9lkapu%2B", "Ügyfélkapu+", "kiss+anna"},
		{"real + in issuer, prefix only", "%C3%9Cgyf%C3%A9lkapu+:minta", "-", "Ügyfélkapu+", "minta"},
		{"real + in issuer, parameter only", "minta.anna", "Ügyfélkapu+", "Ügyfélkapu+", "minta.anna"},
		{"+ for space in both", "Big+Corp:alice", "Big+Corp", "Big Corp", "alice"},
		{"prefix tells of the parameter", "Big%20Corp:alice", "Big+Corp", "Big Corp", "alice"},
		{"prefix tells a real +", "Canal%2BHu:alice", "Canal+Hu", "Canal+Hu", "alice"},
		{"parameter tells of the label", "Big+Corp:Kiss+Anna", "Big%20Corp", "Big Corp", "Kiss Anna"},
		{"literal + beside %20", "Canal+%20Plus:a", "-", "Canal+ Plus", "a"},
		{"e-mail with +", "Example:bob+test@example.com", "Example", "Example", "bob+test@example.com"},
		{"e-mail with + and escaped @", "Example:bob+test%40example.com", "Example", "Example", "bob+test@example.com"},
		{"telephone number", "Example:+36201234567", "Example", "Example", "+36201234567"},
		{"C++", "C++:alice", "C++", "C++", "alice"},

		{"bare UTF-8", "Ügyfélkapu:Őszi Űrhajó", "Ügyfélkapu", "Ügyfélkapu", "Őszi Űrhajó"},
		{"%u escapes", "%u00DCgyf%u00e9lkapu:%u0151szi", "-", "Ügyfélkapu", "őszi"},
		{"%u surrogate pair", "Example:%uD83D%uDE00", "-", "Example", "😀"},
		{"Latin-1 escapes", "%DCgyf%E9lkapu:Jos%E9", "%DCgyf%E9lkapu", "Ügyfélkapu", "José"},
		{"Latin-1, not Hungarian", "Example:S%E3o", "Example", "Example", "São"},
		{"Latin-2 escapes", "Example:%D5ri%20F%FBz", "Example", "Example", "Őri Fűz"},
		{"Latin-2 bytes", "Example:\xD5ri", "Example", "Example", "Őri"},
		{"Latin beside UTF-8", "Example:Ő%E9", "Example", "Example", "Őé"},
		{"bare %", "100%:alice", "100%", "100%", "alice"},
		{"bare % before letters", "100% zöld:alice", "-", "100% zöld", "alice"},
		{"decomposed letters", "Example:e%CC%81va", "Example", "Example", "éva"},
		{"zero-width space", "Exam%E2%80%8Bple:alice", "-", "Example", "alice"},
		{"no-break space", "Big%C2%A0Corp:alice", "-", "Big Corp", "alice"},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			uri := "otpauth://totp/" + tt.label + "?secret=" + testSecret
			if tt.issuer != "-" {
				uri += "&issuer=" + tt.issuer
			}
			k, err := otpauth.ParseURI(uri)
			if err != nil {
				t.Fatal(err)
			}
			if k.Issuer != tt.wantIssuer || k.Account != tt.wantAcct {
				t.Errorf("got %q, %q, want %q, %q", k.Issuer, k.Account, tt.wantIssuer, tt.wantAcct)
			}
		})
	}
}

func TestParseURIParameters(t *testing.T) {
	type want struct {
		algorithm      otpauth.Algorithm
		digits, period int
	}
	usual := want{otpauth.SHA1, 6, 30}
	const base = "otpauth://totp/a?secret=" + testSecret
	tests := []struct {
		about, uri string
		want       want
	}{
		{"defaults", base, usual},
		{"all", base + "&algorithm=SHA256&digits=8&period=60", want{otpauth.SHA256, 8, 60}},
		{"secret last", "otpauth://totp/a?issuer=b&digits=7&period=15&secret=" + testSecret, want{otpauth.SHA1, 7, 15}},
		{"lower case algorithm", base + "&algorithm=sha512", want{otpauth.SHA512, 6, 30}},
		{"SHA-1", base + "&algorithm=SHA-1", usual},
		{"HmacSHA1", base + "&algorithm=HmacSHA1", usual},
		{"HMAC-SHA-256", base + "&algorithm=HMAC-SHA-256", want{otpauth.SHA256, 6, 30}},
		{"HMAC_SHA512", base + "&algorithm=HMAC_SHA512", want{otpauth.SHA512, 6, 30}},
		{"longest period", base + "&period=300", want{otpauth.SHA1, 6, 300}},
		{"upper case all over", "OTPAUTH://TOTP/a?SECRET=" + testSecret + "&Algorithm=Sha256&DIGITS=8", want{otpauth.SHA256, 8, 30}},
		{"small secret", "otpauth://totp/a?secret=" + strings.ToLower(testSecret), usual},
		{"grouped secret", "otpauth://totp/a?secret=KRCV%20GVCL-IVMS+2T2O JRMQ", usual},
		{"padded secret", "otpauth://totp/a?secret=" + testSecret + "%3D%3D%3D%3D", usual},
		{"bare padding", "otpauth://totp/a?secret=" + testSecret + "====&digits=6", usual},
		{"unknown parameters", base + "&image=https%3A%2F%2Fexample.com%2Fx.png&lock=false&image=2&&x", usual},
		{"counter is of no use", base + "&counter=5", usual},
		{"escaped parameter name", "otpauth://totp/a?%73ecret=" + testSecret, usual},
		{"fragment", base + "#top", usual},
		{"semicolon in issuer", base + "&issuer=A;B", usual},
		{"no slash", "otpauth://totp?secret=" + testSecret, usual},
		{"white space around", " \r\n\t" + base + "\n", usual},
		{"zero of C behind", base + "\x00", usual},
		{"byte order mark around", "\uFEFF" + base + "\u200B", usual},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			k, err := otpauth.Parse(tt.uri)
			if err != nil {
				t.Fatal(err)
			}
			if got := (want{k.Algorithm, k.Digits, k.Period}); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
			if k.Secret.Base32() != testSecret {
				t.Error("another secret")
			}
		})
	}
}

func TestParseURIRefuses(t *testing.T) {
	const base = "otpauth://totp/a?secret=" + testSecret
	tests := []struct {
		about, uri string
		want       otpauth.ErrorName
		detail     otpauth.Detail
	}{
		{"nothing", " \n", otpauth.Empty, ""},
		{"too long", base + "&x=" + strings.Repeat("y", otpauth.MaxLength), otpauth.TooLong, ""},
		{"web link", "https://example.com/?secret=" + testSecret, otpauth.NotOTPAuth, ""},
		{"opaque", "otpauth:totp/a?secret=" + testSecret, otpauth.NotOTPAuth, ""},
		{"HOTP", "otpauth://hotp/a?secret=" + testSecret + "&counter=1", otpauth.UnsupportedType, otpauth.DetailHOTP},
		{"broken HOTP", "otpauth://HOTP/a", otpauth.UnsupportedType, otpauth.DetailHOTP},
		{"Steam", "otpauth://steam/a?secret=" + testSecret, otpauth.UnsupportedType, otpauth.DetailSteam},
		{"Steam by scheme", "STEAM://" + testSecret, otpauth.UnsupportedType, otpauth.DetailSteam},
		{"Steam by encoder", base + "&encoder=Steam", otpauth.UnsupportedType, otpauth.DetailSteam},
		{"migration", "otpauth-migration://offline?data=AAAA", otpauth.UnsupportedType, otpauth.DetailMigration},
		{"other type", "otpauth://yaotp/a?secret=" + testSecret, otpauth.UnsupportedType, otpauth.DetailOther},
		{"no type", "otpauth:///a?secret=" + testSecret, otpauth.UnsupportedType, otpauth.DetailOther},
		{"user", "otpauth://me@totp/a?secret=" + testSecret, otpauth.UnsupportedType, otpauth.DetailOther},
		{"port", "otpauth://totp:80/a?secret=" + testSecret, otpauth.UnsupportedType, otpauth.DetailOther},
		{"no query", "otpauth://totp/a", otpauth.MissingSecret, ""},
		{"empty secret", "otpauth://totp/a?secret=&digits=6", otpauth.MissingSecret, ""},
		{"only padding", "otpauth://totp/a?secret=====", otpauth.MissingSecret, ""},
		{"no base32", "otpauth://totp/a?secret=KRCV0GVC", otpauth.BadSecret, otpauth.DetailCharacter},
		{"bare % in secret", "otpauth://totp/a?secret=KRCV%GVC", otpauth.BadSecret, otpauth.DetailCharacter},
		{"padding inside", "otpauth://totp/a?secret=KRCV%3DGVC", otpauth.BadSecret, otpauth.DetailCharacter},
		{"impossible length", "otpauth://totp/a?secret=KRCVGVCLI", otpauth.BadSecret, otpauth.DetailLength},
		{"huge secret", "otpauth://totp/a?secret=" + strings.Repeat("KRCVGVCL", 60), otpauth.BadSecret, otpauth.DetailLength},
		{"four bytes", "otpauth://totp/a?secret=KRCVGVA", otpauth.ShortSecret, ""},
		{"semicolon after secret", "otpauth://totp/a?secret=" + testSecret + ";digits=8", otpauth.BadSecret, otpauth.DetailCharacter},
		{"semicolon before secret", "otpauth://totp/a?issuer=b;secret=" + testSecret, otpauth.BadEscape, ""},
		{"semicolon after issuer", base + "&issuer=b;digits=8", otpauth.BadEscape, ""},
		{"bare # in issuer hides digits", base + "&issuer=Team #1&digits=8", otpauth.BadEscape, ""},
		{"bare # in issuer hides the secret", "otpauth://totp/a?issuer=Team #1&secret=" + testSecret, otpauth.BadEscape, ""},
		{"ampersand out of a web page", base + "&amp;issuer=b", otpauth.BadEscape, ""},
		{"MD5", base + "&algorithm=MD5", otpauth.BadAlgorithm, ""},
		{"SHA224", base + "&algorithm=SHA224", otpauth.BadAlgorithm, ""},
		{"empty algorithm", base + "&algorithm=", otpauth.BadAlgorithm, ""},
		{"5 digits", base + "&digits=5", otpauth.BadDigits, ""},
		{"9 digits", base + "&digits=9", otpauth.BadDigits, ""},
		{"huge digits", base + "&digits=18446744073709551615", otpauth.BadDigits, ""},
		{"signed digits", base + "&digits=%2B6", otpauth.BadDigits, ""},
		{"leading zero", base + "&digits=06", otpauth.BadDigits, ""},
		{"empty digits", base + "&digits=", otpauth.BadDigits, ""},
		{"period 0", base + "&period=0", otpauth.BadPeriod, ""},
		{"period 14", base + "&period=14", otpauth.BadPeriod, ""},
		{"period 301", base + "&period=301", otpauth.BadPeriod, ""},
		{"negative period", base + "&period=-30", otpauth.BadPeriod, ""},
		{"fractional period", base + "&period=30.0", otpauth.BadPeriod, ""},
		{"secret twice", base + "&secret=" + testSecret, otpauth.DuplicateParameter, ""},
		{"issuer twice", base + "&issuer=a&ISSUER=a", otpauth.DuplicateParameter, ""},
		{"digits twice", base + "&digits=6&digits=8", otpauth.DuplicateParameter, ""},
		{"control in account", "otpauth://totp/a%00b?secret=" + testSecret, otpauth.BadLabel, ""},
		{"line break in account", "otpauth://totp/a\nb?secret=" + testSecret, otpauth.BadLabel, ""},
		{"override in account", "otpauth://totp/a%E2%80%AEb?secret=" + testSecret, otpauth.BadLabel, ""},
		{"isolate in issuer", base + "&issuer=%E2%81%A6b", otpauth.BadIssuer, ""},
		{"control in prefix", "otpauth://totp/b%07:a?secret=" + testSecret, otpauth.BadIssuer, ""},
		{"escape sequence", base + "&issuer=%1B%5B31m", otpauth.BadIssuer, ""},
		{"long account", "otpauth://totp/" + strings.Repeat("é", otpauth.MaxAccount+1) + "?secret=" + testSecret, otpauth.BadLabel, ""},
		{"long issuer", base + "&issuer=" + strings.Repeat("é", otpauth.MaxIssuer+1), otpauth.BadIssuer, ""},
		{"half a surrogate pair", "otpauth://totp/%uD83Dx?secret=" + testSecret, otpauth.BadEscape, ""},
		{"byte of no encoding", "otpauth://totp/%81?secret=" + testSecret, otpauth.BadEscape, ""},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			_, err := otpauth.ParseURI(tt.uri)
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

func TestURIIsNormal(t *testing.T) {
	k, err := otpauth.Parse("OTPAUTH://totp/Ügyfélkapu+:Kiss%20Anna?secret=" + strings.ToLower(testSecret) + "&algorithm=hmacsha256&issuer=Ügyfélkapu%2B")
	if err != nil {
		t.Fatal(err)
	}
	const want = "otpauth://totp/%C3%9Cgyf%C3%A9lkapu%2B:Kiss%20Anna?secret=" + testSecret +
		"&issuer=%C3%9Cgyf%C3%A9lkapu%2B&algorithm=SHA256&digits=6&period=30"
	if got := k.URI(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
