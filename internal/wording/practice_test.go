package wording_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kapukod/internal/text"
)

const practiceFolder = "../practice"

// inPractice are the practice portal's own words, its exercises above all: composite literals saying{hu, en} in its
// sources. The labels of the sites that it imitates are not ours to choose.
func inPractice(t *testing.T, lang text.Lang) []said {
	t.Helper()
	which := 0
	if lang == text.English {
		which = 1
	}
	names, err := filepath.Glob(filepath.Join(practiceFolder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var all []said
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if words := saying(node); len(words) == 2 {
				all = append(all, said{"practice " + filepath.Base(name), words[which], true})
			}
			return true
		})
	}
	if len(all) < 50 {
		t.Fatalf("only %d texts of the practice portal found: is the search broken?", len(all))
	}
	return all
}

// saying are the strings of a composite literal saying{…}, nil for anything else.
func saying(node ast.Node) []string {
	literal, ok := node.(*ast.CompositeLit)
	if !ok {
		return nil
	}
	if name, ok := literal.Type.(*ast.Ident); !ok || name.Name != "saying" {
		return nil
	}
	var words []string
	for _, element := range literal.Elts {
		part, ok := element.(*ast.BasicLit)
		if !ok {
			return nil
		}
		word, err := strconv.Unquote(part.Value)
		if err != nil {
			return nil
		}
		words = append(words, word)
	}
	return words
}
