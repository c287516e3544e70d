package practice

// gatewayPage lets an action run only in the given phase of a session that
// still lasts, and starts the session clock again. Otherwise the browser is
// sent where it belongs.
func gatewayPage(want phase, act action) action {
	return func(v *visit) (reply, error) {
		g := &v.b.gateway
		defer func() { v.b.note(g.trail.take()) }()
		if g.login.expired(v.now) {
			g.expire()
			return redirect("/ugyfelkapu/expired")
		}
		if g.login.phase != want {
			return redirect(g.home())
		}
		g.login.renew(v.now, g.life())
		return act(v)
	}
}

// home is where a browser in that phase belongs.
func (g *gateway) home() string {
	switch {
	case g.login.phase == loggedIn:
		return "/ugyfelkapu/menu"
	case g.login.phase == passwordGiven && g.mail != nil:
		return "/ugyfelkapu/mail"
	case g.login.phase == passwordGiven:
		return "/ugyfelkapu/code"
	}
	return "/ugyfelkapu/login"
}

// gatewayFrame fills a view with what all pages of the site share. The notice
// is used up by it.
func gatewayFrame(v *visit, page string, data any) view {
	g := &v.b.gateway
	said := g.notice
	g.notice = notice{}
	return view{
		page:     page,
		Site:     "gateway",
		LoggedIn: g.login.phase == loggedIn,
		Person:   gatewayPerson,
		Left:     g.login.left(v.now),
		Notice:   said,
		Data:     data,
	}
}

// gatewayFacts is what the simple pages may want to know.
type gatewayFacts struct {
	User, Password string
	Active         bool
	// Waiting: the page of the deletion code is not completed. Unfinished: it
	// was left, and the set-up with it.
	Waiting, Unfinished bool
}

// gatewayView shows a page that needs nothing but the facts.
func gatewayView(page string) action {
	return func(v *visit) (reply, error) {
		g := &v.b.gateway
		return show(gatewayFrame(v, page, gatewayFacts{
			User: gatewayUser, Password: gatewayPassword,
			Active: g.active != nil, Waiting: g.waiting(), Unfinished: g.unfinished,
		}))
	}
}

func gatewayLogin(v *visit) (reply, error) {
	g := &v.b.gateway
	g.giveName(v.form.Get("name"), v.form.Get("password"), v.now)
	return redirect(g.home())
}

// gatewayCodePage is the second page of a login with the authenticator.
func gatewayCodePage(v *visit) (reply, error) {
	if g := &v.b.gateway; g.active == nil {
		return redirect(g.home())
	}
	return gatewayView("gateway-code")(v)
}

func gatewayCode(v *visit) (reply, error) {
	g := &v.b.gateway
	if g.active != nil {
		g.giveCode(v.form.Get("identifier"), v.now)
	}
	return redirect(g.home())
}

func gatewayLogout(v *visit) (reply, error) {
	g := &v.b.gateway
	g.leave()
	v.b.note(g.trail.take())
	return redirect("/ugyfelkapu/")
}

// gatewayExpired is where the page's own clock leads. It does not renew the
// session; a clock that ran ahead leads back.
func gatewayExpired(v *visit) (reply, error) {
	g := &v.b.gateway
	if g.login.expired(v.now) {
		g.expire()
		v.b.note(g.trail.take())
	}
	if !g.lapsed {
		return redirect(g.home())
	}
	return show(gatewayFrame(v, "gateway-expired", nil))
}
