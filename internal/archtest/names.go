package archtest

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
)

// resolve finds out what the names in one file stand for, by type-checking the file
// alone against empty imports. Types remain unknown, and errors are expected and
// dropped; what is left is which names are imports, locals or the package's own. Files
// for different systems need not be told apart for that.
func resolve(fset *token.FileSet, syntax *ast.File) *types.Info {
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: hollow{}, FakeImportC: true, Error: func(error) {}}
	// The error is the first of those dropped above.
	_, _ = config.Check(syntax.Name.Name, fset, []*ast.File{syntax}, info)
	return info
}

// hollow imports a package with a name and nothing in it.
type hollow struct{}

func (hollow) Import(imported string) (*types.Package, error) {
	name := path.Base(imported)
	if imported == fyne {
		name = "fyne"
	}
	pkg := types.NewPackage(imported, name)
	pkg.MarkComplete()
	return pkg, nil
}

// Import gives the import path that the name stands for in this file, or "".
func (f *File) Import(name *ast.Ident) string {
	if pkg, ok := f.info.Uses[name].(*types.PkgName); ok {
		return pkg.Imported().Path()
	}
	return ""
}

// Global reports whether the name stands for something declared at package level, in
// this file or another one of the package.
func (f *File) Global(name *ast.Ident) bool {
	object := f.info.Uses[name]
	if object == nil {
		return true // declared in another file
	}
	return object.Pkg() != nil && object.Parent() == object.Pkg().Scope()
}

// IsType reports whether the name stands for a predeclared type or one of this file.
func (f *File) IsType(name *ast.Ident) bool {
	_, ok := f.info.Uses[name].(*types.TypeName)
	return ok
}
