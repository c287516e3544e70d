package archtest

import (
	"fmt"
	"go/ast"
	"path"
	"strings"
)

// The sizes that keep a file one idea and a function one thought.
const (
	maxFileLines     = 500
	maxFunctionLines = 60 // tests aside: a table of cases is long and simple
	maxParameters    = 5  // of a constructor; more belong into a struct
)

func checkSizes(t *Tree) []Finding {
	var found []Finding
	for _, f := range t.Files {
		if f.Lines > maxFileLines {
			found = append(found, Finding{"file-size", f.Name, fmt.Sprintf("%d lines", f.Lines),
				fmt.Sprintf("a file over %d lines holds more than one idea", maxFileLines)})
		}
		if f.Test {
			continue
		}
		for _, decl := range f.Syntax.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := f.fset.Position(fn.End()).Line - f.fset.Position(fn.Pos()).Line + 1; n > maxFunctionLines {
				found = append(found, Finding{"function-size", f.At(fn), fmt.Sprintf("%s has %d lines", fn.Name.Name, n),
					fmt.Sprintf("a function over %d lines cannot be read at one look", maxFunctionLines)})
			}
			if n := fn.Type.Params.NumFields(); n > maxParameters && strings.HasPrefix(fn.Name.Name, "New") {
				found = append(found, Finding{"parameters", f.At(fn), fmt.Sprintf("%s has %d parameters", fn.Name.Name, n),
					fmt.Sprintf("more than %d cannot be told apart at the call; pass a struct", maxParameters)})
			}
		}
	}
	return found
}

// checkNames refuses names that say nothing of what is inside, packages that do not
// say what they are, and dot imports, which hide where a name is from.
func checkNames(t *Tree) []Finding {
	var found []Finding
	documented := map[string]bool{}
	first := map[string]string{}
	for _, f := range t.Files {
		if empty := emptyName(f.Name); empty != "" {
			found = append(found, Finding{"name", f.Name, "is named " + empty, "the name says nothing of what is inside"})
		}
		for _, spec := range f.Syntax.Imports {
			if spec.Name != nil && spec.Name.Name == "." {
				found = append(found, Finding{"dot-import", f.At(spec), "imports into its own names", "one cannot see where a name is from"})
			}
		}
		ast.Inspect(f.Syntax, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok && emptyType(spec.Name.Name) {
				found = append(found, Finding{"name", f.At(spec), "type " + spec.Name.Name, "the name says nothing of what it does"})
			}
			return true
		})
		if f.Test {
			continue
		}
		if first[f.Package] == "" {
			first[f.Package] = f.Name
		}
		if f.Syntax.Doc != nil {
			documented[f.Package] = true
		}
	}
	for pkg, name := range first {
		if !documented[pkg] {
			found = append(found, Finding{"package-doc", name, "package " + pkg + " has no doc comment",
				"each package says what it owns and what it never does"})
		}
	}
	return found
}

// emptyName gives the folder or file name in a path that says nothing, or "".
func emptyName(name string) string {
	for _, part := range strings.Split(strings.TrimSuffix(name, ".go"), "/") {
		for _, word := range strings.FieldsFunc(part, func(r rune) bool { return r == '_' || r == '-' || r == '.' }) {
			switch word {
			case "util", "utils", "common", "helper", "helpers", "manager", "managers", "misc":
				return path.Base(part)
			}
		}
	}
	return ""
}

func emptyType(name string) bool {
	lower := strings.ToLower(name)
	for _, suffix := range []string{"manager", "helper", "helpers", "util", "utils"} {
		if strings.HasSuffix(lower, suffix) {
			return true
		}
	}
	return false
}
