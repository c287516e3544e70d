package practice

import "net/http"

// routes lists every address of the portal. Whatever changes state is a POST.
func (p *Portal) routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", p.entrance)
	for _, name := range []string{"static/style.css", "static/clock.js"} {
		mux.HandleFunc("GET /"+name, func(w http.ResponseWriter, r *http.Request) {
			http.ServeFileFS(w, r, files, name)
		})
	}
	add := func(pattern string, act action) { mux.HandleFunc(pattern, p.page(act)) }
	add("/", func(*visit) (reply, error) { return reply{}, errNoPage })
	add("POST /start-over", startOver)
	add("POST /language", changeLanguage)
	add("POST /exercise", startExercise)
	add("POST /exercise/leave", leaveExercise)
	add("GET /prepare", readyPage)
	add("POST /prepare", readyConfirm)
	add("GET /prepare/qr.png", readyQR)
	add("GET /trainer", p.trainerPage)
	add("GET /trainer.pdf", p.trainerPDF)
	addGateway(add)
	addInsurer(add)
	return mux
}

func addGateway(add func(string, action)) {
	in := func(act action) action { return gatewayPage(loggedIn, act) }
	add("GET /ugyfelkapu/{$}", gatewayPage(loggedOut, gatewayView("gateway-choose")))
	add("GET /ugyfelkapu/login", gatewayPage(loggedOut, gatewayView("gateway-login")))
	add("POST /ugyfelkapu/login", gatewayPage(loggedOut, gatewayLogin))
	add("GET /ugyfelkapu/code", gatewayPage(passwordGiven, gatewayCodePage))
	add("POST /ugyfelkapu/code", gatewayPage(passwordGiven, gatewayCode))
	add("GET /ugyfelkapu/mail-login", gatewayPage(loggedOut, gatewayView("gateway-mail-login")))
	add("POST /ugyfelkapu/mail-login", gatewayPage(loggedOut, gatewayMailLogin))
	add("GET /ugyfelkapu/mail", gatewayPage(passwordGiven, gatewayMailPage))
	add("POST /ugyfelkapu/mail", gatewayPage(passwordGiven, gatewayMailCode))
	add("GET /ugyfelkapu/dap", gatewayPage(loggedOut, gatewayDecoy))
	add("GET /ugyfelkapu/dap.png", gatewayPage(loggedOut, gatewayDecoyQR))
	add("GET /ugyfelkapu/end", gatewayPage(loggedOut, gatewayView("gateway-end")))
	add("POST /ugyfelkapu/end", gatewayPage(loggedOut, gatewayEnd))
	add("GET /ugyfelkapu/ended", gatewayPage(loggedOut, gatewayView("gateway-ended")))
	add("GET /ugyfelkapu/expired", gatewayExpired)
	add("POST /ugyfelkapu/logout", gatewayLogout)
	add("GET /ugyfelkapu/menu", in(gatewayView("gateway-menu")))
	add("GET /ugyfelkapu/request", in(gatewayView("gateway-request")))
	add("GET /ugyfelkapu/settings", in(gatewayView("gateway-settings")))
	add("GET /ugyfelkapu/status", in(gatewayView("gateway-status")))
	add("GET /ugyfelkapu/delete-account", in(gatewayView("gateway-delete")))
	add("GET /ugyfelkapu/elsewhere", in(gatewayView("gateway-elsewhere")))
	add("GET /ugyfelkapu/returns", in(gatewayReturns))
	add("POST /ugyfelkapu/returns", in(gatewaySendReturn))
	add("POST /ugyfelkapu/returns/again", in(gatewayReturnsAgain))
	add("POST /ugyfelkapu/new-key", in(gatewayNewKey))
	add("GET /ugyfelkapu/setup", in(gatewaySetup))
	add("POST /ugyfelkapu/setup", in(gatewayConfirm))
	add("GET /ugyfelkapu/qr.png", in(gatewayQR))
	add("GET /ugyfelkapu/deletion-code", in(gatewayDeletionCode))
	add("POST /ugyfelkapu/deletion-code", in(gatewayFinish))
	add("GET /ugyfelkapu/done", in(gatewayDone))
}

func addInsurer(add func(string, action)) {
	add("GET /keycloak/{$}", insurerPage(insurerView("insurer-welcome")))
	add("GET /keycloak/login", insurerPage(insurerLoginPage))
	add("POST /keycloak/login", insurerPage(insurerLogin))
	add("GET /keycloak/totp", insurerPage(insurerCodePage))
	add("POST /keycloak/totp", insurerPage(insurerCode))
	add("GET /keycloak/sms", insurerPage(insurerSMSPage))
	add("POST /keycloak/sms", insurerPage(insurerSMS))
	add("POST /keycloak/send-sms", insurerPage(insurerSendSMS))
	add("GET /keycloak/setup", insurerPage(insurerSetup))
	add("POST /keycloak/setup", insurerPage(insurerConfirm))
	add("GET /keycloak/qr.png", insurerPage(insurerQR))
	add("GET /keycloak/account", insurerPage(insurerAccount))
	add("POST /keycloak/add-device", insurerPage(insurerAddDevice))
	add("POST /keycloak/logout", insurerPage(insurerLogout))
}
