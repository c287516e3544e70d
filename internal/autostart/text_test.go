package autostart

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

func TestExecKey(t *testing.T) {
	for program, want := range map[string]string{
		"/usr/bin/kapukod":           `"/usr/bin/kapukod"`,
		"/home/Éva Kis/Kapukód/k":    `"/home/Éva Kis/Kapukód/k"`,
		`/opt/a"b/k`:                 `"/opt/a\\"b/k"`,
		"/opt/a`b/k":                 "\"/opt/a\\\\`b/k\"",
		"/opt/$HOME/k":               `"/opt/\\$HOME/k"`,
		`/opt/a\b/k`:                 `"/opt/a\\\\b/k"`,
		"/opt/100%/k":                `"/opt/100%%/k"`,
		"/opt/%f;rm -rf ~ & 'x'/k|k": `"/opt/%%f;rm -rf ~ & 'x'/k|k"`,
	} {
		if got := execKey(program); got != want {
			t.Errorf("%s: %s, want %s", program, got, want)
		}
		if file := desktopEntry(program); !desktopStarts(file, program) || desktopStarts(file, program+"2") {
			t.Errorf("%s: its own entry does not start it", program)
		}
	}
}

func TestDesktopEntrySwitchedOffByItsUser(t *testing.T) {
	const program = "/usr/bin/kapukod"
	for name, file := range map[string]string{
		"hidden":        desktopEntry(program) + "Hidden=true\n",
		"off in GNOME":  strings.Replace(desktopEntry(program), "enabled=true", "enabled=false", 1),
		"nothing":       "",
		"another's":     desktopEntry("/usr/bin/other"),
		"spaces around": strings.Replace(desktopEntry(program), "enabled=true", "enabled = false ", 1),
	} {
		if desktopStarts(file, program) {
			t.Errorf("%s: starts", name)
		}
	}
}

// TestLaunchAgent reads the file as XML and looks for the program's path.
func TestLaunchAgent(t *testing.T) {
	for _, program := range []string{"/Applications/Kapukód.app/Contents/MacOS/kapukod", `/Users/éva/<&>"'/k`} {
		file := launchAgent(program)
		decoder := xml.NewDecoder(strings.NewReader(file))
		var texts []string
		for {
			token, err := decoder.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if data, ok := token.(xml.CharData); ok && strings.TrimSpace(string(data)) != "" {
				texts = append(texts, string(data))
			}
		}
		if got := strings.Join(texts, " "); got != "Label "+label+" ProgramArguments "+program+" RunAtLoad ProcessType Interactive" {
			t.Errorf("%s", got)
		}
		if !agentStarts(file, program) || agentStarts(file, "/Applications/Kapukód.app") {
			t.Errorf("%s: its own entry does not start it", program)
		}
	}
}

func TestCommandLine(t *testing.T) {
	if got := commandLine(`C:\Program Files\Kapukód\kapukod.exe`); got != `"C:\Program Files\Kapukód\kapukod.exe"` {
		t.Error(got)
	}
}
