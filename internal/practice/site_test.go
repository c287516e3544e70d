package practice

import (
	"encoding/base32"
	"html"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// clock is a clock that tests move.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// site is a portal behind a real HTTP server with one browser in front.
type site struct {
	t      *testing.T
	portal *Portal
	server *httptest.Server
	clock  *clock
	client *http.Client
	body   string // of the page seen last
	path   string // and its address
	status int
}

// visitSite starts a portal and lets a browser in.
func visitSite(t *testing.T) *site {
	t.Helper()
	c := &clock{now: time.Date(2026, 4, 27, 9, 0, 0, 0, time.UTC)}
	portal, err := New(Options{Now: c.Now, Rand: rand.NewChaCha8([32]byte{1})})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(portal)
	t.Cleanup(server.Close)
	s := &site{t: t, portal: portal, server: server, clock: c}
	return s.anotherBrowser()
}

// anotherBrowser is the same portal seen with an empty cookie jar.
func (s *site) anotherBrowser() *site {
	s.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	other := &site{t: s.t, portal: s.portal, server: s.server, clock: s.clock, client: &http.Client{Jar: jar}}
	other.get("/?token=" + s.portal.token)
	other.wantAt("/")
	return other
}

func (s *site) keep(resp *http.Response, err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	s.body, s.path, s.status = string(body), resp.Request.URL.Path, resp.StatusCode
}

func (s *site) get(path string) {
	s.t.Helper()
	s.keep(s.client.Get(s.server.URL + path))
}

// post sends a form with the form token of the page seen last; fields are
// names and values in turn.
func (s *site) post(path string, fields ...string) {
	s.t.Helper()
	form := url.Values{"form-token": {s.formToken()}}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	s.keep(s.client.PostForm(s.server.URL+path, form))
}

func (s *site) formToken() string {
	if m := regexp.MustCompile(`name="form-token" value="([^"]*)"`).FindStringSubmatch(s.body); m != nil {
		return m[1]
	}
	return ""
}

// text is what stands in the element with that id, "" if there is none.
func (s *site) text(id string) string {
	m := regexp.MustCompile(`id="` + id + `"[^>]*>([^<]*)<`).FindStringSubmatch(s.body)
	if m == nil {
		return ""
	}
	return html.UnescapeString(m[1])
}

func (s *site) wantAt(path string) {
	s.t.Helper()
	if s.path != path || s.status != http.StatusOK {
		s.t.Fatalf("at %s with status %d, want %s", s.path, s.status, path)
	}
}

func (s *site) wantText(id, want string) {
	s.t.Helper()
	if got := s.text(id); got != want {
		s.t.Errorf("#%s on %s is %q, want %q", id, s.path, got, want)
	}
}

func (s *site) wantSays(texts ...string) {
	s.t.Helper()
	said := html.UnescapeString(s.body)
	for _, text := range texts {
		if !strings.Contains(said, text) {
			s.t.Errorf("%s does not say %q", s.path, text)
		}
	}
}

// code is what an authenticator with that key shows at the present time of
// the clock, moved by some steps.
func (s *site) code(key string, steps int) string {
	s.t.Helper()
	secret, err := base32.StdEncoding.DecodeString(strings.ReplaceAll(key, " ", ""))
	if err != nil {
		s.t.Fatal("the key is not base32")
	}
	return hotp(secret, uint64(s.clock.Now().Unix()/stepLength+int64(steps)), codeDigits)
}

// wrongCode is no code of the key near the present time.
func (s *site) wrongCode(key string) string {
	for _, code := range []string{"000000", "111111", "222222", "333333"} {
		if code != s.code(key, -1) && code != s.code(key, 0) && code != s.code(key, 1) {
			return code
		}
	}
	s.t.Fatal("four wrong codes were all right")
	return ""
}
