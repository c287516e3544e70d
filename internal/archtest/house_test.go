package archtest

import (
	"os"
	"path/filepath"
	"testing"
)

// repository is the module's root as seen from this package's folder.
const repository = "../.."

func TestHouse(t *testing.T) {
	tree, err := Load(repository)
	if err != nil {
		t.Fatal(err)
	}
	if len(tree.Files) < 20 || len(tree.Reach) < 5 {
		t.Fatalf("found only %d files and %d packages: the rules looked at nothing", len(tree.Files), len(tree.Reach))
	}
	for _, finding := range Check(tree) {
		t.Error(finding)
	}
}

func TestRepositoryIsWhereWeLook(t *testing.T) {
	if _, err := os.Stat(filepath.Join(repository, "go.mod")); err != nil {
		t.Fatal(err)
	}
}
