package enroll_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"kapukod/internal/code"
	"kapukod/internal/enroll"
)

func TestWhatIsNoDeletionCode(t *testing.T) {
	k := newKit(t).begin()
	k.do(func() { k.flow.TypeKey("AAAA BBBB CCCC DDDD") }, k.flow.SaveDraft, k.flow.PortalAccepted)
	k.at(enroll.StepDeletion)
	grouped := func(shift time.Duration) string {
		c, err := code.At(k.state().Entry.Key, k.now.Add(shift))
		if err != nil {
			t.Fatal(err)
		}
		return c.Grouped()
	}
	tests := map[string]struct {
		text string
		want enroll.DeletionReason
	}{
		"nothing":         {"", enroll.DeletionEmpty},
		"space":           {" \t\n", enroll.DeletionEmpty},
		"too long":        {strings.Repeat("ő", enroll.MaxDeletionCode+1), enroll.DeletionTooLong},
		"no text":         {"\xff\xfe", enroll.DeletionNotText},
		"key":             {"AAAABBBBCCCCDDDD", enroll.DeletionIsKey},
		"key in groups":   {"aaaa-bbbb cccc dddd", enroll.DeletionIsKey},
		"key in a text":   {"kulcs: AAAA BBBB CCCC DDDD", enroll.DeletionIsKey},
		"key, one by one": {"A A A A.B B B B.C\u00a0C C C/D D D D", enroll.DeletionIsKey},
		"text of the QR":  {"otpauth://totp/Minta:teszt?secret=AAAABBBBCCCCDDDD&issuer=Minta", enroll.DeletionIsKey},
		"of another QR":   {"otpauth%3A%2F%2Ftotp%2FMinta%3Fsecret%3DZZZZ", enroll.DeletionIsKey},
		"a whole page":    {strings.Repeat("szöveg ", 40) + "aaaa bbbb cccc dddd", enroll.DeletionIsKey},
		"code":            {k.codeNow(), enroll.DeletionIsCode},
		"code before":     {grouped(-30 * time.Second), enroll.DeletionIsCode},
		"code after":      {grouped(30 * time.Second), enroll.DeletionIsCode},
		"six digits":      {"000 001", enroll.DeletionLooksCode},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			k.do(func() { k.flow.EnterDeletionCode(test.text) })
			var refused *enroll.DeletionCodeError
			if !errors.As(k.state().Problem, &refused) || refused.Reason != test.want {
				t.Fatalf("problem %v, want %s", k.state().Problem, test.want)
			}
			if k.state().Step != enroll.StepDeletion || len(k.vault.codes) != 0 {
				t.Fatal("it was taken")
			}
		})
	}
}

// TestSixDigitsAreTakenTheSecondTime: they may be what the site gives. A login code is never taken.
func TestSixDigitsAreTakenTheSecondTime(t *testing.T) {
	k := newKit(t).begin()
	k.do(func() { k.flow.TypeKey(secret("A", 16)) }, k.flow.SaveDraft, k.flow.PortalAccepted)
	enter := func(text string) func() { return func() { k.flow.EnterDeletionCode(text) } }
	k.do(enter("000 001"), enter("000 002"), enter(k.codeNow()), enter(k.codeNow()), enter("000 001"))
	if k.state().Step != enroll.StepDeletion || len(k.vault.codes) != 0 {
		t.Fatal("something else was taken than what was given twice")
	}
	k.do(enter(" 000 001 "))
	k.at(enroll.StepPaper)
	if kept := k.vault.codes[k.state().Entry.ID]; len(kept) != 1 || kept[0] != "000 001" {
		t.Error("what was given twice was not kept as it is")
	}
}

func TestWhatIsADeletionCode(t *testing.T) {
	for _, text := range []string{"12345678", "1234567", "12345", "ABC-123-ő", strings.Repeat("ő", enroll.MaxDeletionCode), "a\nb"} {
		k := newKit(t).begin()
		k.do(func() { k.flow.TypeKey(secret("A", 16)) }, k.flow.SaveDraft, k.flow.PortalAccepted,
			func() { k.flow.EnterDeletionCode(text) })
		k.at(enroll.StepPaper)
		if kept := k.vault.codes[k.state().Entry.ID]; len(kept) != 1 || kept[0] != text {
			t.Errorf("%q was not kept as it is", text)
		}
	}
}
