package practice

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// Options are what the portal takes from outside.
type Options struct {
	// Now is the clock for codes and sessions.
	Now func() time.Time
	// Rand gives keys, deletion codes and tokens. It is used by one request at
	// a time.
	Rand io.Reader
	// Paper makes a PDF of the trainer's sheet; nil for none.
	Paper func(Lang, Sheet) ([]byte, error)
}

// Portal is the practice portal. It is an [http.Handler] and safe for
// concurrent use.
type Portal struct {
	now        func() time.Time
	paper      func(Lang, Sheet) ([]byte, error)
	pages      pages
	mux        *http.ServeMux
	token      string
	cookieName string

	mu       sync.Mutex // guards random and browsers, and all state under them
	random   io.Reader
	browsers browsers
}

// New makes a portal that nobody has visited. It fails when the randomness
// does.
func New(opts Options) (*Portal, error) {
	pages, err := loadPages()
	if err != nil {
		return nil, fmt.Errorf("load practice pages: %w", err)
	}
	token, err := randomToken(opts.Rand)
	if err != nil {
		return nil, fmt.Errorf("make entry token: %w", err)
	}
	// Cookies are shared by all ports of a host: a name of its own keeps two
	// portals on one computer apart.
	instance, err := randomToken(opts.Rand)
	if err != nil {
		return nil, fmt.Errorf("make cookie name: %w", err)
	}
	p := &Portal{
		now:        opts.Now,
		paper:      opts.Paper,
		pages:      pages,
		token:      token,
		cookieName: "gyakorlo_" + instance[:8],
		random:     opts.Rand,
		browsers:   browsers{},
	}
	p.mux = p.routes()
	return p, nil
}

// EntryURL is the address to open first when the portal listens on addr. It
// holds the token: whoever has it can practise in a browser of their own.
func (p *Portal) EntryURL(addr net.Addr) string {
	u := url.URL{Scheme: "http", Host: addr.String(), Path: "/"}
	u.RawQuery = url.Values{"token": {p.token}}.Encode()
	return u.String()
}

// EntryURLIn is EntryURL for a visitor who begins in that language.
func (p *Portal) EntryURLIn(addr net.Addr, lang Lang) string {
	if lang == English {
		return p.EntryURL(addr) + "&lang=" + string(English)
	}
	return p.EntryURL(addr)
}

// ServeHTTP implements [http.Handler].
func (p *Portal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setHeaders(w.Header())
	if !loopbackHost(r.Host) {
		http.Error(w, "the practice portal answers on this computer only", http.StatusForbidden)
		return
	}
	p.mux.ServeHTTP(w, r)
}
