package e2e

import "fmt"

// Gateway is the visitor of the site that walks like Ügyfélkapu+.
type Gateway struct {
	visitor
	password string
}

// Service implements Site.
func (g *Gateway) Service() string { return "ugyfelkapu" }

// OpenSetup implements Site.
func (g *Gateway) OpenSetup() {
	g.press("#site-gateway")
	g.press("#uk-choose-plus")
	g.OpenSetupAgain()
}

// OpenSetupAgain walks to the page with the QR code from the page that asks for
// name and password.
func (g *Gateway) OpenSetupAgain() {
	g.logIn()
	g.press("#uk-menu-request")
	g.press("#uk-request")
	g.wait("#uk-qr")
}

// Request walks to that page from the choice of the way to log in.
func (g *Gateway) Request() {
	g.press("#uk-choose-plain")
	g.OpenSetupAgain()
}

// NewKey asks for a new QR code, where the visit's first one is shown.
func (g *Gateway) NewKey() {
	g.press("#uk-new-key")
	g.wait(`#uk-qr:not([src$="?1"])`)
}

// logIn gives name and password.
func (g *Gateway) logIn() {
	g.wait("#uk-login-name")
	var name string
	name, g.password = g.account()
	g.fill("#uk-login-name", name)
	g.fill("#uk-login-password", g.password)
	g.press("#uk-login")
}

// ShowKey implements Site.
func (g *Gateway) ShowKey() string {
	g.press("#uk-cannot-read")
	return g.read("#uk-key")
}

// Confirm implements Site. The portal's password goes into the portal alone.
func (g *Gateway) Confirm() {
	g.fill("#uk-password", g.password)
	g.paste("#uk-code")
	g.press("#uk-next")
}

// ConfirmWrongly is Confirm with a mistyped password, to the page that refuses it.
func (g *Gateway) ConfirmWrongly() {
	g.fill("#uk-password", g.password+"x")
	g.paste("#uk-code")
	g.press("#uk-next")
	g.wait("#uk-password-error")
}

// ConfirmInVain is Confirm with a code that the page refuses.
func (g *Gateway) ConfirmInVain() {
	g.Confirm()
	g.wait("#uk-code-error")
}

// Accepted implements Site.
func (g *Gateway) Accepted() { g.wait("#uk-deletion-code") }

// DeletionCode implements Site.
func (g *Gateway) DeletionCode() string {
	g.copyText("#uk-deletion-code")
	return g.read("#uk-deletion-code")
}

// Finish implements Site.
func (g *Gateway) Finish() {
	g.press("#uk-deletion-saved")
	g.press("#uk-finish")
	g.wait("#uk-done")
}

// FinishUnticked presses the last button without the tick, to the page that
// refuses it.
func (g *Gateway) FinishUnticked() {
	g.press("#uk-finish")
	g.wait("#uk-deletion-error")
}

// LogInAgain implements Site.
func (g *Gateway) LogInAgain() {
	g.press("#uk-menu-logout")
	g.press("#uk-choose-plus")
	g.logIn()
	g.paste("#uk-identifier")
	g.press("#uk-identifier-login")
	g.wait("#uk-logged-in")
}

// OpenOtherDevice walks to the page with a new QR code, logged in.
func (g *Gateway) OpenOtherDevice() {
	g.press("#uk-menu-settings")
	g.press("#uk-other-device")
	g.wait("#uk-qr")
}

// OpenReturns walks to the tax returns, logged in.
func (g *Gateway) OpenReturns() { g.press("#uk-menu-returns") }

// SendReturn sends the next return, with the code on the clipboard, and waits
// until it counts as sent.
func (g *Gateway) SendReturn(number int) {
	g.paste("#uk-return-code")
	g.press("#uk-return-send")
	g.wait(fmt.Sprintf(`#uk-return-%d[data-sent="true"]`, number))
}

// SendAgain sends the next return with a code that was used before.
func (g *Gateway) SendAgain(code string) {
	g.fill("#uk-return-code", code)
	g.press("#uk-return-send")
	g.wait("#uk-return-error")
}

// Expired waits for the page that says that the session is over, and goes to
// the one that asks for name and password.
func (g *Gateway) Expired() {
	g.wait("#uk-expired")
	g.press("#uk-login-again")
}

// LogIn gives name and password, and the code on the clipboard on the second
// page.
func (g *Gateway) LogIn() {
	g.press("#uk-choose-plus")
	g.logIn()
	g.paste("#uk-identifier")
	g.press("#uk-identifier-login")
}

// Name gives name and password, to the second page.
func (g *Gateway) Name() {
	g.press("#uk-choose-plus")
	g.logIn()
	g.wait("#uk-identifier")
}

// PutCode puts the code on the clipboard into the second page, and does not
// send it yet.
func (g *Gateway) PutCode() { g.paste("#uk-identifier") }

// SendCode sends it.
func (g *Gateway) SendCode() { g.press("#uk-identifier-login") }

// CodeRefused waits until the second page of a login refuses the code.
func (g *Gateway) CodeRefused() { g.wait("#uk-identifier-error") }

// EnterCode gives another code on that page and waits to be let in.
func (g *Gateway) EnterCode() {
	g.paste("#uk-identifier")
	g.press("#uk-identifier-login")
	g.wait("#uk-logged-in")
}

// LogOut uses the menu.
func (g *Gateway) LogOut() { g.press("#uk-menu-logout") }

// End ends Ügyfélkapu+ with the deletion code on the clipboard.
func (g *Gateway) End() {
	g.endWith(func() { g.paste("#uk-end-code") })
}

// EndByHand is End with a deletion code that is typed from paper.
func (g *Gateway) EndByHand(deletion string) {
	g.endWith(func() { g.fill("#uk-end-code", deletion) })
}

func (g *Gateway) endWith(put func()) {
	g.press("#uk-to-end")
	g.wait("#uk-end-name")
	var name string
	name, g.password = g.account()
	g.fill("#uk-end-name", name)
	g.fill("#uk-end-password", g.password)
	put()
	g.press("#uk-end")
	g.wait("#uk-ended")
}

// OpenSetupWithout walks to the page with the QR code from the page that says
// that Ügyfélkapu+ has ended.
func (g *Gateway) OpenSetupWithout() {
	g.press("#uk-login-again")
	g.press("#uk-choose-plain")
	g.OpenSetupAgain()
}

// OpenMobileLogin walks from the choice of the way to log in to the QR code of the
// login by mobile app, which sets nothing up.
func (g *Gateway) OpenMobileLogin() {
	g.press("#uk-choose-dap")
	g.wait("#uk-dap-qr")
}

// LeaveMobileLogin goes back to that choice.
func (g *Gateway) LeaveMobileLogin() { g.press("#uk-dap-back") }

// LogInByMail logs in with the code of the drawn letter.
func (g *Gateway) LogInByMail() {
	g.press("#uk-choose-mail")
	g.logIn()
	g.fill("#uk-mail-code", g.read("#uk-mail-letter"))
	g.press("#uk-mail-go")
	g.wait("#uk-logged-in")
}
