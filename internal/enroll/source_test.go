package enroll_test

import (
	"errors"
	"slices"
	"testing"

	"kapukod/internal/enroll"
	"kapukod/internal/otpauth"
	"kapukod/internal/payload"
	"kapukod/internal/vault"
)

func TestWhatWasSeen(t *testing.T) {
	link := seen(payload.Link, "https://gyakorlo.invalid/", 0, 0)
	text := seen(payload.Text, "szia", 0, 0)
	hotp := seen(payload.HOTP, "otpauth://hotp/x?secret="+secret("A", 16)+"&counter=1", 0, 0)
	damaged := seen(payload.Damaged, "otpauth://totp/x?secret=", 0, 0)
	tests := map[string]struct {
		found []payload.Payload
		kind  payload.Kind
		name  otpauth.ErrorName
		err   error
	}{
		"nothing":         {err: enroll.ErrNothingFound},
		"link":            {found: []payload.Payload{link}, kind: payload.Link},
		"link and text":   {found: []payload.Payload{text, link}, kind: payload.Link},
		"link and hotp":   {found: []payload.Payload{link, hotp}, kind: payload.HOTP},
		"wifi":            {found: []payload.Payload{seen(payload.WiFi, "WIFI:;", 0, 0)}, kind: payload.WiFi},
		"damaged":         {found: []payload.Payload{damaged}, name: otpauth.MissingSecret},
		"unknown kind":    {found: []payload.Payload{seen("new", "?", 0, 0)}, kind: "new"},
		"steam":           {found: []payload.Payload{seen(payload.Steam, "steam://x", 0, 0)}, kind: payload.Steam},
		"migration first": {found: []payload.Payload{hotp, seen(payload.Migration, "m", 0, 0)}, kind: payload.Migration},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			k := newKit(t).begin()
			k.do(func() { k.flow.UsePayloads(test.found) })
			problem := k.state().Problem
			var other *enroll.NotEnrolmentError
			var broken *otpauth.Error
			switch {
			case k.state().Step != enroll.StepSource || problem == nil:
				t.Fatalf("at %s, problem %v", k.state().Step, problem)
			case test.err != nil && !errors.Is(problem, test.err),
				test.kind != "" && (!errors.As(problem, &other) || other.Kind != test.kind),
				test.name != "" && (!errors.As(problem, &broken) || broken.Name != test.name):
				t.Fatalf("problem %v", problem)
			}
		})
	}
}

func TestCandidatesInReadingOrder(t *testing.T) {
	k := newKit(t).begin()
	at := func(account, letter string, x, y int) payload.Payload {
		return seen(payload.TOTP, uri("Próba", account, secret(letter, 16)), x, y)
	}
	k.screen = []payload.Payload{
		at("lent", "D", 0, 400), at("jobb", "C", 500, 100), at("bal", "B", 10, 109),
		at("bal-megint", "B", 300, 700), at("fent", "A", 900, 0),
		seen(payload.Damaged, "otpauth://totp/", 0, 0),
	}
	k.do(k.flow.ScanScreen)
	var accounts []string
	for _, c := range k.at(enroll.StepPick).Candidates {
		accounts = append(accounts, c.Key.Account)
	}
	if want := []string{"fent", "bal", "jobb", "lent"}; !slices.Equal(accounts, want) {
		t.Fatalf("offered %v, want %v", accounts, want)
	}
	k.do(func() { k.flow.PickCandidate(-1) }, func() { k.flow.PickCandidate(4) })
	k.at(enroll.StepPick)
	k.do(func() { k.flow.PickCandidate(2) })
	if got := k.at(enroll.StepConfirm).Draft.Key.Account; got != "jobb" {
		t.Fatalf("took %s", got)
	}
	k.do(k.flow.Back)
	k.at(enroll.StepPick)
	k.do(k.flow.Back)
	if s := k.at(enroll.StepSource); s.CanGoBack || s.Candidates != nil {
		t.Fatal("there is nothing before the source")
	}
}

func TestServiceIsGuessed(t *testing.T) {
	keycloak := otpauth.Secret("abcdefghij0123456789").Base32()
	tests := map[string]struct {
		text string
		want vault.Service
	}{
		"name":                {uri("Ügyfélkapu+", "anna", secret("A", 32)), vault.ServiceUgyfelkapu},
		"name without accent": {uri("UGYFELKAPU", "anna", secret("A", 16)), vault.ServiceUgyfelkapu},
		"site":                {uri("ugyfelkapu.gov.hu", "anna", secret("A", 16)), vault.ServiceUgyfelkapu},
		"no issuer":           {uri("", "anna", secret("A", 16)), vault.ServiceUgyfelkapu},
		"other issuer":        {uri("Iskola", "anna", secret("A", 16)), vault.ServiceGeneric},
		"text as secret":      {uri("Biztosító", "anna", keycloak), vault.ServiceKeycloak},
		"20 random bytes":     {uri("Iskola", "anna", secret("A", 32)), vault.ServiceGeneric},
		"typed 16":            {secret("A", 16), vault.ServiceUgyfelkapu},
		"typed 8x4":           {"AAAA BBBB CCCC DDDD EEEE FFFF GGGG HHHH", vault.ServiceKeycloak},
		"typed 24":            {secret("A", 24), vault.ServiceGeneric},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			k := newKit(t).begin()
			k.do(func() { k.flow.TypeKey(test.text) })
			if got := k.at(enroll.StepConfirm).Draft.Service; got != test.want {
				t.Fatalf("guessed %s, want %s", got, test.want)
			}
		})
	}
}
