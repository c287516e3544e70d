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
	i.Enter()
}

func (i *Insurer) logIn() {
	i.wait("#username")
	name, password := i.account()
	i.fill("#username", name)
	i.fill("#password", password)
	i.press("#kc-login")
}

// Enter walks to the page with the QR code from the site's own first page.
func (i *Insurer) Enter() {
	i.press("#kc-enter")
	i.logIn()
	i.wait("#kc-totp-secret-qr-code")
}

// AddDevice logs in with the code on the clipboard, and asks for one more device.
func (i *Insurer) AddDevice() {
	i.press("#kc-enter")
	i.logIn()
	i.paste("#otp")
	i.press("#kc-login")
	i.press("#kc-add-device")
	i.wait("#kc-totp-secret-qr-code")
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

// ConfirmNameless is Confirm without a name, to the page that wants one.
func (i *Insurer) ConfirmNameless() {
	i.paste("#totp")
	i.press("#saveTOTPBtn")
	i.wait("#input-error-otp-label")
}

// ConfirmTaken is Confirm with the name of another device, which is refused, too.
func (i *Insurer) ConfirmTaken(name string) {
	i.paste("#totp")
	i.fill("#userLabel", name)
	i.press("#saveTOTPBtn")
	i.wait("#input-error-otp-label")
}

// PutName puts the name on the clipboard into the page.
func (i *Insurer) PutName() { i.paste("#userLabel") }

// PutCode puts the code on the clipboard into the page and sends it.
func (i *Insurer) PutCode() {
	i.paste("#totp")
	i.press("#saveTOTPBtn")
}

// FirstDevice is the name of the first device that the page tells.
func (i *Insurer) FirstDevice() string { return i.read(".why strong") }

// TimedOut waits for the page that says so, and logs in again.
func (i *Insurer) TimedOut() {
	i.wait("#input-error")
	i.logIn()
	i.wait("#kc-totp-secret-qr-code")
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

// EnterByTextMessage logs in with the code on the drawn phone, which works as long as
// there is no authenticator.
func (i *Insurer) EnterByTextMessage() {
	i.Enter()
	i.press("#kc-send-sms")
	i.fill("#sms-code", i.read("#sms-letter"))
	i.press("#sms-login")
	i.wait("#kc-account")
}

// OpenDevice walks to the page with the QR code, logged in.
func (i *Insurer) OpenDevice() {
	i.press("#kc-add-device")
	i.wait("#kc-totp-secret-qr-code")
}
