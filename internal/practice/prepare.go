package practice

import (
	"fmt"
	"io"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// readyLabel names the insurer's device that an exercise begins with.
const readyLabel = "Gyakorló eszköz"

// ready is an authenticator to be set up at once, before an exercise that wants
// one. It is not one of the imitated sites' pages.
type ready struct {
	site    string
	pairing pairing
	refused bool
	// accepted says that the code was right: the deletion code is shown now.
	accepted bool
	number   int // tells its picture from the one before
}

// start begins an exercise: it brings its site into the state that it wants,
// and says where to go.
func (b *browser) start(number int, random io.Reader) (string, error) {
	all := exercises()
	if number < 1 || number > len(all) {
		return "/", nil
	}
	e := all[number-1]
	b.run, b.ready = run{number: number, task: e}, nil
	if e.site == "insurer" {
		return b.startInsurer(e, random)
	}
	return b.startGateway(e, random)
}

func (b *browser) startGateway(e exercise, random io.Reader) (string, error) {
	g := &b.gateway
	g.leave()
	g.unfinished, g.lapsed, g.returns, g.passwords = false, false, 0, 0
	g.trail.take()
	if e.begin == afresh {
		g.discard(g.active)
		g.active = nil
	}
	g.rules = rules{life: e.life, strict: e.strict}
	if g.active != nil || e.begin == afresh || e.begin == asItIs {
		return e.path, nil
	}
	made, err := newPairing(random)
	if err != nil {
		return "", err
	}
	if e.begin == stolen {
		g.active = made
		return e.path, nil
	}
	b.readies++
	b.ready = &ready{site: e.site, pairing: *made, number: b.readies}
	return "/prepare", nil
}

func (b *browser) startInsurer(e exercise, random io.Reader) (string, error) {
	i := &b.insurer
	i.leave()
	i.trail.take()
	if e.begin == afresh {
		i.devices, i.smsUsed = nil, false
	}
	i.rules = rules{life: e.life}
	if e.begin != paired {
		return e.path, nil
	}
	if len(i.devices) > 0 {
		if i.devices[0].Label == "" {
			i.devices[0].Label = readyLabel
		}
		return e.path, nil
	}
	made, err := randomText(random, keycloakAlphabet, insurerKeyLength)
	if err != nil {
		return "", err
	}
	b.readies++
	b.ready = &ready{site: e.site, pairing: pairing{key: &authKey{secret: []byte(made)}}, number: b.readies}
	return "/prepare", nil
}

// newPairing is an enrolment that is complete.
func newPairing(random io.Reader) (*pairing, error) {
	secret, err := randomBytes(random, gatewayKeyBytes)
	if err != nil {
		return nil, err
	}
	deletion, err := randomText(random, "0123456789", deletionCodeDigits)
	if err != nil {
		return nil, err
	}
	return &pairing{&authKey{secret: secret}, deletion}, nil
}

// uri is the text of the QR code.
func (r *ready) uri() string {
	if r.site == "insurer" {
		return keycloakURI(insurerIssuer, insurerUser, r.pairing.key.base32())
	}
	return gatewayURI(gatewayUser, r.pairing.key.base32())
}

// startExercise is the button of a card.
func startExercise(v *visit) (reply, error) {
	number := 0
	if _, err := fmt.Sscanf(v.form.Get("number"), "%d", &number); err != nil {
		return redirect("/")
	}
	path, err := v.b.start(number, v.random)
	if err != nil {
		return reply{}, err
	}
	return redirect(path)
}

// leaveExercise ends one without doing it; the sites stay as they are.
func leaveExercise(v *visit) (reply, error) {
	v.b.run, v.b.ready = run{}, nil
	v.b.gateway.rules, v.b.insurer.rules = rules{}, rules{}
	return redirect("/")
}

// readyData is what the page of the authenticator to be set up shows.
type readyData struct {
	Key, DeletionCode string
	Size              int
	Picture           string
	Refused, Accepted bool
}

func readyPage(v *visit) (reply, error) {
	r := v.b.ready
	if r == nil {
		return redirect("/")
	}
	data := readyData{Key: grouped(r.pairing.key.base32()), DeletionCode: r.pairing.deletionCode, Size: insurerQRSize, Refused: r.refused, Accepted: r.accepted}
	if r.site == "gateway" {
		data.Key = r.pairing.key.base32()
	}
	data.Picture = fmt.Sprintf("/prepare/qr.png?%d", r.number)
	r.refused = false
	return show(view{page: "prepare", Data: data})
}

func readyQR(v *visit) (reply, error) {
	if v.b.ready == nil {
		return reply{}, errNoPage
	}
	picture, err := qrPNG(v.b.ready.uri(), qr.L, insurerQRSize)
	return reply{picture: picture}, err
}

// readyConfirm goes on to the deletion code, where the site has one, when the
// authenticator gives the right code, and then to the exercise. The code is not
// used up by it: nobody should wait for the next one before the exercise has
// begun.
func readyConfirm(v *visit) (reply, error) {
	r := v.b.ready
	if r == nil {
		return redirect("/")
	}
	if !r.accepted {
		tried := *r.pairing.key
		r.accepted = tried.accept(strings.TrimSpace(v.form.Get("code")), v.now)
		r.refused = !r.accepted
		if r.refused || r.pairing.deletionCode != "" {
			return redirect("/prepare")
		}
	}
	if r.site == "insurer" {
		v.b.insurer.devices = []device{{readyLabel, r.pairing.key}}
	} else {
		v.b.gateway.active = &r.pairing
	}
	v.b.ready = nil
	return redirect(v.b.run.task.path)
}
