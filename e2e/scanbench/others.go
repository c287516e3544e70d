package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kapukod/internal/imagefile"
)

// others measures pictures that somebody else took: folders of N.png or N.jpg, beside each the text in N.txt. The
// name of each folder is a set; they are returned in order. Where root is not there, there are none.
func others(all *results, root string, readers []*reader, work string) (sets []string, err error) {
	folders, err := os.ReadDir(root)
	if errors.Is(err, fs.ErrNotExist) || root == "" {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, folder := range folders {
		pictures, err := filepath.Glob(filepath.Join(root, folder.Name(), "*.[pj][np]g"))
		if err != nil || len(pictures) == 0 {
			continue
		}
		for _, picture := range pictures {
			if err := measureOther(all, folder.Name(), picture, readers, work); err != nil {
				return nil, fmt.Errorf("%s: %w", picture, err)
			}
		}
		sets = append(sets, folder.Name())
	}
	return sets, nil
}

func measureOther(all *results, set, picture string, readers []*reader, work string) error {
	img, err := open(picture)
	if err != nil {
		return err
	}
	colour, grey := filepath.Join(work, "colour"), filepath.Join(work, "grey")
	if err := store(img, colour, grey); err != nil {
		return err
	}
	text, err := os.ReadFile(strings.TrimSuffix(picture, filepath.Ext(picture)) + ".txt")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, r := range readers {
		got, err := r.read(colour, grey)
		if err != nil {
			return err
		}
		all.of(set, r.name).addOther(string(text), got, misprinted(picture))
	}
	return nil
}

// misprinted tells of the one picture in zxing's collection whose text file lacks a letter.
func misprinted(picture string) bool {
	return filepath.Base(picture) == "13.png" && filepath.Base(filepath.Dir(picture)) == "photos-2"
}

func open(picture string) (image.Image, error) {
	data, err := os.ReadFile(picture)
	if err != nil {
		return nil, err
	}
	return imagefile.Decode(bytes.NewReader(data))
}

// addOther counts a picture as read when any code in it was. Codes that name no character set are read as different
// letters by different readers, so that only a text of plain letters can be told to be false.
func (t *tally) addOther(want string, got reading, misprinted bool) {
	t.pictures++
	t.ms = append(t.ms, got.ms)
	if len(got.texts) > 0 {
		t.read++
	}
	if misprinted {
		return
	}
	plain := func(text string) bool { return !strings.ContainsFunc(text, func(r rune) bool { return r > 126 }) }
	if want != "" && plain(want) && slices.ContainsFunc(got.texts, func(text string) bool { return plain(text) && text != want }) {
		t.wrong++
	}
}
