package practice

// insurerPage ends a session whose time is over before an action runs.
func insurerPage(act action) action {
	return func(v *visit) (reply, error) {
		i := &v.b.insurer
		defer func() { v.b.note(i.trail.take()) }()
		if i.login.expired(v.now) {
			i.expire()
			return redirect("/keycloak/login")
		}
		i.login.renew(v.now, i.life())
		return act(v)
	}
}

// home is where the browser belongs in its present state.
func (i *insurer) home() string {
	switch {
	case i.login.phase == loggedOut:
		return "/keycloak/login"
	case i.sms != "":
		return "/keycloak/sms"
	case i.pending != nil:
		return "/keycloak/setup"
	case i.login.phase == passwordGiven:
		return "/keycloak/totp"
	}
	return "/keycloak/account"
}

// insurerFrame fills a view with what all pages of the site share. The notice
// is used up by it.
func insurerFrame(v *visit, page string, data any) view {
	i := &v.b.insurer
	said := i.notice
	i.notice = notice{}
	return view{
		page:     page,
		Site:     "insurer",
		LoggedIn: i.login.phase == loggedIn,
		Person:   insurerPerson,
		Notice:   said,
		Data:     data,
	}
}

// insurerView shows a page that needs nothing.
func insurerView(page string) action {
	return func(v *visit) (reply, error) { return show(insurerFrame(v, page, nil)) }
}

func insurerLoginPage(v *visit) (reply, error) {
	if i := &v.b.insurer; i.login.phase != loggedOut {
		return redirect(i.home())
	}
	account := struct{ User, Password string }{insurerUser, insurerPassword}
	return show(insurerFrame(v, "insurer-login", account))
}

func insurerLogin(v *visit) (reply, error) {
	i := &v.b.insurer
	if i.login.phase == loggedOut {
		if err := i.giveName(v.form.Get("username"), v.form.Get("password"), v.now, v.random); err != nil {
			return reply{}, err
		}
	}
	return redirect(i.home())
}

func insurerCodePage(v *visit) (reply, error) {
	if home := v.b.insurer.home(); home != "/keycloak/totp" {
		return redirect(home)
	}
	return show(insurerFrame(v, "insurer-code", v.b.insurer.smsUsed))
}

func insurerCode(v *visit) (reply, error) {
	i := &v.b.insurer
	if i.home() == "/keycloak/totp" {
		i.giveCode(v.form.Get("otp"), v.now)
	}
	return redirect(i.home())
}

func insurerLogout(v *visit) (reply, error) {
	v.b.insurer.leave()
	return redirect("/keycloak/")
}
