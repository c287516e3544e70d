package archtest

import (
	"go/ast"
	"slices"
)

// call forbids a name of another package, called or passed on, outside some places.
type call struct {
	rule    string
	pkg     string // import path of the package that has the names
	names   []string
	allowed func(*File) bool
	reason  string
}

func calls() []call {
	program := func(f *File) bool {
		return f.Test || within(f.Package, own("cmd", "e2e", "scripts")...)
	}
	nowhere := func(*File) bool { return false }
	network := func(f *File) bool {
		return f.Test || within(f.Package, own("internal/practice", "cmd/kapukod-practice", "e2e", "tools")...)
	}
	return []call{
		{"clock", "time", []string{"Now", "Since", "Until", "Sleep"}, program,
			"the clock is passed in by cmd, so that tests need not wait"},
		{"exit", "os", []string{"Exit"}, program, "only a program may end the program"},
		{"exit", "log", []string{"Fatal", "Fatalf", "Fatalln"}, program, "only a program may end the program"},
		{"only-files", "net", []string{"Listen", "ListenConfig", "ListenIP", "ListenTCP", "ListenUDP", "ListenMulticastUDP",
			"ListenPacket", "Dial", "DialTimeout", "DialIP", "DialTCP", "DialUDP", "LookupHost", "LookupIP", "LookupAddr", "Resolver"},
			network, "what listens or connects does so by a file of the user's, which no other computer reaches"},
		{"fyne-do", fyne, []string{"Do", "DoAndWait"},
			func(f *File) bool { return within(f.Package, own("app/uirun")...) },
			"work comes back to the window's goroutine through async.Runner alone"},
		{"current-app", fyne, []string{"CurrentApp"}, nowhere,
			"a hidden global: pass the app or what is needed of it"},
	}
}

// checkCalls looks for the forbidden names, under whatever name their package is
// imported, and for init functions.
func checkCalls(t *Tree) []Finding {
	var found []Finding
	for _, f := range t.Files {
		ast.Inspect(f.Syntax, func(n ast.Node) bool {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := selector.X.(*ast.Ident)
			if !ok {
				return true
			}
			for _, c := range calls() {
				if f.Import(x) == c.pkg && slices.Contains(c.names, selector.Sel.Name) && !c.allowed(f) {
					found = append(found, Finding{c.rule, f.At(n), x.Name + "." + selector.Sel.Name, c.reason})
				}
			}
			return true
		})
		for _, decl := range f.Syntax.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				found = append(found, Finding{"init", f.At(fn), "func init",
					"nothing happens before main; construct what is needed"})
			}
		}
	}
	return found
}
