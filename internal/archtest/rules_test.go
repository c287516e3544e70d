package archtest

import (
	"fmt"
	"go/ast"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestRulesCatch holds the rules against a program that breaks each of them: a rule
// that finds nothing there would find nothing here either.
func TestRulesCatch(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/wrong.txtar")
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	if err := txtar.Write(archive, root); err != nil {
		t.Fatal(err)
	}
	addLongFile(t, root)
	tree, err := Load(root, "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, finding := range Check(tree) {
		if finding.Reason == "" {
			t.Errorf("%s gives no reason", finding)
		}
		got = append(got, finding.Place+" "+finding.Rule)
	}
	want := append(wanted(archive), "internal/size/long.go file-size", "internal/size/long.go:3 function-size")
	slices.Sort(got)
	slices.Sort(want)
	for _, w := range slices.Compact(want) {
		if !slices.Contains(got, w) {
			t.Errorf("not found: %s", w)
		}
	}
	for _, g := range slices.Compact(got) {
		if !slices.Contains(want, g) {
			t.Errorf("found without need: %s", g)
		}
	}
}

var expectation = regexp.MustCompile(`// want(-file|-package)? ([a-z -]+)$`)

// wanted reads the expectations that the sources carry as comments.
func wanted(archive *txtar.Archive) []string {
	var want []string
	for _, file := range archive.Files {
		for i, line := range strings.Split(string(file.Data), "\n") {
			match := expectation.FindStringSubmatch(line)
			if match == nil {
				continue
			}
			place := fmt.Sprintf("%s:%d", file.Name, i+1)
			switch match[1] {
			case "-file":
				place = file.Name
			case "-package":
				place = path.Join(module, path.Dir(file.Name))
			}
			for _, rule := range strings.Fields(match[2]) {
				want = append(want, place+" "+rule)
			}
		}
	}
	return want
}

func addLongFile(t *testing.T, root string) {
	t.Helper()
	long := "package size\n\nfunc long() {\n" + strings.Repeat("\t_ = 0\n", maxFileLines) + "}\n"
	if err := os.WriteFile(filepath.Join(root, "internal/size/long.go"), []byte(long), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestEveryRuleIsTried keeps wrong.txtar complete: a new ban or seam needs its breach.
func TestEveryRuleIsTried(t *testing.T) {
	wrong, err := os.ReadFile("testdata/wrong.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range bans() {
		if !regexp.MustCompile(`want.* ` + b.name + `\b`).Match(wrong) {
			t.Errorf("no breach of %s in testdata/wrong.txtar", b.name)
		}
	}
	for _, c := range calls() {
		if !regexp.MustCompile(`want.* ` + c.rule + `\b`).Match(wrong) {
			t.Errorf("no breach of %s in testdata/wrong.txtar", c.rule)
		}
	}
}

// The parser's own notion of a package name is not enough for fyne.io/fyne/v2.
func TestImportNames(t *testing.T) {
	tree, err := Load(repository)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, f := range tree.Files {
		ast.Inspect(f.Syntax, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && f.Import(x) != "" {
					seen++
				}
			}
			return true
		})
	}
	if seen == 0 {
		t.Error("no name of any import was recognised")
	}
}
