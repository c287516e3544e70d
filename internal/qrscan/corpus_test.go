package qrscan

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"kapukod/internal/imagefile"
)

// minCorpusReads is a floor, not an aim: fewer reads than this means that something was broken.
const minCorpusReads = 92

// TestPhotographs reads the photographs of a corpus of others' test pictures where one lies beside
// the repository. It must never read anything but the truth.
func TestPhotographs(t *testing.T) {
	root := os.Getenv("KAPUKOD_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	folders, err := filepath.Glob(filepath.Join(root, "qr", "*"))
	if err != nil || len(folders) == 0 {
		t.Skip("no corpus of photographs here; set KAPUKOD_CORPUS to its folder")
	}
	total, read := 0, 0
	for _, folder := range folders {
		all, ok := readFolder(t, folder)
		total, read = total+all, read+ok
		t.Logf("%s: %d of %d read", filepath.Base(folder), ok, all)
	}
	t.Logf("all: %d of %d read; a false read fails this test", read, total)
	if read < minCorpusReads {
		t.Errorf("%d of %d photographs read; there were %d", read, total, minCorpusReads)
	}
}

func readFolder(t *testing.T, folder string) (all, ok int) {
	for _, pattern := range []string{"*.png", "*.jpg"} {
		files, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			want, known := truth(t, strings.TrimSuffix(file, filepath.Ext(file)))
			if !known {
				continue
			}
			all++
			if readPhotograph(t, file, want) {
				ok++
			} else {
				t.Logf("%s: not read", filepath.Base(file))
			}
		}
	}
	return all, ok
}

func readPhotograph(t *testing.T, file string, want []string) bool {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := imagefile.Decode(f)
	if err != nil {
		t.Errorf("%s: %v", file, err)
		return false
	}
	found := scan(t, img)
	for _, p := range found {
		if !contains(want, p.Text) && p.Text != alsoTrue(file) {
			t.Errorf("%s: false read of %d bytes", file, len(p.Text))
			return false
		}
	}
	return len(found) > 0
}

// alsoTrue are texts that a picture holds too: 13's text beside it lacks a letter, and in the middle
// of the code in 16 there is a smaller one.
func alsoTrue(file string) string {
	switch filepath.Join(filepath.Base(filepath.Dir(file)), filepath.Base(file)) {
	case filepath.Join("photos-2", "13.png"):
		return "The 2005 USGS aerial photography of the Washington Monument is censored."
	case filepath.Join("photos-2", "16.png"):
		return "[内側QRコード]\r\n\r\n*ダブルQR*\r\nhttp://d-qr.net/ex/"
	}
	return ""
}

func contains(all []string, s string) bool {
	for _, one := range all {
		if one == s {
			return true
		}
	}
	return false
}

// truth is the texts that a picture may be read as: what lies beside it, in any of the sets that a
// code without a named character set may be in.
func truth(t *testing.T, base string) ([]string, bool) {
	for _, ext := range []string{".txt", ".bin"} {
		data, err := os.ReadFile(base + ext)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		texts := []string{string(data)}
		if !utf8.Valid(data) {
			for _, set := range []*charmap.Charmap{charmap.ISO8859_1, charmap.ISO8859_2, charmap.Windows1252} {
				if text, err := set.NewDecoder().Bytes(data); err == nil {
					texts = append(texts, string(text))
				}
			}
		}
		return texts, true
	}
	return nil, false
}
