package practice

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"
)

func TestNewFailsWithoutRandomness(t *testing.T) {
	broken := errors.New("no randomness")
	for _, r := range []io.Reader{iotest.ErrReader(broken), io.MultiReader(strings.NewReader(strings.Repeat("x", 16)), iotest.ErrReader(broken))} {
		if _, err := New(Options{Now: time.Now, Rand: r}); !errors.Is(err, broken) {
			t.Errorf("New says %v", err)
		}
	}
}

// When the randomness fails later, the page says so and the portal goes on.
func TestRandomnessFailsLater(t *testing.T) {
	s := visitSite(t)
	s.gatewayEnter()
	good := s.portal.random
	s.portal.random = iotest.ErrReader(errors.New("no randomness"))
	s.post("/ugyfelkapu/new-key")
	if s.status != http.StatusInternalServerError {
		t.Errorf("status %d", s.status)
	}
	s.wantSays("A gyakorló oldal hibázott")
	s.portal.random = good
	s.get("/ugyfelkapu/menu")
	s.wantAt("/ugyfelkapu/menu")
}

func TestBrowsersAreApart(t *testing.T) {
	s := visitSite(t)
	s.gatewayEnrol()
	other := s.anotherBrowser()
	other.gatewayEnter()
	other.wantAt("/ugyfelkapu/menu")
	other.get("/ugyfelkapu/status")
	other.wantSays(`data-active="false"`)
}

func TestStartOver(t *testing.T) {
	s := visitSite(t)
	s.gatewayEnrol()
	s.get("/")
	s.post("/start-over")
	s.wantAt("/")
	s.gatewayEnter()
	s.wantAt("/ugyfelkapu/menu")
}

func TestOldestBrowserMakesRoom(t *testing.T) {
	all := browsers{}
	random := rand.NewChaCha8([32]byte{2})
	now := time.Unix(1_800_000_000, 0)
	first, err := all.add(random, now)
	if err != nil {
		t.Fatal(err)
	}
	second, err := all.add(random, now.Add(time.Second))
	if err != nil {
		t.Fatal(err)
	}
	all.find(first, now.Add(time.Minute))
	for range maxBrowsers - 1 {
		if _, err := all.add(random, now.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	if len(all) != maxBrowsers || all[first] == nil || all[second] != nil {
		t.Errorf("%d browsers are kept, or the wrong one left", len(all))
	}
}

// Every page carries the band, forbids indexing and leads nowhere outside.
func TestEveryPageIsMarked(t *testing.T) {
	all, err := loadPages()
	if err != nil {
		t.Fatal(err)
	}
	outside := regexp.MustCompile(`(?i)(https?:)?//[a-z]|<svg|style=|onclick=`)
	for lang, pages := range all {
		for name := range pages {
			t.Run(string(lang)+" "+name, func(t *testing.T) {
				page := renderExample(t, all, lang, name)
				for _, want := range []string{`id="practice-band"`, "GYAKORLÓ OLDAL", "nem valódi", `name="robots" content="noindex`,
					`<html lang="` + string(lang) + `"`, `id="practice-language"`} {
					if !strings.Contains(page, want) {
						t.Errorf("the page lacks %q", want)
					}
				}
				if found := outside.FindString(page); found != "" {
					t.Errorf("the page has %q", found)
				}
			})
		}
	}
}

func renderExample(t *testing.T, all pages, lang Lang, name string) string {
	t.Helper()
	var out bytes.Buffer
	example := view{page: name, Lang: lang, FormToken: "0", Site: "gateway", LoggedIn: true, Left: 600, Data: exampleData(name)}
	if err := all.render(&out, example); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func exampleData(page string) any {
	switch page {
	case "entrance":
		return entranceData{}
	case "prepare":
		return readyData{}
	case "trainer":
		return trainerData{}
	case "gateway-setup":
		return setupData{}
	case "gateway-returns":
		return returnsData{}
	case "gateway-mail":
		return letter{}
	case "gateway-deletion", "insurer-sms":
		return "00000000"
	case "gateway-dap":
		return 176
	case "insurer-setup":
		return deviceData{}
	case "insurer-account":
		return []string{"gép"}
	}
	return gatewayFacts{}
}

func TestTemplatesEscape(t *testing.T) {
	s := visitSite(t)
	s.insurerEnter()
	key := s.insurerKey()
	nasty := `"><script>alert(1)</script>`
	s.post("/keycloak/setup", "totp", "1", "userLabel", nasty)
	if strings.Contains(s.body, "<script>alert") {
		t.Error("the form does not escape what was typed")
	}
	s.post("/keycloak/setup", "totp", s.code(key, 0), "userLabel", nasty)
	s.wantAt("/keycloak/account")
	if strings.Contains(s.body, "<script>alert") {
		t.Error("the list of devices does not escape")
	}
	s.wantSays(nasty)
}

func TestHeaders(t *testing.T) {
	s := visitSite(t)
	resp, err := s.client.Get(s.server.URL + "/ugyfelkapu/login")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	policy := resp.Header.Get("Content-Security-Policy")
	if !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "http") {
		t.Errorf("content security policy: %s", policy)
	}
	for name, want := range map[string]string{
		"X-Robots-Tag": "noindex, nofollow", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
	} {
		if got := resp.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestManyAtOnce(t *testing.T) {
	s := visitSite(t)
	s.gatewayBegin()
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for _, path := range []string{"/", "/ugyfelkapu/setup", "/ugyfelkapu/qr.png", "/ugyfelkapu/status", "/keycloak/"} {
				resp, err := s.client.Get(s.server.URL + path)
				if err != nil {
					t.Error(err)
					return
				}
				resp.Body.Close()
				if resp.StatusCode != http.StatusOK {
					t.Errorf("%s: status %d", path, resp.StatusCode)
				}
			}
		})
	}
	wait.Wait()
}
