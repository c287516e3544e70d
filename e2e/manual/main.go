// Command manual makes the Hungarian manual in docs/hu from the guides and the pictures of the screens.
package main

import (
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"

	"kapukod/assets"
	"kapukod/internal/guide"
	"kapukod/internal/manual"
)

func main() {
	docs := flag.String("docs", "docs", "folder of the documents")
	flag.Parse()
	if err := run(*docs); err != nil {
		fmt.Fprintln(os.Stderr, "manual:", err)
		os.Exit(1)
	}
}

// run makes the manual anew: what is not part of it any more goes.
func run(docs string) error {
	guides, err := guide.Load(assets.Files())
	if err != nil {
		return err
	}
	files, err := manual.Build(manual.Input{
		Guides: guides, Screens: os.DirFS(filepath.Join(docs, filepath.FromSlash(manual.Screens))),
		ScreensPath: path.Join("..", manual.Screens),
	})
	if err != nil {
		return err
	}
	out := filepath.Join(docs, manual.Folder)
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	for name, content := range files {
		file := filepath.Join(out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	fmt.Printf("%s: %d files, %s of %d kB\n", out, len(files), manual.PDFName, len(files[manual.PDFName])/1024)
	return nil
}
