package program

import (
	"context"
	"fmt"
	"image"
	"io"
	"path/filepath"
	"slices"

	"kapukod/app/screens/files"
	"kapukod/internal/imagefile"
	"kapukod/internal/places"
)

// Files is how the program reaches the folders that a person chooses.
type Files struct {
	// Places lists the folders that are offered first.
	Places func() []places.Place
	// List gives a folder's folders, and the files whose names show accepts.
	List func(folder string, show func(name string) bool) ([]places.Item, error)
	// Create makes a new file for this user alone; it replaces none.
	Create func(folder, name string, data []byte) (path string, err error)
	Open   func(path string) (io.ReadCloser, error)
}

// errNoPlace is for a desk where no folder is known.
var errNoPlace = fmt.Errorf("offer folders: %w", places.ErrFolder)

// choosing is one visit to the page of folders.
type choosing struct {
	wording files.Wording
	// from is the kind of place that is shown first.
	from places.Kind
	// show accepts the names of files to show; nil where a folder is chosen.
	show func(name string) bool
	// chosen gets what the user pressed, with the page to answer to.
	chosen func(screen *files.Screen, path string)
	back   func()
}

// choose shows the page of folders.
func (p *Program) choose(c choosing) {
	p.session.Touch()
	var screen *files.Screen
	screen = files.New(p.words, c.wording, files.Actions{
		Open: func(path string) { p.openFolder(screen, c, path) },
		Choose: func(path string) {
			p.session.Touch()
			c.chosen(screen, path)
		},
		Back: c.back,
	})
	p.shell.Show(screen)
	p.openFirst(screen, c)
}

// openFirst shows the place that is most likely meant.
func (p *Program) openFirst(screen *files.Screen, c choosing) {
	p.deps.Runner.Run(p.ctx, func(context.Context) func() {
		found := p.deps.Files.Places()
		return func() {
			switch first := slices.IndexFunc(found, func(place places.Place) bool { return place.Kind == c.from }); {
			case first >= 0:
				p.openFolder(screen, c, found[first].Path)
			case len(found) > 0:
				p.openFolder(screen, c, found[0].Path)
			default:
				screen.Failed(p.sentence(errNoPlace))
			}
		}
	})
}

// openFolder shows a folder, or the places for "".
func (p *Program) openFolder(screen *files.Screen, c choosing, path string) {
	p.session.Touch()
	p.deps.Runner.Run(p.ctx, func(context.Context) func() {
		known := p.deps.Files.Places()
		if path == "" {
			return func() { screen.Show(p.placesFolder(known)) }
		}
		items, err := p.deps.Files.List(path, c.show)
		return func() {
			if err != nil {
				screen.Failed(p.sentence(err))
				return
			}
			screen.Show(p.folder(path, items, known))
		}
	})
}

func (p *Program) placesFolder(known []places.Place) files.Folder {
	var folder files.Folder
	for _, place := range known {
		folder.Rows = append(folder.Rows, files.Row{Name: p.placeName(place), Folder: true, Path: place.Path})
	}
	return folder
}

// folderName is how the user knows a folder: a place by its name, another one
// by its path.
func (p *Program) folderName(known []places.Place, path string) string {
	for _, place := range known {
		if place.Path == path {
			return p.placeName(place)
		}
	}
	return path
}

func (p *Program) folder(path string, items []places.Item, known []places.Place) files.Folder {
	folder := files.Folder{Name: filepath.Base(path), Path: path, Parent: places.Parent(path)}
	for _, place := range known {
		if place.Path == path {
			folder.Name, folder.Parent = p.placeName(place), ""
		}
	}
	for _, item := range items {
		folder.Rows = append(folder.Rows, files.Row{
			Name: item.Name, Folder: item.Folder, Path: filepath.Join(path, item.Name),
		})
	}
	return folder
}

func (p *Program) placeName(place places.Place) string {
	if place.Kind == places.Drive {
		return p.words.T("files.drive", "Name", place.Name())
	}
	return p.words.T("files.place." + string(place.Kind))
}

// readPictures decodes a picture file, or the pages of a document.
func (p *Program) readPictures(ctx context.Context, path string) ([]image.Image, error) {
	file, err := p.deps.Files.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close() // it was read only
	return imagefile.Pictures(ctx, file)
}
