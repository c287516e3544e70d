package process

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

// TestHardenComesFirst: it is the first thing that the programs do.
func TestHardenComesFirst(t *testing.T) {
	for _, file := range []string{"../../cmd/kapukod/main.go", "../../cmd/kapukod-cli/main.go"} {
		syntax, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		main, ok := syntax.Scope.Lookup("main").Decl.(*ast.FuncDecl)
		if !ok || !hardens(main.Body.List[0]) {
			t.Errorf("%s: main does something else before", file)
		}
	}
}

func hardens(first ast.Stmt) bool {
	assign, ok := first.(*ast.AssignStmt)
	if !ok || len(assign.Rhs) != 1 {
		return false
	}
	call, ok := assign.Rhs[0].(*ast.CallExpr)
	if !ok {
		return false
	}
	name, ok := call.Fun.(*ast.SelectorExpr)
	return ok && name.Sel.Name == "Harden"
}
