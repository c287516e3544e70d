package archtest

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

const fyne = "fyne.io/fyne/v2"

// seam is a foreign package that may be imported in one place only, tests included,
// so that it can be swapped there. The two ways to speak with a system, D-Bus and
// calls without cgo, have a home for each thing that is asked of the system.
type seam struct {
	foreign string
	homes   []string
}

func seams() []seam {
	return []seam{
		{"github.com/kbinani/screenshot", own("internal/capture")},
		{"github.com/godbus/dbus", own("internal/capture", "internal/seat", "internal/tray")},
		{"github.com/ebitengine/purego", own("internal/capture", "internal/seat", "internal/minimised", "internal/frame/osframe")},
		{"github.com/makiuchi-d/gozxing", own("internal/qrscan")},
		{"github.com/ledongthuc/pdf", own("internal/pdffile")},
		{"github.com/pquerna/otp", own("internal/code")},
		{"filippo.io/age", own("internal/vault")},
		{fyne + "/app", own("cmd/kapukod")},
		{"golang.design/x/clipboard", own("internal/clip/osclip")},
		{"github.com/nicksnyder/go-i18n", own("internal/text")},
		{"github.com/trustelem/zxcvbn", own("internal/passphrase")},
		{"github.com/zalando/go-keyring", own("internal/keyring")},
	}
}

// ban forbids some packages to import others directly, tests included.
type ban struct {
	name   string
	from   func(pkg string) bool
	to     func(pkg, imported string) bool
	reason string
}

func bans() []ban { return append(layers(), reach()...) }

// layers keep the parts of the program in their order.
func layers() []ban {
	return []ban{
		{
			name:   "fyne-free",
			from:   fyneFree,
			to:     func(_, imported string) bool { return within(imported, fyne) },
			reason: "internal, assets and the command line know nothing of Fyne, so that they test without cgo and a display",
		},
		{
			name: "downward",
			from: func(pkg string) bool { return within(pkg, own("internal", "assets")...) },
			to: func(_, imported string) bool {
				return within(imported, own("app", "cmd", "e2e", "scripts")...)
			},
			reason: "the domain never depends on the window around it",
		},
		{
			name: "flow-adapter",
			from: func(pkg string) bool {
				return slices.Contains(own("internal/enroll", "internal/session", "internal/clip", "internal/remember"), pkg)
			},
			to: func(_, imported string) bool {
				return within(imported, own("internal/capture", "internal/qrscan", "internal/vaultfile",
					"internal/atomicfile", "internal/clip/osclip", "internal/keyring")...)
			},
			reason: "flows take ports, small functions given by cmd; they import no adapter",
		},
		{
			name: "screen-screen",
			from: func(pkg string) bool { return within(pkg, own("app/screens")...) },
			to: func(pkg, imported string) bool {
				return screenOf(imported) != "" && screenOf(imported) != screenOf(pkg)
			},
			reason: "screens never import each other; the shell joins them",
		},
		{
			name: "widget-decides",
			from: func(pkg string) bool { return within(pkg, own("app/widgets", "app/look")...) },
			to: func(_, imported string) bool {
				return within(imported, own("app/screens", "internal/vault", "internal/vaultfile",
					"internal/enroll", "internal/session")...)
			},
			reason: "widgets show and signal intent, they decide nothing",
		},
		{
			name: "cmd-imported",
			from: func(string) bool { return true },
			to: func(pkg, imported string) bool {
				return within(imported, own("cmd")...) && !within(pkg, programOf(imported))
			},
			reason: "cmd wires everything and nothing imports it",
		},
	}
}

// reach is what the program does not reach for.
func reach() []ban {
	return []ban{
		{
			name: "network",
			from: func(pkg string) bool {
				return !within(pkg, own("internal/practice", "cmd/kapukod-practice", "e2e", "tools")...)
			},
			to: func(pkg, imported string) bool {
				return imported == "net" && pkg != module+"/internal/instance" ||
					within(imported, "net/http", "net/rpc", "net/smtp", "crypto/tls")
			},
			reason: "the program opens no connection; only the practice portal listens, on this computer",
		},
		{
			name: "practice-alone",
			from: func(pkg string) bool { return within(pkg, own("internal/practice")...) },
			to: func(pkg, imported string) bool {
				return within(imported, module) && !within(imported, pkg)
			},
			reason: "it checks codes on its own, so that a mistake of the program cannot hide itself there",
		},
		{
			name: "practice-imported",
			from: func(pkg string) bool {
				return !within(pkg, own("internal/practice", "internal/handout", "cmd/kapukod", "cmd/kapukod-practice", "e2e")...)
			},
			to:     func(_, imported string) bool { return within(imported, own("internal/practice")...) },
			reason: "it listens on a port; the program gets it as a function that starts it on a click",
		},
		{
			name:   "cgo",
			from:   func(pkg string) bool { return !within(pkg, own("cmd/kapukod")...) },
			to:     func(_, imported string) bool { return imported == "C" },
			reason: "all packages but cmd/kapukod build without cgo",
		},
	}
}

func fyneFree(pkg string) bool {
	return within(pkg, own("internal", "assets", "cmd/kapukod-cli", "cmd/kapukod-practice")...)
}

// screenOf gives the screen's folder that a package belongs to, or "".
func screenOf(pkg string) string {
	rest, ok := strings.CutPrefix(pkg, module+"/app/screens/")
	if !ok {
		return ""
	}
	screen, _, _ := strings.Cut(rest, "/")
	return screen
}

// programOf gives the path of the program in cmd that a package belongs to.
func programOf(pkg string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(pkg, module+"/cmd/"), "/")
	return path.Join(module, "cmd", name)
}

// checkImports holds the files' own import lines against seams and bans.
func checkImports(t *Tree) []Finding {
	var found []Finding
	for _, f := range t.Files {
		for _, spec := range f.Syntax.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				continue // the parser has refused such a file
			}
			what := "imports " + imported
			for _, s := range seams() {
				if within(imported, s.foreign) && !slices.Contains(s.homes, f.Package) {
					reason := fmt.Sprintf("only %s may, so that it can be swapped there", strings.Join(s.homes, " and "))
					found = append(found, Finding{"seam", f.At(spec), what, reason})
				}
			}
			for _, b := range bans() {
				if b.from(f.Package) && b.to(f.Package, imported) {
					found = append(found, Finding{b.name, f.At(spec), what, b.reason})
				}
			}
		}
	}
	return found
}

// checkReach finds what no import line shows: Fyne, or its driver, brought in by
// another package, on any system.
func checkReach(t *Tree) []Finding {
	var found []Finding
	for pkg, reached := range t.Reach {
		if fyneFree(pkg) && reached[fyne] {
			found = append(found, Finding{"fyne-reach", pkg, "depends on " + fyne,
				"it must test without cgo and a display; see what it imports"})
		}
		if reached[fyne+"/app"] && pkg != module+"/cmd/kapukod" {
			found = append(found, Finding{"driver-reach", pkg, "depends on " + fyne + "/app",
				"only cmd/kapukod needs the OpenGL driver"})
		}
	}
	return found
}
