package practice

import "github.com/boombuler/barcode/qr"

// decoyText is what the QR code of the DÁP login holds: nothing that an
// authenticator could enrol. What the real one holds is not known.
const decoyText = "GYAKORLAS-DAP-BEJELENTKEZES-NEM-BEALLITAS"

func gatewayDecoy(v *visit) (reply, error) {
	v.b.gateway.trail.add(evDecoy)
	return show(gatewayFrame(v, "gateway-dap", gatewayQRSize))
}

func gatewayDecoyQR(*visit) (reply, error) {
	picture, err := qrPNG(decoyText, qr.M, gatewayQRSize)
	return reply{picture: picture}, err
}
