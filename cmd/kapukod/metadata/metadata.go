// Package metadata says who the program is: the name, identity and version that
// FyneApp.toml gives to the packagers. Fyne does not find that file when main lies in
// cmd, so the program carries the same values itself. It never decides anything.
package metadata

import (
	"fmt"
	"io/fs"

	"fyne.io/fyne/v2"

	"kapukod/assets"
)

// iconFile is the icon's name in assets.
const iconFile = "icon/icon.png"

// App returns the metadata for app.SetMetadata, the icon with it.
func App() (fyne.AppMetadata, error) {
	icon, err := fs.ReadFile(assets.Files(), iconFile)
	if err != nil {
		return fyne.AppMetadata{}, fmt.Errorf("read icon: %w", err)
	}
	return fyne.AppMetadata{
		ID:      "hu.kapukod.desktop",
		Name:    "Kapukód",
		Version: "0.1.0",
		Build:   1,
		Icon:    fyne.NewStaticResource("icon.png", icon),
		// All work comes back to the window's goroutine through app/uirun.
		Migrations: map[string]bool{"fyneDo": true},
	}, nil
}
