package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"image"
	"strings"
	"testing"
	"time"

	"kapukod/internal/atomicfile"
	"kapukod/internal/capture"
)

const (
	testURI    = "otpauth://totp/Example:alice?secret=KRCVGVCLIVMS2T2OJRMQ&issuer=Example" // the secret is "TESTKEY-ONLY"
	testSecret = "KRCVGVCLIVMS2T2OJRMQ"
)

// screenSource has pictures for screens; a nil one fails.
type screenSource []*image.RGBA

func (s screenSource) Count() int { return len(s) }

func (s screenSource) Bounds(screen int) image.Rectangle {
	return image.Rect(screen*1000, 0, screen*1000+1000, 1000)
}

func (s screenSource) Grab(screen int, _ image.Rectangle) (*image.RGBA, error) {
	if s[screen] == nil {
		return nil, errors.New("no picture")
	}
	return s[screen], nil
}

type result struct {
	code     int
	out, err string
}

func cli(env environment, stdin string, args ...string) result {
	if env.now == nil {
		env.now = func() time.Time { return time.Unix(1_700_000_000, 0) }
	}
	if env.prompt == nil {
		env.prompt = func(context.Context, string) ([]byte, error) { return nil, errNoTerminal }
	}
	if env.screens == nil {
		env.screens = capture.New(screenSource(nil)).All
	}
	env.files, env.workFactor = atomicfile.OS(), quickWorkFactor
	var out, errs bytes.Buffer
	code := run(context.Background(), args, streams{strings.NewReader(stdin), &out, &errs}, env)
	return result{code, out.String(), errs.String()}
}

func TestScanScreens(t *testing.T) {
	plain := image.NewRGBA(image.Rect(0, 0, 200, 200))
	for i := range plain.Pix {
		plain.Pix[i] = 0xff
	}
	tests := []struct {
		about   string
		screens screenSource
		code    int
		want    []string // a part of each line
	}{
		{"on the second", screenSource{plain, qrImage(testURI)}, exitDone,
			[]string{`{"file":"screen:0","error":"no_code"}`, `"file":"screen:1","text":"` + testURI + `","kind":"totp","ms":`}},
		{"the first fails", screenSource{nil, qrImage("https://example.com")}, exitDone,
			[]string{`"file":"screen:1","text":"https://example.com","kind":"link"`}},
		{"none", screenSource{plain}, exitRefused, []string{`{"file":"screen:0","error":"no_code"}`}},
		{"no screen", nil, exitRefused, []string{`{"error":"no_display"}`}},
		{"refused", screenSource{nil}, exitRefused, []string{`{"error":"capture_refused"}`}},
		{"black", screenSource{image.NewRGBA(image.Rect(0, 0, 200, 200))}, exitRefused, []string{`{"error":"capture_black"}`}},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			got := cli(environment{screens: capture.New(tt.screens).All}, "", "scan", "--screen", "--json")
			if got.code != tt.code {
				t.Errorf("exit code %d, want %d (%s)", got.code, tt.code, got.err)
			}
			lines := strings.Split(strings.TrimSpace(got.out), "\n")
			if len(lines) != len(tt.want) {
				t.Fatalf("%d lines, want %d: %s", len(lines), len(tt.want), got.out)
			}
			for i, part := range tt.want {
				if !strings.Contains(lines[i], part) {
					t.Errorf("line %d is %s, want %s in it", i, lines[i], part)
				}
				if !json.Valid([]byte(lines[i])) {
					t.Errorf("line %d is no JSON", i)
				}
			}
			if strings.Contains(got.err, testSecret) {
				t.Error("the secret is on stderr")
			}
		})
	}
}

// TestRepeatedCodeIsPrintedOnce: a document may show one code on each of its pages.
func TestRepeatedCodeIsPrintedOnce(t *testing.T) {
	var out bytes.Buffer
	c := &call{out: &sink{to: &out}, env: environment{now: time.Now}}
	pages := []image.Image{qrImage(testURI), qrImage(testURI, "other text"), qrImage(testURI)}
	if err := c.scanPictures(t.Context(), "letter.pdf", pages, time.Now()); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(out.String(), "\n"); lines != 2 {
		t.Errorf("%d lines for two codes", lines)
	}
}

func TestPassphraseByPrompt(t *testing.T) {
	dir := t.TempDir()
	answers := func(texts ...string) environment {
		return environment{userName: "Anna", prompt: func(context.Context, string) ([]byte, error) {
			next := texts[0]
			texts = texts[1:]
			return []byte(next), nil
		}}
	}
	if got := cli(answers("artificial one", "artificial two"), "", "vault", "init", dir+"/v", "--json"); got.code != exitRefused ||
		got.out != "{\"error\":\"passphrases_differ\"}\n" {
		t.Fatalf("two different passphrases: %d %s", got.code, got.out)
	}
	if got := cli(answers("artificial one", "artificial one"), "", "vault", "init", dir+"/v"); got.code != exitDone {
		t.Fatalf("init: %d %s", got.code, got.err)
	}
	if got := cli(answers("artificial two"), "", "vault", "info", dir+"/v"); got.code != exitWrongPassphrase {
		t.Errorf("wrong passphrase: exit code %d", got.code)
	}
	if got := cli(answers("artificial one"), "", "vault", "info", dir+"/v"); got.code != exitDone || !strings.Contains(got.out, "Anna") {
		t.Errorf("info: %d %s", got.code, got.out)
	}
	if got := cli(answers(""), "", "vault", "check", dir+"/v"); got.code != exitDone || !strings.Contains(got.err, "only the outside") {
		t.Errorf("check without a passphrase: %d %s", got.code, got.err)
	}
}

// fullDisk is a stdout that takes nothing.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space") }

func TestOutputThatCannotBeWritten(t *testing.T) {
	var errs bytes.Buffer
	code := run(context.Background(), []string{"parse", testURI}, streams{strings.NewReader(""), fullDisk{}, &errs}, environment{})
	if code != exitRefused || !strings.Contains(errs.String(), "write output") || strings.Contains(errs.String(), testSecret) {
		t.Errorf("exit code %d, stderr %q", code, errs.String())
	}
}

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"Ügyfélkapu+ 1\"\\": "Ügyfélkapu+ 1\"\\",
		"a\x1b[31mb":        `a\x1b[31mb`,
		"a\nb\u202Ec":       `a\nb\u202ec`,
		"\u009B":            `\u009b`,
	} {
		if got := printable(text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	env := environment{now: time.Now, screens: capture.New(screenSource{qrImage(testURI)}).All}
	cancel()
	var out, errs bytes.Buffer
	code := run(ctx, []string{"scan", "--screen", "--json"}, streams{strings.NewReader(""), &out, &errs}, env)
	if code != exitRefused || out.String() != "{\"error\":\"interrupted\"}\n" {
		t.Errorf("exit code %d, output %q", code, out.String())
	}
}
