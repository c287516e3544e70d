package problem_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kapukod/app/problem"
	"kapukod/internal/enroll"
	"kapukod/internal/otpauth"
	"kapukod/internal/payload"
)

// neverShown are errors that no one at the screen can meet, with the reason.
var neverShown = map[string]string{
	"guide.ErrInvalid":        "a mistake in the guides themselves, which their tests find",
	"text.ErrEmpty":           "a hole in the sentences themselves, which their tests find",
	"text.ErrPlaceholder":     "a mistake in the sentences themselves, which their tests find",
	"passphrase.ErrWords":     "a mistake in the program's own number of words, which its tests find",
	"crashfs.ErrTooLoose":     "met by tests only",
	"practice.ErrNotLoopback": "met by who starts the practice portal from a command line",
}

// TestEveryErrorHasASentence finds every exported error in the sources: a new one without a sentence fails here.
func TestEveryErrorHasASentence(t *testing.T) {
	known := samples()
	found := exportedErrors(t)
	for name := range found {
		err, ok := known[name]
		switch {
		case neverShown[name] != "":
			if ok {
				t.Errorf("%s is shown and not shown", name)
			}
		case !ok:
			t.Errorf("%s has no sample here, and so perhaps no sentence", name)
		case problem.Of(err).Key == "problem.unknown":
			t.Errorf("%s has no sentence", name)
		case problem.Of(fmt.Errorf("wrapped: %w", err)).Key != problem.Of(err).Key:
			t.Errorf("%s is not known when wrapped", name)
		}
	}
	for name := range known {
		if strings.Contains(name, ".") && !strings.HasPrefix(name, "context.") && !found[name] {
			t.Errorf("%s is no longer in the sources", name)
		}
	}
	for name := range neverShown {
		if !found[name] {
			t.Errorf("%s is no longer in the sources", name)
		}
	}
	if len(found) < 40 {
		t.Fatalf("only %d errors found: is the search broken?", len(found))
	}
}

// TestEveryReasonHasASentence does the same for the stable names inside the typed errors.
func TestEveryReasonHasASentence(t *testing.T) {
	tests := []struct {
		pkg, typ string
		make     func(value string) error
		fallback string // the sentence of a name that no one knows
	}{
		{"otpauth", "ErrorName", func(v string) error { return &otpauth.Error{Name: otpauth.ErrorName(v)} }, "problem.key.broken"},
		{"payload", "Kind", func(v string) error { return &enroll.NotEnrolmentError{Kind: payload.Kind(v)} }, "problem.kind.other"},
		{"enroll", "DeletionReason", func(v string) error { return &enroll.DeletionCodeError{Reason: enroll.DeletionReason(v)} }, "problem.deletion.invalid"},
	}
	// These have the sentence of an unknown name on purpose.
	asUnknown := map[string]bool{
		string(otpauth.BadEscape): true, string(otpauth.DuplicateParameter): true, string(enroll.DeletionNotText): true,
		string(payload.TOTP): true, // an enrolment is never refused for not being one
	}
	for _, test := range tests {
		values := constants(t, test.pkg, test.typ)
		if len(values) < 5 {
			t.Fatalf("only %d constants of %s.%s found", len(values), test.pkg, test.typ)
		}
		for _, value := range values {
			if got := problem.Of(test.make(value)).Key; got == "problem.unknown" || got == test.fallback && !asUnknown[value] {
				t.Errorf("%s.%s %q has no sentence of its own", test.pkg, test.typ, value)
			}
		}
	}
}

// exportedErrors lists the exported error variables and error types of the internal packages.
func exportedErrors(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	eachFile(t, func(file *ast.File) {
		for _, decl := range file.Decls {
			for _, name := range errorsOf(decl) {
				found[file.Name.Name+"."+name] = true
			}
		}
	})
	return found
}

func errorsOf(decl ast.Decl) []string {
	var names []string
	switch d := decl.(type) {
	case *ast.GenDecl:
		if d.Tok != token.VAR {
			return nil
		}
		for _, spec := range d.Specs {
			for _, name := range spec.(*ast.ValueSpec).Names {
				if strings.HasPrefix(name.Name, "Err") {
					names = append(names, name.Name)
				}
			}
		}
	case *ast.FuncDecl:
		if d.Recv == nil || d.Name.Name != "Error" {
			return nil
		}
		receiver := d.Recv.List[0].Type
		if star, ok := receiver.(*ast.StarExpr); ok {
			receiver = star.X
		}
		if name, ok := receiver.(*ast.Ident); ok && name.IsExported() {
			names = append(names, name.Name)
		}
	}
	return names
}

// constants lists the values of the string constants of a type.
func constants(t *testing.T, pkg, typ string) []string {
	t.Helper()
	var values []string
	eachFile(t, func(file *ast.File) {
		if file.Name.Name != pkg {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			name, isNamed := spec.Type.(*ast.Ident)
			value, isLiteral := spec.Values[0].(*ast.BasicLit)
			if isNamed && isLiteral && name.Name == typ {
				text, err := strconv.Unquote(value.Value)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, text)
			}
			return true
		})
	})
	return values
}

func eachFile(t *testing.T, see func(*ast.File)) {
	t.Helper()
	err := filepath.WalkDir("../../internal", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && entry.Name() == "testdata" {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		see(file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
