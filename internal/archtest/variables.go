package archtest

import (
	"go/ast"
	"go/token"
	"strings"
)

// checkVariables refuses package variables that can change. Go has no constant
// tables, so a variable passes as a constant when it has its value from the start,
// no statement of the package writes to it or takes its address, and no other package
// could: it is unexported, an error, or an embedded file system. A value that is
// computed by a call passes only if the call makes something that cannot change.
func checkVariables(t *Tree) []Finding {
	written := map[string]map[string]ast.Node{} // package → variable → where
	for _, f := range t.Files {
		if written[f.Package] == nil {
			written[f.Package] = map[string]ast.Node{}
		}
		collectWrites(f, written[f.Package])
	}
	var found []Finding
	for _, f := range t.Files {
		if f.Test {
			continue
		}
		for _, decl := range f.Syntax.Decls {
			gen, ok := decl.(*ast.GenDecl)
			if !ok || gen.Tok != token.VAR || embedded(gen.Doc) {
				continue
			}
			for _, spec := range gen.Specs {
				found = append(found, judgeVariables(f, spec.(*ast.ValueSpec), written[f.Package])...)
			}
		}
	}
	return found
}

func judgeVariables(f *File, spec *ast.ValueSpec, written map[string]ast.Node) []Finding {
	if embedded(spec.Doc) {
		return nil
	}
	var found []Finding
	for i, name := range spec.Names {
		why := ""
		switch {
		case name.Name == "_":
		case len(spec.Values) != len(spec.Names):
			why = "has no value of its own, so something must write to it"
		case written[name.Name] != nil:
			why = "is written to"
		case ast.IsExported(name.Name) && !strings.HasPrefix(name.Name, "Err"):
			why = "can be written to by other packages"
		case !constant(f, spec.Values[i], strings.HasPrefix(strings.ToLower(name.Name), "err")):
			why = "is computed or shared before main"
		}
		if why != "" {
			found = append(found, Finding{"variable", f.At(name), "package variable " + name.Name + " " + why,
				"state lives in values that cmd constructs and passes on"})
		}
	}
	return found
}

// constant reports whether a package variable's value is as good as a constant's.
func constant(f *File, value ast.Expr, isError bool) bool {
	switch v := value.(type) {
	case *ast.BasicLit, *ast.Ident, *ast.SelectorExpr:
		return true
	case *ast.ParenExpr:
		return constant(f, v.X, isError)
	case *ast.BinaryExpr:
		return constant(f, v.X, isError) && constant(f, v.Y, isError)
	case *ast.UnaryExpr: // &typedError{…} compares by identity; other pointers are shared state
		return v.Op != token.AND || isError
	case *ast.CompositeLit:
		return true
	case *ast.CallExpr:
		return immutableCall(f, v)
	}
	return false
}

// immutableCall knows the calls whose result nobody can change, and conversions.
func immutableCall(f *File, c *ast.CallExpr) bool {
	switch fun := c.Fun.(type) {
	case *ast.ArrayType: // []byte("…")
		return true
	case *ast.Ident: // a conversion; a function of our own would run before main
		return f.IsType(fun)
	case *ast.IndexExpr:
		return immutableFunc(fun.X)
	default:
		return immutableFunc(fun)
	}
}

func immutableFunc(fun ast.Expr) bool {
	selector, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	pkg, ok := selector.X.(*ast.Ident)
	if !ok {
		return false
	}
	switch pkg.Name + "." + selector.Sel.Name {
	case "errors.New", "fmt.Errorf", "regexp.MustCompile", "template.Must", "strings.NewReplacer",
		"language.MustParse", "netip.MustParseAddr", "image.Rect", "image.Pt", "time.Date", "time.Unix",
		"sync.OnceValue", "sync.OnceValues", "fyne.NewSize", "fyne.NewPos":
		return true
	}
	return false
}

func embedded(doc *ast.CommentGroup) bool {
	if doc == nil {
		return false
	}
	for _, comment := range doc.List {
		if strings.HasPrefix(comment.Text, "//go:embed ") {
			return true
		}
	}
	return false
}

// collectWrites notes every package-level name that the file's functions assign to,
// count up, take the address of, delete from or clear, whole or in part.
func collectWrites(f *File, written map[string]ast.Node) {
	note := func(e ast.Expr) {
		if name := root(e); name != nil && f.Global(name) {
			written[name.Name] = name
		}
	}
	for _, decl := range f.Syntax.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		ast.Inspect(fn, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				if n.Tok != token.DEFINE {
					for _, left := range n.Lhs {
						note(left)
					}
				}
			case *ast.IncDecStmt:
				note(n.X)
			case *ast.RangeStmt:
				if n.Tok == token.ASSIGN {
					note(n.Key)
					note(n.Value)
				}
			case *ast.UnaryExpr:
				if n.Op == token.AND {
					note(n.X)
				}
			case *ast.CallExpr:
				if name, ok := n.Fun.(*ast.Ident); ok && (name.Name == "delete" || name.Name == "clear") && len(n.Args) > 0 {
					note(n.Args[0])
				}
			}
			return true
		})
	}
}

// root gives x of x, x.f, x[i], *x and (x).
func root(e ast.Expr) *ast.Ident {
	for {
		switch v := e.(type) {
		case *ast.Ident:
			return v
		case *ast.SelectorExpr:
			e = v.X
		case *ast.IndexExpr:
			e = v.X
		case *ast.StarExpr:
			e = v.X
		case *ast.ParenExpr:
			e = v.X
		default:
			return nil
		}
	}
}
