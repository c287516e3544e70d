package practice

import (
	"net/url"
	"strings"
)

// gatewayURI is the text of the Ügyfélkapu+-like site's QR code. No real
// sample is public; what is known is that the secret stands last and that
// nothing is said about digits, algorithm or period.
func gatewayURI(account, secret string) string {
	issuer := strings.ReplaceAll(url.QueryEscape(gatewayIssuer), "+", "%20")
	return "otpauth://totp/" + issuer + ":" + url.PathEscape(account) + "?issuer=" + issuer + "&secret=" + secret
}

// keycloakURI is built step by step as Keycloak's OTPPolicy.getKeyURI does
// it: a space is %20 in the issuer and a bare "+" in the account name.
func keycloakURI(issuer, account, secret string) string {
	issuer = strings.ReplaceAll(javaURLEncode(issuer), "+", "%20")
	return "otpauth://totp/" + issuer + ":" + javaURLEncode(account) +
		"?secret=" + secret + "&digits=6&algorithm=SHA1&issuer=" + issuer + "&period=30"
}

// javaURLEncode does what java.net.URLEncoder does in UTF-8. It differs from
// url.QueryEscape in two characters.
func javaURLEncode(s string) string {
	return strings.NewReplacer("%2A", "*", "~", "%7E").Replace(url.QueryEscape(s))
}

// grouped puts a space after every four characters.
func grouped(key string) string {
	var out strings.Builder
	for i, r := range key {
		if i > 0 && i%4 == 0 {
			out.WriteByte(' ')
		}
		out.WriteRune(r)
	}
	return out.String()
}
