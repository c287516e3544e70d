package archtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// Tree is a module's sources: every file parsed whatever system it is for, and for
// each package what it imports in the end, on any of the systems we ship to.
type Tree struct {
	Files []*File
	// Reach maps a package of this module to all packages that it depends on, directly
	// or not, its tests aside.
	Reach map[string]map[string]bool
}

// File is one parsed source file.
type File struct {
	Name    string // path below the module's root, with slashes
	Package string // import path of the folder
	Test    bool
	Lines   int
	Syntax  *ast.File
	fset    *token.FileSet
	info    *types.Info
}

// At names a place in the file.
func (f *File) At(n ast.Node) string {
	return fmt.Sprintf("%s:%d", f.Name, f.fset.Position(n.Pos()).Line)
}

// Load reads the module at root. Additional environment variables go to the go
// command.
func Load(root string, env ...string) (*Tree, error) {
	tree := &Tree{Reach: map[string]map[string]bool{}}
	if err := tree.parse(root); err != nil {
		return nil, fmt.Errorf("parse sources: %w", err)
	}
	for _, system := range []string{"linux", "windows", "darwin"} {
		if err := tree.list(root, append(env, "GOOS="+system, "CGO_ENABLED=1")); err != nil {
			return nil, fmt.Errorf("list packages for %s: %w", system, err)
		}
	}
	return tree, nil
}

func (t *Tree) parse(root string) error {
	fset := token.NewFileSet()
	return filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			if skipped(root, rel) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(rel, ".go") {
			return nil
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		syntax, err := parser.ParseFile(fset, rel, source, parser.ParseComments)
		if err != nil {
			return err
		}
		t.Files = append(t.Files, &File{
			Name:    rel,
			Package: path.Join(module, path.Dir(rel)),
			Test:    strings.HasSuffix(rel, "_test.go"),
			Lines:   bytes.Count(source, []byte("\n")),
			Syntax:  syntax,
			fset:    fset,
			info:    resolve(fset, syntax),
		})
		return nil
	})
}

// skipped tells the folders that hold none of this module's sources: what the go
// command skips too, and modules of their own.
func skipped(root, rel string) bool {
	base := path.Base(rel)
	if rel == "." {
		return false
	}
	if base == "testdata" || base[0] == '.' || base[0] == '_' {
		return true
	}
	_, err := os.Stat(filepath.Join(root, filepath.FromSlash(rel), "go.mod"))
	return err == nil
}

func (t *Tree) list(root string, env []string) error {
	// -e: a package that cannot be compiled for this system still has imports.
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Deps", "./...")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("go list: %w: %s", err, stderr.Bytes())
	}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			ImportPath string
			Deps       []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("read go list: %w", err)
		}
		if t.Reach[p.ImportPath] == nil {
			t.Reach[p.ImportPath] = map[string]bool{}
		}
		for _, dep := range p.Deps {
			t.Reach[p.ImportPath][dep] = true
		}
	}
}
