package practice

// The practice accounts. They are printed on the login pages. The insurer's
// user name has a space because Keycloak writes that as a bare "+" into the
// QR code, which an authenticator must understand.
const (
	gatewayUser     = "gyakorlo"
	gatewayPassword = "pirosalmafa32"
	gatewayPerson   = "GYAKORLÓ ILONA"
	insurerUser     = "gyakorlo ilona"
	insurerPassword = "pirosalmafa32"
	insurerPerson   = "Gyakorló Ilona"
)

// The issuers inside the QR codes. They say practice, for the entry stays in
// the authenticator after the exercise.
const (
	gatewayIssuer = "Gyakorló Ügyfélkapu+"
	insurerIssuer = "Gyakorló Biztosító"
)

// What the sites answer. The insurer's are Keycloak's Hungarian messages.
const (
	gatewayLoginRefused    = "Hibás felhasználónév vagy jelszó."
	gatewayPasswordMissing = "Kérjük, adja meg az ügyfélkapus jelszavát."
	gatewayPasswordRefused = "Hibás jelszó."
	gatewayCodeMissing     = "Kérjük, adja meg az azonosítót."
	gatewayCodeRefused     = "Hibás azonosító."
	gatewayDeletionRefused = "Hibás törlőkód."
	gatewayTickMissing     = "A befejezéshez jelölje be, hogy a törlőkód mentéséről gondoskodott."

	insurerLoginRefused = "Érvénytelen felhasználónév vagy jelszó."
	insurerExpired      = "Belépési időtúllépés, kérem, lépjen be újra."
	insurerCodeMissing  = "Kérem, adja meg a hitelesítő kódot."
	insurerCodeRefused  = "Érvénytelen hitelesítő kód."
	insurerLabelMissing = "Kérem, adja meg az eszköz nevét."
	// Keycloak says this one in English whatever the page's language.
	insurerLabelTaken = "Device already exists with the same name"
)

// notice is a sentence shown once, beside the field it is about; the zero
// notice says nothing.
type notice struct {
	Field string // the element id of the field
	Text  string // as the imitated site says it
	Why   saying // the portal's own explanation; may be empty
}
