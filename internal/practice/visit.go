package practice

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"
)

// maxForm bounds a posted form, in bytes.
const maxForm = 8 << 10

var errNoPage = errors.New("no such page")

// visit is one request, as far as a page has to know it.
type visit struct {
	now    time.Time
	form   url.Values // query and posted fields
	b      *browser
	random io.Reader
}

// reply is what a page wants to be answered: one of the four.
type reply struct {
	redirect string
	picture  []byte
	document []byte // a PDF
	view     view
}

// action answers a visit. It runs under the portal's lock, so it may change
// the browser's state, and it must not wait for anything.
type action func(*visit) (reply, error)

func redirect(path string) (reply, error) { return reply{redirect: path}, nil }

func show(v view) (reply, error) { return reply{view: v}, nil }

// page makes the HTTP handler of an action: it finds the browser, checks a
// POST, runs the action under the lock and writes the answer without it.
func (p *Portal) page(act action) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		if err := r.ParseForm(); err != nil {
			p.message(w, http.StatusBadRequest, "refused")
			return
		}
		body, rep, status := p.visit(r, act)
		switch {
		case status != http.StatusOK:
			p.message(w, status, messageFor(status))
		case rep.redirect != "":
			http.Redirect(w, r, rep.redirect, http.StatusSeeOther)
		case rep.picture != nil:
			writeBody(w, "image/png", rep.picture)
		case rep.document != nil:
			writeBody(w, "application/pdf", rep.document)
		default:
			writeBody(w, "text/html; charset=utf-8", body)
		}
	}
}

// visit runs an action under the lock and renders the page it asked for.
func (p *Portal) visit(r *http.Request, act action) (body []byte, rep reply, status int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	b := p.browserOf(r, now)
	if b == nil || r.Method == http.MethodPost && !checkPost(r, b) {
		return nil, reply{}, http.StatusForbidden
	}
	rep, err := act(&visit{now: now, form: r.Form, b: b, random: p.random})
	switch {
	case errors.Is(err, errNoPage):
		return nil, reply{}, http.StatusNotFound
	case err != nil:
		return nil, reply{}, http.StatusInternalServerError
	}
	if rep.view.page == "" {
		return nil, rep, http.StatusOK
	}
	rep.view.FormToken, rep.view.Lang = b.formToken, b.lang
	rep.view.Back, rep.view.Task = r.URL.RequestURI(), b.task()
	var out bytes.Buffer
	if err := p.pages.render(&out, rep.view); err != nil {
		return nil, reply{}, http.StatusInternalServerError
	}
	return out.Bytes(), rep, http.StatusOK
}

// browserOf finds the browser by its cookie; the lock must be held.
func (p *Portal) browserOf(r *http.Request, now time.Time) *browser {
	cookie, err := r.Cookie(p.cookieName)
	if err != nil {
		return nil
	}
	return p.browsers.find(cookie.Value, now)
}

func messageFor(status int) string {
	switch status {
	case http.StatusForbidden:
		return "refused"
	case http.StatusNotFound:
		return "notfound"
	}
	return "failed"
}

// message writes a page that needs no browser.
func (p *Portal) message(w http.ResponseWriter, status int, page string) {
	var out bytes.Buffer
	if err := p.pages.render(&out, view{page: page}); err != nil {
		http.Error(w, http.StatusText(status), status)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	// A browser that went away meanwhile is no error of ours.
	_, _ = w.Write(out.Bytes())
}

func writeBody(w http.ResponseWriter, contentType string, body []byte) {
	w.Header().Set("Content-Type", contentType)
	_, _ = w.Write(body)
}
