package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever is wrong with a text, and wherever it was put, no part of its secret
// may come out on stderr, where terminals and job runners keep it.
func TestNoSecretOnStderr(t *testing.T) {
	dir := t.TempDir()
	picture := filepath.Join(dir, "qr.png")
	if err := os.WriteFile(picture, qrPNG(testURI), 0o600); err != nil {
		t.Fatal(err)
	}
	texts := []string{
		testSecret, testSecret + "0", testSecret + "\x00", "otpauth://totp/?secret=" + testSecret + "&digits=99",
		"otpauth://" + testSecret, "otpauth://hotp/a?secret=" + testSecret, "otpauth://totp/a?secret=" + testSecret + ";b",
		"otpauth://totp/%00?secret=" + testSecret, "https://" + testSecret, testURI, "--" + testSecret, "-" + testSecret,
		"otpauth://totp/a?secret=" + testSecret + "&secret=" + testSecret, strings.Repeat(testSecret, 400),
	}
	for _, text := range texts {
		for _, args := range [][]string{
			{"parse", text}, {"parse", "--json", text}, {"parse"}, {"code", "--secret-file", "-", "--json"},
			{"code", "--secret-file", "-"}, {"code", "--vault", dir, text}, {"code", text},
			{text}, {"vault", text}, {"scan", "--json", picture}, {"scan", picture},
			{"code", "--secret-file", "-", "--at", text}, {"vault", "init", dir, text},
		} {
			got := cli(environment{}, text, args...)
			if strings.Contains(got.err, testSecret[:8]) {
				t.Errorf("%s: a secret on stderr", args[0])
			}
			if got.code < exitDone || got.code > exitDamaged {
				t.Errorf("%s: exit code %d", args[0], got.code)
			}
		}
	}
}
