// Package payload says what the text of a QR code is: an enrolment, another
// program's export, a web link, a Wi-Fi password.
//
// It looks at the text alone. It never touches a picture, never opens a link and
// never keeps what it reads.
package payload

import (
	"errors"
	"fmt"
	"image"
	"io"
	"log/slog"
	"strings"
	"unicode"

	"kapukod/internal/otpauth"
)

// Kind is the stable name of what a text is.
type Kind string

// The kinds that a person has to be told apart.
const (
	TOTP      Kind = "totp"      // an enrolment that otpauth.Parse accepts
	HOTP      Kind = "hotp"      // counter based, which no portal of ours uses
	Steam     Kind = "steam"     // Steam Guard
	Migration Kind = "migration" // many keys out of Google Authenticator
	// PhoneFactor is Microsoft's own enrolment, which asks on the telephone
	// and gives no code.
	PhoneFactor Kind = "phonefactor"
	Link        Kind = "link"     // a web address
	AppStore    Kind = "appstore" // where a telephone gets an application
	WiFi        Kind = "wifi"     // a network's name and password
	DAP         Kind = "dap"      // a login with the state's mobile application (DÁP)
	Payment     Kind = "payment"  // a transfer or a payment, for a bank's application
	Text        Kind = "text"     // anything else
	Damaged     Kind = "damaged"  // meant as an enrolment, but otpauth.Parse refuses it
)

// Payload is one QR code of a picture. The text is likely a secret: a Payload
// never shows itself in format verbs or logs.
type Payload struct {
	Text string
	Kind Kind
	// Corners are the code's corners in the picture, clockwise from the top left
	// of the code itself (not of the picture: the code may be turned).
	Corners [4]image.Point
}

// Classify tells what text is.
func Classify(text string) Kind {
	text = strings.TrimFunc(text, blank)
	if isPayment(text) {
		return Payment
	}
	scheme, _, found := strings.Cut(text, ":")
	if !found {
		return Text
	}
	switch strings.ToLower(scheme) {
	case "otpauth":
		return classifyEnrolment(text)
	case "otpauth-migration":
		return Migration
	case "steam":
		return Steam
	case "phonefactor":
		return PhoneFactor
	case "http", "https":
		return classifyLink(text)
	case "market", "itms-apps", "itms-appss", "ms-windows-store":
		return AppStore
	case "dap":
		return DAP
	case "bitcoin", "ethereum", "payto", "upi":
		return Payment
	case "wifi":
		return WiFi
	}
	return Text
}

func classifyEnrolment(text string) Kind {
	_, err := otpauth.ParseURI(text)
	if err == nil {
		return TOTP
	}
	var refused *otpauth.Error
	if errors.As(err, &refused) && refused.Name == otpauth.UnsupportedType {
		switch refused.Detail {
		case otpauth.DetailHOTP:
			return HOTP
		case otpauth.DetailSteam:
			return Steam
		}
	}
	return Damaged
}

// blank tells what may surround a text without being part of it: spaces, line
// ends, byte order marks and other characters that show nothing.
func blank(r rune) bool { return r == 0 || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// Format prints the kind alone, for every verb.
func (p Payload) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, p.hidden()) }

// String is the kind alone.
func (p Payload) String() string { return p.hidden() }

// LogValue is the kind alone.
func (p Payload) LogValue() slog.Value { return slog.StringValue(p.hidden()) }

// MarshalText is the kind alone: it keeps the text out of logs written as JSON.
func (p Payload) MarshalText() ([]byte, error) { return []byte(p.hidden()), nil }

func (p Payload) hidden() string { return "[payload: " + string(p.Kind) + "]" }
