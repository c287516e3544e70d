package guide_test

import (
	"testing"

	"kapukod/assets"
	"kapukod/internal/guide"
)

func TestProgramsGuidesLoad(t *testing.T) {
	if _, err := guide.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
}
