package practice

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func TestOnlyLoopbackHosts(t *testing.T) {
	s := visitSite(t)
	for host, want := range map[string]int{
		"127.0.0.1:8080":           http.StatusForbidden, // a loopback host, but no cookie
		"localhost:80":             http.StatusForbidden,
		"[::1]:80":                 http.StatusForbidden,
		"example.com":              http.StatusForbidden,
		"127.0.0.1.nip.example:80": http.StatusForbidden,
		"192.168.1.2":              http.StatusForbidden,
	} {
		r := httptest.NewRequest("GET", "/ugyfelkapu/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		s.portal.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("host %s: status %d, want %d", host, w.Code, want)
		}
	}
	for host, want := range map[string]int{"localhost:80": http.StatusSeeOther, "[::1]:80": http.StatusSeeOther, "example.com": http.StatusForbidden} {
		r := httptest.NewRequest("GET", "/?token="+s.portal.token, nil)
		r.Host = host
		w := httptest.NewRecorder()
		s.portal.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("entry with host %s: status %d, want %d", host, w.Code, want)
		}
	}
}

func TestEntryNeedsToken(t *testing.T) {
	s := visitSite(t)
	stranger := &site{t: t, portal: s.portal, server: s.server, clock: s.clock, client: &http.Client{}}
	for _, path := range []string{"/", "/?token=", "/?token=wrong", "/ugyfelkapu/login", "/keycloak/", "/nowhere"} {
		stranger.get(path)
		if stranger.status != http.StatusForbidden {
			t.Errorf("%s without the token: status %d", path, stranger.status)
		}
		stranger.wantSays("Kérjük, nyissa meg újra a gyakorló oldalt")
	}
	stranger.get("/static/style.css")
	stranger.wantAt("/static/style.css")
	stranger.get("/static/")
	if stranger.status != http.StatusForbidden {
		t.Errorf("the list of files has status %d", stranger.status)
	}
}

func TestCookie(t *testing.T) {
	s := visitSite(t)
	r := httptest.NewRequest("GET", "/?token="+s.portal.token, nil)
	r.Host = "127.0.0.1:1"
	w := httptest.NewRecorder()
	s.portal.ServeHTTP(w, r)
	cookies := w.Result().Cookies()
	if len(cookies) != 1 || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteLaxMode {
		t.Fatalf("the entry sets %d cookies, or not a guarded one", len(cookies))
	}
	// Entering again keeps the exercise.
	s.gatewayEnrol()
	s.get("/?token=" + s.portal.token)
	s.get("/ugyfelkapu/status")
	s.wantSays(`data-active="true"`)
}

func TestPostNeedsFormToken(t *testing.T) {
	s := visitSite(t)
	s.get("/ugyfelkapu/login")
	for _, token := range []string{"", "wrong", s.portal.token} {
		s.keep(s.client.PostForm(s.server.URL+"/ugyfelkapu/login", url.Values{
			"form-token": {token}, "name": {gatewayUser}, "password": {gatewayPassword}}))
		if s.status != http.StatusForbidden {
			t.Errorf("a POST with a wrong form token: status %d", s.status)
		}
	}
	// The token in the address line does not count.
	s.get("/ugyfelkapu/login")
	s.keep(s.client.PostForm(s.server.URL+"/ugyfelkapu/login?form-token="+s.formToken(), url.Values{"name": {gatewayUser}}))
	if s.status != http.StatusForbidden {
		t.Errorf("a form token in the query: status %d", s.status)
	}
	other := s.anotherBrowser()
	other.get("/ugyfelkapu/login")
	other.body = s.body
	s.get("/ugyfelkapu/login")
	other.body = s.body // another browser's token
	other.post("/ugyfelkapu/login", "name", gatewayUser, "password", gatewayPassword)
	if other.status != http.StatusForbidden {
		t.Errorf("another browser's form token: status %d", other.status)
	}
}

func TestPostFromElsewhere(t *testing.T) {
	s := visitSite(t)
	s.get("/ugyfelkapu/login")
	form := url.Values{"form-token": {s.formToken()}, "name": {gatewayUser}, "password": {gatewayPassword}}
	for name, value := range map[string]string{"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:1"} {
		r, err := http.NewRequest("POST", s.server.URL+"/ugyfelkapu/login", strings.NewReader(form.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set(name, value)
		s.keep(s.client.Do(r))
		if s.status != http.StatusForbidden {
			t.Errorf("a POST with %s: %s: status %d", name, value, s.status)
		}
	}
}

func TestStateChangesOnlyByPost(t *testing.T) {
	s := visitSite(t)
	key := s.gatewayBegin()
	for _, path := range []string{"/ugyfelkapu/logout", "/ugyfelkapu/new-key", "/start-over", "/keycloak/logout", "/keycloak/add-device"} {
		s.get(path)
		if s.status != http.StatusNotFound {
			t.Errorf("GET %s: status %d", path, s.status)
		}
	}
	s.get("/ugyfelkapu/setup")
	s.wantText("uk-key", key)
}

func TestFormTooLarge(t *testing.T) {
	s := visitSite(t)
	s.get("/ugyfelkapu/login")
	s.post("/ugyfelkapu/login", "name", strings.Repeat("a", maxForm+1))
	if s.status != http.StatusBadRequest {
		t.Errorf("a form too large: status %d", s.status)
	}
}
