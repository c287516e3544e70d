package autostart

import (
	"encoding/xml"
	"strings"
)

// desktopEntry is the file that has a Linux or BSD desktop start the program:
// Desktop Application Autostart Specification 0.5.
func desktopEntry(program string) string {
	return `[Desktop Entry]
Type=Application
Name=Kapukód
Exec=` + execKey(program) + `
Terminal=false
StartupNotify=true
X-GNOME-Autostart-enabled=true
`
}

// execKey quotes a path for the key Exec: Desktop Entry Specification 1.5, "The Exec
// key", where what is quoted is once more a string of its own, with backslashes doubled,
// and a percent sign is two.
func execKey(program string) string {
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "`", "\\`", `$`, `\$`).Replace(program)
	return strings.NewReplacer(`\`, `\\`, `%`, `%%`).Replace(`"` + quoted + `"`)
}

// desktopStarts reports whether the file has the program started: it names it, and
// nobody has switched it off.
func desktopStarts(file, program string) bool {
	names := false
	for line := range strings.Lines(file) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		switch key {
		case "Exec":
			names = value == execKey(program)
		case "Hidden":
			if value == "true" {
				return false
			}
		case "X-GNOME-Autostart-enabled":
			if value == "false" {
				return false
			}
		}
	}
	return names
}

// label names the program to launchd.
const label = "hu.kapukod.desktop"

// launchAgent is the file that has macOS start the program: launchd.plist(5).
func launchAgent(program string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>Label</key>
	<string>` + label + `</string>
	<key>ProgramArguments</key>
	<array>
		<string>` + escaped(program) + `</string>
	</array>
	<key>RunAtLoad</key>
	<true/>
	<key>ProcessType</key>
	<string>Interactive</string>
</dict>
</plist>
`
}

func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes all
	return b.String()
}

// agentStarts reports whether the file has the program started.
func agentStarts(file, program string) bool {
	return strings.Contains(file, "<string>"+escaped(program)+"</string>")
}

// commandLine is the program as a command line of Windows.
func commandLine(program string) string { return `"` + program + `"` }
