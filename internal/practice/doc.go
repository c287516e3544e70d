// Package practice is the practice portal: an HTTP server on loopback with two
// sites on which a person, or a test, can enrol an authenticator and log in
// with it, without anybody's real account; and exercises that lead through
// them.
//
// The first site (/ugyfelkapu/) walks like Ügyfélkapu+, the second one
// (/keycloak/) like an insurer's portal that runs on Keycloak. Labels are the
// real portals' own, word for word, in Hungarian; in English each has its
// meaning beside it. The looks are not theirs: every page carries a band saying
// that it is practice, and there is no state symbol, no logo and no link that
// leads outside. What the portal itself says, the exercises above all, is in
// Hungarian or English.
//
// The package owns the pages, the state of each browser and a check of codes
// (RFC 6238) of its own. It never imports the authenticator's parser or code
// generator, so that a mistake there cannot hide itself here. It never writes
// a file, never logs, never opens a connection and reads no clock but the one
// it was given. All state is in memory and ends with the process. Its e-mails
// and text messages are drawings: none is ever sent.
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
//	on every page             #practice-band #practice-language
//	in an exercise            #practice-task, data-step from 1, data-done;
//	                          #practice-do #practice-leave
//	after a refusal           #practice-why
//	/                         the exercises, and both sites
//	                          #exercise-ID with data-done, #start-ID
//	                          #site-gateway #site-insurer #start-over #trainer
//	/prepare                  an authenticator to set up before an exercise
//	                          #prepare-qr #prepare-cannot-read #prepare-key
//	                          #prepare-code #prepare-go #prepare-error
//	                          #prepare-deletion-code #prepare-begin
//	/trainer                  the trainer's sheet: #trainer-sheet #trainer-pdf
//	/trainer.pdf              the same on paper
//
//	/ugyfelkapu/              choice of the way to log in
//	                          #uk-choose-plus #uk-choose-plain #uk-choose-mail
//	                          #uk-choose-dap #uk-to-end
//	/ugyfelkapu/login         name and password
//	                          #uk-login-name #uk-login-password #uk-login #uk-login-error
//	/ugyfelkapu/code          second page of a login: the code
//	                          #uk-identifier #uk-identifier-login #uk-identifier-error
//	/ugyfelkapu/mail-login    as login, for a code by e-mail
//	/ugyfelkapu/mail          the drawn letter, and its code
//	                          #uk-mail-letter #uk-mail-code #uk-mail-go #uk-mail-error
//	/ugyfelkapu/dap           a QR code that is no enrolment: #uk-dap-qr #uk-dap-back
//	/ugyfelkapu/end           ending Ügyfélkapu+ with the deletion code
//	                          #uk-end-name #uk-end-password #uk-end-code #uk-end
//	                          #uk-login-error #uk-end-error
//	/ugyfelkapu/ended         #uk-ended #uk-login-again
//	/ugyfelkapu/menu          logged in
//	                          #uk-logged-in #uk-menu-logout #uk-menu-request
//	                          #uk-menu-settings #uk-menu-returns #uk-menu-delete
//	                          #uk-to-deletion, where that page waits
//	/ugyfelkapu/returns       two tax returns: #uk-return-1 #uk-return-2 with data-sent
//	                          #uk-return-code #uk-return-send #uk-return-error
//	                          #uk-returns-again
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
//	                          #totp #userLabel #saveTOTPBtn #kc-send-sms
//	                          #input-error-otp-code #input-error-otp-label
//	/keycloak/setup?mode=manual  #kc-totp-secret-key #mode-barcode #kc-totp-type
//	                          #kc-totp-algorithm #kc-totp-digits #kc-totp-period
//	/keycloak/sms             the drawn text message, and its code
//	                          #sms-letter #sms-code #sms-login #sms-back #sms-error
//	/keycloak/totp            later login: #otp #kc-login #input-error-otp-code
//	/keycloak/account         #kc-account #kc-devices #kc-add-device #kc-logout
package practice
