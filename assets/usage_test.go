package assets_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// usage is what the program's sources say about sentences.
type usage struct {
	calls    []textCall
	prefixes []string        // "enroll.step." of T("enroll.step." + name)
	literals map[string]bool // every string in the sources, for keys kept in tables
}

// textCall is a call of a function or method named T whose first argument is a string literal.
type textCall struct {
	place string
	key   string
	names []string // sorted names of the values; nil when they are not all literals
}

// scanSources reads the Go files below folders, without tests and hidden or testdata folders. A folder that
// does not exist holds none.
func scanSources(t *testing.T, folders []string) usage {
	t.Helper()
	found := usage{literals: map[string]bool{}}
	fset := token.NewFileSet()
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			name := entry.Name()
			if entry.IsDir() && (name == "testdata" || strings.HasPrefix(name, "_")) {
				return filepath.SkipDir
			}
			if entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(node ast.Node) bool {
				found.look(fset, node)
				return true
			})
			return nil
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatalf("read sources: %v", err)
		}
	}
	return found
}

func (u *usage) look(fset *token.FileSet, node ast.Node) {
	if value, ok := literal(node); ok {
		u.literals[value] = true
		return
	}
	call, ok := node.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 || !isNamedT(call.Fun) {
		return
	}
	if sum, ok := call.Args[0].(*ast.BinaryExpr); ok && sum.Op == token.ADD {
		if prefix, ok := leftmost(sum); ok {
			u.prefixes = append(u.prefixes, prefix)
		}
		return
	}
	if key, ok := literal(call.Args[0]); ok {
		names := valueNames(call)
		u.calls = append(u.calls, textCall{place: fset.Position(call.Pos()).String(), key: key, names: names})
	}
}

func isNamedT(function ast.Expr) bool {
	switch f := function.(type) {
	case *ast.Ident:
		return f.Name == "T"
	case *ast.SelectorExpr:
		return f.Sel.Name == "T"
	default:
		return false
	}
}

// leftmost gives the literal with which a chain of additions begins.
func leftmost(sum *ast.BinaryExpr) (string, bool) {
	if inner, ok := sum.X.(*ast.BinaryExpr); ok {
		return leftmost(inner)
	}
	return literal(sum.X)
}

func literal(node ast.Node) (string, bool) {
	basic, ok := node.(*ast.BasicLit)
	if !ok || basic.Kind != token.STRING {
		return "", false
	}
	value, err := strconv.Unquote(basic.Value)
	return value, err == nil
}

// valueNames reads the names out of T(key, name, value, name, value …).
func valueNames(call *ast.CallExpr) []string {
	if call.Ellipsis.IsValid() {
		return nil
	}
	names := []string{}
	for i := 1; i < len(call.Args); i += 2 {
		name, ok := literal(call.Args[i])
		if !ok {
			return nil
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
