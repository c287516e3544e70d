package practice

import "github.com/boombuler/barcode/qr"

// gatewayQRSize is the side of the QR picture in pixels: 3 pixels a module,
// so that the page fits beside another window on a small screen.
const gatewayQRSize = 176

// gatewayNewKey begins an enrolment, or begins it again („Új kódot kérek”).
func gatewayNewKey(v *visit) (reply, error) {
	if err := v.b.gateway.begin(v.random); err != nil {
		return reply{}, err
	}
	return redirect("/ugyfelkapu/setup")
}

// setupData is what the QR page shows.
type setupData struct {
	Again bool // an authenticator is set up already
	Key   string
	Size  int
	Keys  int
}

// gatewaySetup shows the QR page, or the page where the enrolment stands.
func gatewaySetup(v *visit) (reply, error) {
	g := &v.b.gateway
	switch {
	case g.pending == nil:
		return redirect("/ugyfelkapu/request")
	case g.pending.deletionCode != "":
		return redirect("/ugyfelkapu/deletion-code")
	}
	g.trail.add(evShown)
	return show(gatewayFrame(v, "gateway-setup", setupData{
		Again: g.active != nil,
		Key:   g.pending.key.base32(),
		Size:  gatewayQRSize,
		Keys:  g.keys,
	}))
}

func gatewayQR(v *visit) (reply, error) {
	pending := v.b.gateway.pending
	if pending == nil || pending.deletionCode != "" {
		return reply{}, errNoPage
	}
	picture, err := qrPNG(gatewayURI(gatewayUser, pending.key.base32()), qr.M, gatewayQRSize)
	return reply{picture: picture}, err
}

// gatewayConfirm is TOVÁBB.
func gatewayConfirm(v *visit) (reply, error) {
	g := &v.b.gateway
	if g.pending == nil || g.pending.deletionCode != "" {
		return redirect("/ugyfelkapu/setup")
	}
	ok, err := g.confirm(v.form.Get("password"), v.form.Get("code"), v.now, v.random)
	if err != nil {
		return reply{}, err
	}
	if !ok {
		return redirect("/ugyfelkapu/setup")
	}
	return redirect("/ugyfelkapu/deletion-code")
}

func gatewayDeletionCode(v *visit) (reply, error) {
	g := &v.b.gateway
	if g.pending == nil || g.pending.deletionCode == "" {
		return redirect("/ugyfelkapu/setup")
	}
	return show(gatewayFrame(v, "gateway-deletion", g.pending.deletionCode))
}

// gatewayFinish is Befejezés.
func gatewayFinish(v *visit) (reply, error) {
	g := &v.b.gateway
	if g.pending == nil || g.pending.deletionCode == "" {
		return redirect("/ugyfelkapu/setup")
	}
	if !g.finish(v.form.Get("saved") != "") {
		return redirect("/ugyfelkapu/deletion-code")
	}
	return redirect("/ugyfelkapu/done")
}

func gatewayDone(v *visit) (reply, error) {
	if v.b.gateway.active == nil {
		return redirect("/ugyfelkapu/menu")
	}
	return show(gatewayFrame(v, "gateway-done", nil))
}
