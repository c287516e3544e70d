package metadata_test

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/BurntSushi/toml"

	"kapukod/cmd/kapukod/metadata"
)

// repository is the folder of FyneApp.toml.
const repository = "../../.."

// fyneApp is FyneApp.toml as Fyne's packager reads it.
type fyneApp struct {
	Details struct {
		Icon, Name, ID, Version string
		Build                   int
	}
	Migrations map[string]bool
}

func TestAgreesWithFyneApp(t *testing.T) {
	var file fyneApp
	rest, err := toml.DecodeFile(filepath.Join(repository, "FyneApp.toml"), &file)
	if err != nil {
		t.Fatal(err)
	}
	if unknown := rest.Undecoded(); len(unknown) > 0 {
		t.Errorf("FyneApp.toml has keys that the program knows nothing of: %v", unknown)
	}
	app, err := metadata.App()
	if err != nil {
		t.Fatal(err)
	}
	var got fyneApp
	got.Details.Icon = file.Details.Icon // compared below, by content
	got.Details.Name = app.Name
	got.Details.ID = app.ID
	got.Details.Version = app.Version
	got.Details.Build = app.Build
	got.Migrations = app.Migrations
	if !reflect.DeepEqual(got, file) {
		t.Errorf("the program says %+v\nFyneApp.toml says %+v", got, file)
	}
	icon, err := os.ReadFile(filepath.Join(repository, file.Details.Icon))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(icon, app.Icon.Content()) {
		t.Errorf("the program's icon is not %s", file.Details.Icon)
	}
}

func TestIconIsLargeEnoughForEverySystem(t *testing.T) {
	app, err := metadata.App()
	if err != nil {
		t.Fatal(err)
	}
	config, err := png.DecodeConfig(bytes.NewReader(app.Icon.Content()))
	if err != nil {
		t.Fatal(err)
	}
	if config.Width != 512 || config.Height != 512 {
		t.Errorf("icon is %d×%d, want 512×512", config.Width, config.Height)
	}
}
