package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// strip is a line above every screen, where there is room for it: no window has to
// grow for it.
type strip struct{ line *fyne.Container }

func newStrip() *strip { return &strip{line: container.NewStack()} }

// over is the content with the line above it.
func (s *strip) over(content fyne.CanvasObject) *fyne.Container {
	return container.New(s, s.line, content)
}

// set changes the line; nil is none.
func (s *strip) set(line fyne.CanvasObject) {
	s.line.RemoveAll()
	if line != nil {
		s.line.Add(container.NewPadded(line))
	}
}

// Layout gives the line its height and the content the rest.
func (s *strip) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	content := objects[1]
	height := s.line.MinSize().Height
	s.line.Hidden = len(s.line.Objects) == 0 || content.MinSize().Height+height > size.Height
	if s.line.Hidden {
		height = 0
	}
	s.line.Resize(fyne.NewSize(size.Width, height))
	content.Move(fyne.NewPos(0, height))
	content.Resize(fyne.NewSize(size.Width, size.Height-height))
}

// MinSize is that of the content alone.
func (s *strip) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }
