package practice

import "testing"

func TestKeycloakURI(t *testing.T) {
	got := keycloakURI("Minta Biztosító", "nagy ilona+1@example.com", artificialKey)
	want := "otpauth://totp/Minta%20Biztos%C3%ADt%C3%B3:nagy+ilona%2B1%40example.com" +
		"?secret=" + artificialKey + "&digits=6&algorithm=SHA1&issuer=Minta%20Biztos%C3%ADt%C3%B3&period=30"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestJavaURLEncode(t *testing.T) {
	for in, want := range map[string]string{
		"a b": "a+b", "a+b": "a%2Bb", "a*~b": "a*%7Eb", "-_.": "-_.", "ő%": "%C5%91%25",
	} {
		if got := javaURLEncode(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// The secret stands last and alone: that is all that is known of the real one.
func TestGatewayURI(t *testing.T) {
	got := gatewayURI("gyakorlo", artificialKey[:16])
	want := "otpauth://totp/Gyakorl%C3%B3%20%C3%9Cgyf%C3%A9lkapu%2B:gyakorlo" +
		"?issuer=Gyakorl%C3%B3%20%C3%9Cgyf%C3%A9lkapu%2B&secret=" + artificialKey[:16]
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestGrouped(t *testing.T) {
	for in, want := range map[string]string{"": "", "ABCD": "ABCD", "ABCDE": "ABCD E", "ABCDEFGH": "ABCD EFGH"} {
		if got := grouped(in); got != want {
			t.Errorf("%q becomes %q", in, got)
		}
	}
}
