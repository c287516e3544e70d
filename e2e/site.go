package e2e

import (
	"context"
	"strings"

	"kapukod/e2e/rig"
)

// Site is a portal as its visitor uses it in the browser. All its acts are real
// clicks and keys; only what the page says is asked of the page itself.
type Site interface {
	// OpenSetup walks from the entrance to the page with the QR code.
	OpenSetup()
	// ShowKey unfolds the typed key and returns it as the page groups it.
	ShowKey() string
	// Confirm puts the code from the clipboard into the page and sends it.
	Confirm()
	// Accepted waits for the page that says that the code was right.
	Accepted()
	// Finish does what the site wants after the code, to the last page.
	Finish()
	// LogInAgain logs out and in once more, with the code on the clipboard.
	LogInAgain()
	// DeletionCode copies the deletion code to the clipboard and returns it;
	// empty where the site gives none.
	DeletionCode() string
	// Service is what Kapukód calls this kind of site.
	Service() string
}

// visitor is what both sites' visitors share.
type visitor struct {
	*actor
	browser *rig.Browser
}

func (v *visitor) press(selector string) {
	v.act("press "+selector, func(ctx context.Context) error { return v.browser.Press(ctx, selector) })
}

func (v *visitor) fill(selector, text string) {
	v.act("fill "+selector, func(ctx context.Context) error { return v.browser.Fill(ctx, selector, text) })
}

func (v *visitor) paste(selector string) {
	v.act("paste into "+selector, func(ctx context.Context) error { return v.browser.Paste(ctx, selector) })
}

func (v *visitor) wait(selector string) {
	v.act("wait for "+selector, func(ctx context.Context) error { return v.browser.WaitFor(ctx, selector) })
}

func (v *visitor) read(selector string) string {
	return get(v.actor, "read "+selector, func(ctx context.Context) (string, error) {
		text, err := v.browser.Text(ctx, selector)
		return strings.TrimSpace(text), err
	})
}

func (v *visitor) copyText(selector string) {
	v.act("copy "+selector, func(ctx context.Context) error { return v.browser.Copy(ctx, selector) })
}

// account reads the practice account from the login page, as the visitor does:
// name first, then password.
func (v *visitor) account() (name, password string) {
	return v.read(".note .value:nth-of-type(1)"), v.read(".note .value:nth-of-type(2)")
}
