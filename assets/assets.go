// Package assets embeds the files the program carries: sentences, guides and icon.
//
// It owns nothing but the files. It never reads the disk at run time and never interprets what it hands out.
package assets

import (
	"embed"
	"io/fs"
)

// files is filled in by the compiler and never changed.
//
//go:embed lang/*.json toolkit/*.json guides/*.json icon
var files embed.FS

// Files gives the embedded folders: lang/{hu,en}.json with the program's own sentences, toolkit/{hu,en}.json with
// the few words of the window toolkit, guides/*.json with the portals' steps, and icon/icon.{svg,png}.
func Files() fs.FS { return files }
