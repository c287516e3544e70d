// Command winres makes what windres compiles into kapukod.exe: the icon in the sizes
// that Windows asks for, the manifest and the version block, all of them from the
// program's own icon and metadata. With -png it draws assets/icon/icon.png anew.
package main

import (
	"flag"
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"

	"kapukod/assets"
	"kapukod/cmd/kapukod/metadata"
)

func main() {
	folder := flag.String("o", "", "write kapukod.{ico,manifest,rc} into this folder")
	picture := flag.String("png", "", "draw the 512-pixel icon into this file")
	flag.Parse()
	if (*folder == "") == (*picture == "") {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*folder, *picture); err != nil {
		fmt.Fprintln(os.Stderr, "winres:", err)
		os.Exit(1)
	}
}

func run(folder, picture string) error {
	svg, err := fs.ReadFile(assets.Files(), "icon/icon.svg")
	if err != nil {
		return fmt.Errorf("read drawing: %w", err)
	}
	if picture != "" {
		return writePNG(picture, svg)
	}
	app, err := metadata.App()
	if err != nil {
		return err
	}
	ico, err := encodeICO(svg)
	if err != nil {
		return err
	}
	rc, err := versionScript(app)
	if err != nil {
		return err
	}
	for name, content := range map[string][]byte{
		"kapukod.ico":      ico,
		"kapukod.manifest": []byte(manifest),
		"kapukod.rc":       rc,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func writePNG(name string, svg []byte) (err error) {
	img, err := draw(svg, 512)
	if err != nil {
		return err
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := file.Close(); err == nil {
			err = closeErr
		}
	}()
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	return encoder.Encode(file, img)
}
