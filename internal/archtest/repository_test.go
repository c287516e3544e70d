package archtest

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// documents are the texts that people read: they speak of the product alone.
func documents(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, pattern := range []string{"*.md", "docs/*.md", "FyneApp.toml", "Makefile", "scripts/*", ".ci/run"} {
		names, err := filepath.Glob(filepath.Join(repository, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts[filepath.ToSlash(strings.TrimPrefix(name, repository+"/"))] = string(content)
		}
	}
	return texts
}

// A path of somebody's machine means nothing to a reader; a path below $HOME or a
// placeholder does.
var machinePath = regexp.MustCompile(`/(work|root|tmp/[a-z]+|home/[a-z]+|Users/[A-Za-z]+)/`)

func TestNoMachinePathInDocuments(t *testing.T) {
	for name, text := range documents(t) {
		if found := machinePath.FindString(text); found != "" {
			t.Errorf("%s names %s, a path of one machine", name, found)
		}
	}
}

func TestNoMachinePathInSources(t *testing.T) {
	err := filepath.WalkDir(repository, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == ".git" {
			return fs.SkipDir
		}
		if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "repository_test.go") {
			return nil
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if found := regexp.MustCompile(`"/(work|root|tmp/[a-z])/`).Find(content); found != nil {
			t.Errorf("%s names %s, a path of one machine", name, found[1:])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// secrets are the shapes that the program's secrets have on paper and on screen.
// Keys of one repeated pattern, and the ones printed in RFC 6238 and in everybody's
// examples, are no secrets.
var (
	secrets = regexp.MustCompile(`AGE-SECRET-KEY-(PQ-)?1[A-Z0-9]{20,}|secret=([A-Z2-7]{16,})|-----BEGIN [A-Z ]*PRIVATE KEY`)
	known   = regexp.MustCompile(`secret=(GEZDGNBVGY3TQOJQ|JBSWY3DPEHPK3PXP|A{16}|ABCDEFGH)`)
)

func TestNoSecretInDocuments(t *testing.T) {
	for name, text := range documents(t) {
		for _, found := range secrets.FindAllString(text, -1) {
			if !known.MatchString(found) {
				t.Errorf("%s holds what looks like a real secret: %.12s…", name, found)
			}
		}
	}
}

var (
	makeCommand = regexp.MustCompile("(?m)(?:^|`|&& )make ([a-z]+)")
	makeTarget  = regexp.MustCompile(`(?m)^([a-z]+):.*## `)
)

func TestNamedCommandsExist(t *testing.T) {
	texts := documents(t)
	targets := map[string]bool{}
	for _, match := range makeTarget.FindAllStringSubmatch(texts["Makefile"], -1) {
		targets[match[1]] = true
	}
	if !targets["run"] || !targets["test"] {
		t.Fatalf("targets of the Makefile not understood: %v", targets)
	}
	for name, text := range texts {
		if filepath.Ext(name) != ".md" {
			continue
		}
		for _, match := range makeCommand.FindAllStringSubmatch(text, -1) {
			if !targets[match[1]] {
				t.Errorf("%s says make %s, which the Makefile does not know", name, match[1])
			}
		}
	}
}

var scriptName = regexp.MustCompile(`scripts/[a-z]+\.sh`)

func TestNamedScriptsExist(t *testing.T) {
	for name, text := range documents(t) {
		for _, script := range scriptName.FindAllString(text, -1) {
			if _, err := os.Stat(filepath.Join(repository, script)); err != nil {
				t.Errorf("%s names %s: %v", name, script, err)
			}
		}
	}
}

// The links between our own documents.
var link = regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)

func TestLinkedFilesExist(t *testing.T) {
	for name, text := range documents(t) {
		if filepath.Ext(name) != ".md" {
			continue
		}
		for _, match := range link.FindAllStringSubmatch(text, -1) {
			target := filepath.Join(repository, filepath.Dir(name), match[1])
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s: %v", name, match[1], err)
			}
		}
	}
}
