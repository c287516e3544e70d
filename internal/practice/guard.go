package practice

import (
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
)

// setHeaders forbids what the pages do not need: anything from elsewhere,
// being framed, cached or indexed.
func setHeaders(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "+
		"form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("X-Robots-Tag", "noindex, nofollow")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
}

// loopbackHost refuses every Host header but a loopback one. A page elsewhere
// that points its own host name at this computer (DNS rebinding) fails here.
func loopbackHost(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = hostport
	}
	if host == "localhost" {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback()
}

func sameToken(got, want string) bool {
	return subtle.ConstantTimeCompare([]byte(got), []byte(want)) == 1
}

// checkPost says whether a POST comes from one of the portal's own pages in
// the browser b: the browser's word for it, and the token hidden in the form.
func checkPost(r *http.Request, b *browser) bool {
	if http.NewCrossOriginProtection().Check(r) != nil {
		return false
	}
	return sameToken(r.PostForm.Get("form-token"), b.formToken)
}
