package archtest

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	tableRow   = regexp.MustCompile("(?m)^\\| ((?:`[a-z0-9/-]+`(?:, )?)+) \\|")
	quotedName = regexp.MustCompile("`([a-z0-9/-]+)`")
)

// TestArchitectureNamesEveryPackage holds the table of docs/architecture.md against the
// folders. A name without a slash belongs to the folder of the name before it.
func TestArchitectureNamesEveryPackage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(repository, "docs/architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, row := range tableRow.FindAllSubmatch(page, -1) {
		folder := ""
		for i, name := range quotedName.FindAllSubmatch(row[1], -1) {
			pkg := string(name[1])
			if i > 0 && !strings.Contains(pkg, "/") {
				pkg = path.Join(folder, pkg)
			}
			folder = path.Dir(pkg)
			named = append(named, pkg)
		}
	}
	tree, err := Load(repository)
	if err != nil {
		t.Fatal(err)
	}
	exists := map[string]bool{}
	for _, f := range tree.Files {
		exists[strings.TrimPrefix(f.Package, module+"/")] = true
	}
	for pkg := range exists {
		if !slices.Contains(named, pkg) {
			t.Errorf("docs/architecture.md does not say what %s owns", pkg)
		}
	}
	for _, pkg := range named {
		if !exists[pkg] {
			t.Errorf("docs/architecture.md names %s, which does not exist", pkg)
		}
	}
}
