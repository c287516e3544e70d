package guide

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"slices"
	"strings"
)

// Folder is where Load looks for the guides inside its file system.
const Folder = "guides"

// ErrInvalid means that a guide cannot be shown as it is written. What is wrong stands beside it.
var ErrInvalid = errors.New("invalid guide")

// maxFile is the most bytes that a guide's file may have.
const maxFile = 1 << 20

// Load reads every Folder/*.json of files, in the order of their places. Unknown fields, a missing language, a
// link to nowhere, an address without https and an id used twice are errors that wrap ErrInvalid; all that is
// wrong is told at once.
func Load(files fs.FS) ([]Guide, error) {
	names, err := fs.Glob(files, path.Join(Folder, "*.json"))
	if err != nil {
		return nil, fmt.Errorf("list guides: %w", err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("list guides: %w: there are none", ErrInvalid)
	}
	guides := make([]Guide, 0, len(names))
	var faults []error
	for _, name := range names {
		g, err := read(files, name)
		if err != nil {
			faults = append(faults, fmt.Errorf("read guide %s: %w", name, err))
			continue
		}
		guides = append(guides, g)
	}
	if len(faults) == 0 {
		faults = check(guides)
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	slices.SortStableFunc(guides, func(a, b Guide) int { return cmp.Compare(place(a), place(b)) })
	return guides, nil
}

func place(g Guide) int {
	if g.Place == 0 {
		return math.MaxInt
	}
	return g.Place
}

func read(files fs.FS, name string) (Guide, error) {
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return Guide{}, err
	}
	if len(raw) > maxFile {
		return Guide{}, fmt.Errorf("%w: larger than %d bytes", ErrInvalid, maxFile)
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	var g Guide
	if err := decoder.Decode(&g); err != nil {
		return Guide{}, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Guide{}, fmt.Errorf("%w: more than one value", ErrInvalid)
	}
	if want := strings.TrimSuffix(path.Base(name), ".json"); g.ID != want {
		return Guide{}, fmt.Errorf("%w: id is %q, the file says %q", ErrInvalid, g.ID, want)
	}
	return g, nil
}
