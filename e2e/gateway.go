package e2e

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
	g.logIn()
	g.press("#uk-menu-request")
	g.press("#uk-request")
	g.wait("#uk-qr")
}

// logIn gives name and password, from the choice of ways to log in.
func (g *Gateway) logIn() {
	g.press("#uk-choose-plus")
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

// LogInAgain implements Site.
func (g *Gateway) LogInAgain() {
	g.press("#uk-menu-logout")
	g.logIn()
	g.paste("#uk-identifier")
	g.press("#uk-identifier-login")
	g.wait("#uk-logged-in")
}

// AskNewKey presses the link that makes the site forget the key it showed.
func (g *Gateway) AskNewKey() {
	g.press("#uk-new-key")
	g.wait("#uk-qr")
}

// Expired waits for the page that says that the session is over, and goes back
// to the page with the QR code, which has a new key.
func (g *Gateway) Expired() {
	g.wait("#uk-expired")
	g.press("#uk-login-again")
	g.wait("#uk-login-name")
}
