// Package practice is the practice portal: an HTTP server on loopback with two
// sites in Hungarian on which a person, or a test, can enrol an authenticator
// and log in with it, without anybody's real account.
//
// The first site (/ugyfelkapu/) walks like Ügyfélkapu+, the second one
// (/keycloak/) like an insurer's portal that runs on Keycloak. Labels are the
// real portals' own, word for word; the looks are not: every page carries a
// band saying that it is practice, and there is no state symbol, no logo and
// no link that leads outside.
//
// The package owns the pages, the state of each browser and a check of codes
// (RFC 6238) of its own. It never imports the authenticator's parser or code
// generator, so that a mistake there cannot hide itself here. It never writes
// a file, never logs, never opens a connection and reads no clock but the one
// it was given. All state is in memory and ends with the process.
//
// # Who may use it
//
// Requests must name a loopback host. The first request has to carry the
// portal's random token (see [Portal.EntryURL]); it is answered with a cookie,
// and without that cookie nothing but the style sheet is served. Every POST
// also needs the form token of that browser and must not come from another
// origin.
//
// # Where things are
//
// Paths and element ids are stable, so that a test can find them.
//
//	/                         both entrances
//	                          #site-gateway #site-insurer #start-over
//
//	/ugyfelkapu/              choice of the way to log in
//	                          #uk-choose-plus #uk-choose-plain
//	/ugyfelkapu/login         name and password
//	                          #uk-login-name #uk-login-password #uk-login #uk-login-error
//	/ugyfelkapu/code          second page of a login: the code
//	                          #uk-identifier #uk-identifier-login #uk-identifier-error
//	/ugyfelkapu/menu          logged in
//	                          #uk-logged-in #uk-menu-logout #uk-menu-request
//	                          #uk-menu-settings #uk-menu-delete
//	/ugyfelkapu/request       before a first enrolment
//	                          #uk-request
//	/ugyfelkapu/setup         the QR page
//	                          #uk-qr #uk-cannot-read #uk-key #uk-new-key
//	                          #uk-password #uk-password-error #uk-code #uk-code-error #uk-next
//	/ugyfelkapu/deletion-code the deletion code
//	                          #uk-deletion-code #uk-deletion-saved #uk-deletion-error #uk-finish
//	/ugyfelkapu/done          #uk-done #uk-to-status
//	/ugyfelkapu/settings      #uk-other-device #uk-to-status
//	/ugyfelkapu/status        #uk-status, data-active="true" or "false"
//	/ugyfelkapu/expired       #uk-expired #uk-login-again
//	/ugyfelkapu/delete-account  a warning only: #uk-practice-warning
//	on all pages after login  #uk-session-clock, data-left in seconds
//
//	/keycloak/                #kc-enter
//	/keycloak/login           #username #password #kc-login #input-error
//	/keycloak/setup           #kc-totp-settings #kc-totp-secret-qr-code #mode-manual
//	                          #totp #userLabel #saveTOTPBtn
//	                          #input-error-otp-code #input-error-otp-label
//	/keycloak/setup?mode=manual  #kc-totp-secret-key #mode-barcode #kc-totp-type
//	                          #kc-totp-algorithm #kc-totp-digits #kc-totp-period
//	/keycloak/totp            later login: #otp #kc-login #input-error-otp-code
//	/keycloak/account         #kc-account #kc-devices #kc-add-device #kc-logout
package practice
