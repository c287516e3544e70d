package e2e

// Insurer is the visitor of the site that walks like an insurer's Keycloak.
type Insurer struct {
	visitor
}

// Service implements Site.
func (i *Insurer) Service() string { return "keycloak" }

// OpenSetup implements Site.
func (i *Insurer) OpenSetup() {
	i.press("#site-insurer")
	i.press("#kc-enter")
	i.logIn()
	i.wait("#kc-totp-secret-qr-code")
}

func (i *Insurer) logIn() {
	i.wait("#username")
	name, password := i.account()
	i.fill("#username", name)
	i.fill("#password", password)
	i.press("#kc-login")
}

// ShowKey implements Site.
func (i *Insurer) ShowKey() string {
	i.press("#mode-manual")
	return i.read("#kc-totp-secret-key")
}

// Confirm implements Site.
func (i *Insurer) Confirm() {
	i.paste("#totp")
	i.fill("#userLabel", "Otthoni gép")
	i.press("#saveTOTPBtn")
}

// Accepted implements Site.
func (i *Insurer) Accepted() { i.wait("#kc-account") }

// DeletionCode implements Site.
func (i *Insurer) DeletionCode() string { return "" }

// Finish implements Site.
func (i *Insurer) Finish() { i.wait("#kc-devices") }

// LogInAgain implements Site.
func (i *Insurer) LogInAgain() {
	i.press("#kc-logout")
	i.press("#kc-enter")
	i.logIn()
	i.paste("#otp")
	i.press("#kc-login")
	i.wait("#kc-account")
}
