package look

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func TestContrast(t *testing.T) {
	type pair struct {
		text, on fyne.ThemeColorName
		least    float64
	}
	surfaces := []fyne.ThemeColorName{theme.ColorNameBackground, ColorNameCard}
	pairs := []pair{
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, 7},
		{theme.ColorNameForegroundOnError, theme.ColorNameError, 7},
		{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning, 7},
		{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess, 7},
		{theme.ColorNameForeground, theme.ColorNameButton, 7},
		{theme.ColorNameForeground, theme.ColorNameInputBackground, 7},
		{theme.ColorNameForeground, theme.ColorNameSelection, 7},
		{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground, 7},
		{theme.ColorNameForeground, theme.ColorNameMenuBackground, 7},
		{theme.ColorNameDisabled, theme.ColorNameDisabledButton, 7},
		{theme.ColorNameFocus, theme.ColorNameButton, 3},
	}
	for _, on := range surfaces {
		for _, text := range []fyne.ThemeColorName{
			theme.ColorNameForeground, ColorNameQuiet, theme.ColorNamePrimary,
			theme.ColorNameError, theme.ColorNameWarning, theme.ColorNameSuccess,
		} {
			pairs = append(pairs, pair{text, on, 7})
		}
		pairs = append(pairs, pair{ColorNameOutline, on, 3}, pair{theme.ColorNameFocus, on, 3})
	}
	for name, p := range palettes() {
		for _, pr := range pairs {
			if got := contrast(p[pr.text], p[pr.on]); got < pr.least {
				t.Errorf("%s: %s on %s is %.2f:1, want at least %g:1", name, pr.text, pr.on, got, pr.least)
			}
		}
	}
}

func palettes() map[string]palette {
	return map[string]palette{"light": lightPalette(), "dark": darkPalette(), "contrast": contrastPalette()}
}

func TestPalettesNameTheSameColours(t *testing.T) {
	light := lightPalette()
	for look, p := range palettes() {
		for name := range light {
			if _, ok := p[name]; !ok {
				t.Errorf("%s lacks %s", look, name)
			}
		}
		if len(p) != len(light) {
			t.Errorf("light has %d colours, %s %d", len(light), look, len(p))
		}
	}
}

func TestVariantOverridesSystem(t *testing.T) {
	dark := New(Dark, 100)
	if got := dark.Color(theme.ColorNameBackground, theme.VariantLight); got != darkPalette()[theme.ColorNameBackground] {
		t.Errorf("dark look on a light desktop has background %v", got)
	}
	system := New(System, 100)
	if got := system.Color(theme.ColorNameBackground, theme.VariantLight); got != lightPalette()[theme.ColorNameBackground] {
		t.Errorf("system look on a light desktop has background %v", got)
	}
}

func TestTextSizeScales(t *testing.T) {
	for _, percent := range []int{100, 150, 200, 300} {
		look := New(Light, percent)
		if got, want := look.Size(theme.SizeNameText), float32(textSize*percent)/100; got != want {
			t.Errorf("text at %d %% is %v, want %v", percent, got, want)
		}
	}
	for _, name := range []fyne.ThemeSizeName{theme.SizeNameCaptionText, theme.SizeNameHeadingText, SizeNameButton, SizeNameCode} {
		for percent := 100; percent < 300; percent += 25 {
			small, large := New(Light, percent).Size(name), New(Light, percent+25).Size(name)
			if small < 16 || large <= small {
				t.Errorf("%s is %v at %d %%, and %v at the next size", name, small, percent, large)
			}
		}
	}
	if huge := New(Light, 300); huge.Size(theme.SizeNameHeadingText) <= huge.Size(theme.SizeNameText) ||
		huge.Size(theme.SizeNameSubHeadingText) < huge.Size(theme.SizeNameText) {
		t.Error("a heading is no larger than the text")
	}
	if New(Light, 20).Size(theme.SizeNameText) < 16 {
		t.Error("text may never be smaller than 16 px")
	}
}
