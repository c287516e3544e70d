// Package look owns how the program looks: colours, sizes and icons. It
// draws nothing itself and knows no screen.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Size names of our own, beside Fyne's.
const (
	// SizeNameCode is the height of a login code's digits.
	SizeNameCode fyne.ThemeSizeName = "kapukod-code"
	// SizeNameTarget is the least height of anything to press.
	SizeNameTarget fyne.ThemeSizeName = "kapukod-target"
	// SizeNamePage is the least width of a page; no button is wider than it.
	SizeNamePage fyne.ThemeSizeName = "kapukod-page"
	// SizeNameButton is the text on a button.
	SizeNameButton fyne.ThemeSizeName = "kapukod-button"
	// SizeNameRing is the width of the ring around what has the keyboard focus,
	// with the gap between the two.
	SizeNameRing fyne.ThemeSizeName = "kapukod-ring"
	// SizeNameEdge is the width of the edge of buttons and cards.
	SizeNameEdge fyne.ThemeSizeName = "kapukod-edge"
)

// Variant chooses light, dark or high contrast.
type Variant string

// The variants. System follows the desktop's own setting of light and dark;
// Contrast is white and yellow on black, with thick edges.
const (
	System   Variant = "system"
	Light    Variant = "light"
	Dark     Variant = "dark"
	Contrast Variant = "contrast"
)

// Theme is the program's look at one text size and variant. It is immutable:
// to change the look, set a new Theme.
type Theme struct {
	base        fyne.Theme
	variant     Variant
	scale       float32
	slim        bool
	light, dark palette
	contrast    palette
}

// Slim returns the look for a slim window: what would not fit is smaller.
func (t *Theme) Slim() *Theme {
	slim := *t
	slim.slim = true
	return &slim
}

// New returns the look for a variant and a text size in percent (100 to 300;
// anything else is moved into that range).
func New(variant Variant, percent int) *Theme {
	percent = min(max(percent, 100), 300)
	return &Theme{
		base:    theme.DefaultTheme(),
		variant: variant,
		scale:   float32(percent) / 100,
		light:   lightPalette(),
		dark:    darkPalette(),

		contrast: contrastPalette(),
	}
}

// Color returns the colour of that name; names we do not set are Fyne's.
func (t *Theme) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	p, variant := t.light, theme.VariantLight
	switch {
	case t.variant == Contrast:
		p, variant = t.contrast, theme.VariantDark
	case t.variant == Dark, t.variant == System && system == theme.VariantDark:
		p, variant = t.dark, theme.VariantDark
	}
	if c, ok := p[name]; ok {
		return c
	}
	return t.base.Color(name, variant)
}

// Font returns Fyne's own font, which has the Hungarian letters ő and ű.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource { return t.base.Font(style) }

// Icon returns Fyne's own icon of that name.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.base.Icon(name) }
