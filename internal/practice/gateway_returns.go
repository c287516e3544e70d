package practice

import "time"

// taxReturns is how many there are to send; each wants a code of its own.
const taxReturns = 2

// taxReturn is one of them as the page shows it.
type taxReturn struct {
	Number     int
	Sent, Next bool
}

// returnsData is what the page of the tax returns shows.
type returnsData struct {
	Active  bool
	Returns []taxReturn
	Over    bool
}

// sendReturn sends the next tax return with a code.
func (g *gateway) sendReturn(code string, now time.Time) {
	if g.active == nil || g.returns >= taxReturns || !g.spend(g.active.key, "uk-return-code", code, now) {
		return
	}
	g.returns++
	if g.returns == 1 {
		g.trail.add(evFirstReturn)
	} else {
		g.trail.add(evSecondReturn)
	}
}

func gatewayReturns(v *visit) (reply, error) {
	g := &v.b.gateway
	data := returnsData{Active: g.active != nil, Over: g.returns == taxReturns}
	for n := range taxReturns {
		data.Returns = append(data.Returns, taxReturn{n + 1, n < g.returns, n == g.returns})
	}
	return show(gatewayFrame(v, "gateway-returns", data))
}

func gatewaySendReturn(v *visit) (reply, error) {
	v.b.gateway.sendReturn(v.form.Get("code"), v.now)
	return redirect("/ugyfelkapu/returns")
}

// gatewayReturnsAgain lets the exercise be done once more.
func gatewayReturnsAgain(v *visit) (reply, error) {
	v.b.gateway.returns = 0
	return redirect("/ugyfelkapu/returns")
}
