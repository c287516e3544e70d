package main

import (
	"strings"
	"testing"
)

// FuzzArguments: any command line ends with one of the exit codes, and says
// nothing of its input on stderr that could be a secret. Lines are arguments.
func FuzzArguments(f *testing.F) {
	for _, line := range []string{"", "help", "parse\n--json", "parse\n" + testURI, "code\n--secret-file\n-\n--at\n59", "scan\n--screen",
		"vault info\nx\n--passphrase-file\n-", "vault\ncheck\n--\nx", "code\nname\n--vault\nx\n--at\n99999999999999999999"} {
		f.Add(line, testSecret)
	}
	f.Chdir(f.TempDir())
	f.Fuzz(func(t *testing.T, line, stdin string) {
		// Nothing outside of the folder is touched, and no vault made: each would
		// take a moment.
		if strings.ContainsAny(line, "/\\:~\x00") || strings.Contains(line, "..") || strings.Contains(line, "init") {
			return
		}
		got := cli(environment{}, stdin, strings.Split(line, "\n")...)
		if got.code < exitDone || got.code > exitDamaged {
			t.Fatalf("exit code %d", got.code)
		}
		if len(stdin) >= 16 && strings.Contains(got.err, stdin) && !strings.Contains(help(), stdin) {
			t.Fatal("the input is on stderr")
		}
	})
}
