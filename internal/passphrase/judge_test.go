package passphrase_test

import (
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"kapukod/internal/passphrase"
)

func TestJudgeWeak(t *testing.T) {
	own := []string{"Próba Piroska", "piroska@example.hu"}
	tests := map[string]passphrase.Reason{
		"":                        passphrase.ReasonTooShort,
		"alma":                    passphrase.ReasonTooShort,
		"x7#Q":                    passphrase.ReasonTooShort,
		"x7#Qw9!pL":               passphrase.ReasonTooShort,
		"szeretlek":               passphrase.ReasonCommon,
		"Szeretlek1":              passphrase.ReasonCommon,
		"Ügyfélkapu1":             passphrase.ReasonCommon,
		"ugyfelkapu2026":          passphrase.ReasonCommon,
		"árvíztűrőtükörfúrógép":   passphrase.ReasonCommon,
		"Árvíztűrő tükörfúrógép!": passphrase.ReasonCommon,
		"arvizturo-tukorfurogep":  passphrase.ReasonCommon,
		"kiscica2020":             passphrase.ReasonCommon,
		"j3lsz0j3lsz0":            passphrase.ReasonCommon,
		"password1234":            passphrase.ReasonCommon,
		"macskakutya":             passphrase.ReasonCommon,
		"Kovács István":           passphrase.ReasonName,
		"Nagymária":               passphrase.ReasonName,
		"próbapiroska":            passphrase.ReasonOwn,
		"piroska1951":             passphrase.ReasonOwn,
		"őűőűőűőűőű":              passphrase.ReasonRepeated,
		"aaaaaaaaaaaaaaaaaa":      passphrase.ReasonRepeated,
		"abcdefghijklm":           passphrase.ReasonSequence,
		"1234567890":              passphrase.ReasonCommon,
		"hijklmnopqr":             passphrase.ReasonSequence,
		"xq7xq7xq7xq7xq7":         passphrase.ReasonRepeated,
		"qwertzuiopőú":            passphrase.ReasonCommon,
		"1956-10-23":              passphrase.ReasonDate,
		"1951.03.15.":             passphrase.ReasonDate,
	}
	for typed, want := range tests {
		got := passphrase.Judge(typed, own)
		if got.OK || got.Score > 2 || got.Reason != want {
			t.Errorf("Judge(%q) = %+v, want %s", typed, got, want)
		}
	}
}

func TestJudgeStrong(t *testing.T) {
	for _, typed := range []string{
		"alma-kapu-gomba-tenger-lepke-zokni",
		"a nagyapám hét lila kacsája úszik",
		"x7#Qw9!pLm2vR",
		"Ötven pipacs a töltésen, és te sehol",
	} {
		if got := passphrase.Judge(typed, nil); !got.OK || got.Score < 3 || got.Reason != passphrase.ReasonOK {
			t.Errorf("Judge(%q) = %+v", typed, got)
		}
	}
}

func TestJudgeGenerated(t *testing.T) {
	for range 20 {
		phrase, err := passphrase.Generate(rand.Reader, 6)
		if err != nil {
			t.Fatal(err)
		}
		if got := passphrase.Judge(phrase, nil); !got.OK || got.Score != 4 {
			t.Fatalf("a generated passphrase of %d letters is judged %+v", len(phrase), got)
		}
	}
}

// TestJudgeIgnoresSpelling: what looks the same and what a guesser tries at once is judged the same.
func TestJudgeIgnoresSpelling(t *testing.T) {
	typed := "Hűvös árnyék őrzi a kúpot"
	want := passphrase.Judge(typed, nil)
	for _, same := range []string{
		norm.NFC.String(typed), norm.NFD.String(typed), "Huvos-arnyek-orzi-a-kupot", strings.ReplaceAll(typed, " ", "–"),
	} {
		if got := passphrase.Judge(same, nil); got != want {
			t.Errorf("%q: %+v, want %+v", same, got, want)
		}
	}
}

func TestJudgeCountsWhatIsOwn(t *testing.T) {
	const typed = "csipkerozsabogyos"
	stranger, own := passphrase.Judge(typed, nil), passphrase.Judge(typed, []string{"Csipkerózsa Bogyós"})
	if own.Guesses >= stranger.Guesses || own.Reason != passphrase.ReasonOwn {
		t.Errorf("own %+v, stranger %+v", own, stranger)
	}
}

// TestJudgeOfLongAndOddTexts: whatever is pasted is judged at once and without a panic.
func TestJudgeOfLongAndOddTexts(t *testing.T) {
	odd := map[string]string{
		"ten thousand letters": strings.Repeat("hosszú ", 1500),
		"marks without end":    "a" + strings.Repeat("\u0301", 20000),
		"not UTF-8":            strings.Repeat("\xff\xfe\x80", 100),
		"zero bytes":           strings.Repeat("\x00", 100),
		"another alphabet":     strings.Repeat("пароль", 20),
		"emoji":                strings.Repeat("🐈‍⬛", 40),
		"signs":                strings.Repeat("4@8({[<369!|1057$+%2", 10),
		"signs and letters":    "4a@b8c(d{e[f<g3h6i9j!k|l1m0n5o7p$q+r%s2t" + strings.Repeat("u4v@w8x", 10),
	}
	for name, typed := range odd {
		begun := time.Now()
		for range 2 {
			passphrase.Judge(typed, []string{typed, typed})
		}
		if took := time.Since(begun); took > 5*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}

func FuzzJudge(f *testing.F) {
	f.Add("Ügyfélkapu1", "Próba Piroska")
	f.Add("4@8({[<369!|1057$+%2", "")
	f.Add("őűőűőűőű", "\xff")
	f.Fuzz(func(t *testing.T, typed, own string) {
		got := passphrase.Judge(typed, []string{own})
		if got.Score < 0 || got.Score > 4 || got.OK != (got.Reason == passphrase.ReasonOK) || got.Guesses < 0 {
			t.Fatalf("%+v", got)
		}
	})
}

func BenchmarkJudge(b *testing.B) {
	for name, typed := range map[string]string{
		"short":     "Ügyfélkapu1",
		"generated": "alma-kapu-gomba-tenger-lepke-zokni",
		"long":      strings.Repeat("Ötven pipacs a töltésen, és te sehol. ", 250),
		"repeated":  strings.Repeat("a", 10000),
		"signs":     strings.Repeat("4@8({[<369!|1057$+%2", 10),
		"fewsigns":  strings.Repeat("4@8(abcdefghijkl", 10),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				passphrase.Judge(typed, []string{"Próba Piroska"})
			}
		})
	}
}
