//go:build linux

package osclip_test

import (
	"bytes"
	"image"
	"image/png"
	"os/exec"
	"testing"

	"kapukod/internal/clip/osclip"
)

// TestPictureOfAnotherProgram reads what another program copied, and nothing
// where nothing is there.
func TestPictureOfAnotherProgram(t *testing.T) {
	port := open(t)
	if err := port.Clear(); err != nil {
		t.Fatal(err)
	}
	if got, err := port.ReadPicture(); err != nil || len(got) != 0 {
		t.Fatalf("a picture of %d bytes where there is nothing: %v", len(got), err)
	}
	var file bytes.Buffer
	if err := png.Encode(&file, image.NewRGBA(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	other := exec.Command("xclip", "-selection", "clipboard", "-t", "image/png", "-i")
	other.Stdin = bytes.NewReader(file.Bytes())
	if err := other.Run(); err != nil {
		t.Fatal(err)
	}
	picture := copiedPicture(t, port)
	if got := picture.Bounds(); got != image.Rect(0, 0, 30, 20) {
		t.Errorf("a picture of %v", got)
	}
}

// copiedPicture waits until there is a picture: a read that crosses the change
// of owners finds nothing.
func copiedPicture(t *testing.T, port *osclip.Clipboard) (picture image.Image) {
	t.Helper()
	_ = within(t, "the other program", func() error {
		for {
			data, err := port.ReadPicture()
			if err != nil || len(data) == 0 {
				continue
			}
			picture, err = png.Decode(bytes.NewReader(data))
			return err
		}
	})
	if picture == nil {
		t.Fatal("no picture")
	}
	return picture
}
