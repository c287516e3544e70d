package archtest

import (
	"go/ast"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

var testName = regexp.MustCompile("`(Test[A-Z][A-Za-z0-9_]*)`")

// TestNamedTestsExist: what docs/security.md says is shown by a test, is.
func TestNamedTestsExist(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(repository, "docs/security.md"))
	if err != nil {
		t.Fatal(err)
	}
	tree, err := Load(repository)
	if err != nil {
		t.Fatal(err)
	}
	exists := map[string]bool{}
	for _, f := range tree.Files {
		for _, decl := range f.Syntax.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && f.Test && fn.Recv == nil {
				exists[fn.Name.Name] = true
			}
		}
	}
	named := testName.FindAllSubmatch(page, -1)
	if len(named) < 40 {
		t.Errorf("only %d tests are named", len(named))
	}
	for _, match := range named {
		if !exists[string(match[1])] {
			t.Errorf("docs/security.md names %s, which does not exist", match[1])
		}
	}
}
