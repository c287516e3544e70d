package practice

import (
	"fmt"

	"github.com/boombuler/barcode/qr"
)

// insurerQRSize is the side of Keycloak's QR picture in pixels.
const insurerQRSize = 246

// deviceData is what „Mobil hitelesítő eszköz beállítása” shows.
type deviceData struct {
	Manual bool // the key instead of the QR code
	First  bool // the account has no device yet
	SMS    bool // a text message would do for now
	Names  []string
	Key    string
	Label  string
	Size   int
	Keys   int
}

func insurerSetup(v *visit) (reply, error) {
	i := &v.b.insurer
	if home := i.home(); home != "/keycloak/setup" {
		return redirect(home)
	}
	return show(insurerFrame(v, "insurer-setup", deviceData{
		Manual: v.form.Get("mode") == "manual",
		First:  len(i.devices) == 0,
		SMS:    i.smsOffered(),
		Names:  i.names(),
		Key:    grouped(i.pending.base32()),
		Label:  i.label,
		Size:   insurerQRSize,
		Keys:   i.keys,
	}))
}

func insurerQR(v *visit) (reply, error) {
	i := &v.b.insurer
	if i.home() != "/keycloak/setup" {
		return reply{}, errNoPage
	}
	picture, err := qrPNG(keycloakURI(insurerIssuer, insurerUser, i.pending.base32()), qr.L, insurerQRSize)
	return reply{picture: picture}, err
}

// insurerConfirm is Elküld. A refused form comes back in the mode it had.
func insurerConfirm(v *visit) (reply, error) {
	i := &v.b.insurer
	if i.home() != "/keycloak/setup" {
		return redirect(i.home())
	}
	if !i.confirm(v.form.Get("totp"), v.form.Get("userLabel"), v.now) && v.form.Get("mode") == "manual" {
		return redirect("/keycloak/setup?mode=manual")
	}
	return redirect(i.home())
}

func insurerAccount(v *visit) (reply, error) {
	i := &v.b.insurer
	if home := i.home(); home != "/keycloak/account" {
		return redirect(home)
	}
	return show(insurerFrame(v, "insurer-account", i.names()))
}

// names are the devices' own, or a number where one has none.
func (i *insurer) names() []string {
	names := make([]string, 0, len(i.devices))
	for n, d := range i.devices {
		if d.Label == "" {
			d.Label = fmt.Sprintf("%d. eszköz (név nélkül)", n+1)
		}
		names = append(names, d.Label)
	}
	return names
}

// insurerAddDevice begins one more device for somebody logged in.
func insurerAddDevice(v *visit) (reply, error) {
	i := &v.b.insurer
	if i.home() == "/keycloak/account" && len(i.devices) < maxDevices {
		if err := i.begin(v.random); err != nil {
			return reply{}, err
		}
	}
	return redirect(i.home())
}
