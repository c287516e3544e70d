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
)

// Sizes at 100 %, in Fyne's device-independent pixels.
const (
	textSize       = 18
	headingSize    = 27
	subHeadingSize = 21
	captionSize    = 16
	codeSize       = 50
	targetSize     = 52
	// A page is a little narrower than half of a 1366×768 screen.
	pageWidth      = 560
	pageWidthLarge = 640 // with large text
)

// Sizes of the slim form, which leaves most of such a screen to a browser.
const (
	slimPageWidth = 360
	slimCodeSize  = 56 // the largest code that fits
	slimIconSize  = 28
	// What is pressed grows less there, and leaves the room to what is read.
	slimButtonSize = 25
	slimTargetSize = 60
)

// Variant chooses light or dark.
type Variant string

// The variants. System follows the desktop's own setting.
const (
	System Variant = "system"
	Light  Variant = "light"
	Dark   Variant = "dark"
)

// Theme is the program's look at one text size and variant. It is immutable:
// to change the look, set a new Theme.
type Theme struct {
	base        fyne.Theme
	variant     Variant
	scale       float32
	slim        bool
	light, dark palette
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
	}
}

// Color returns the colour of that name; names we do not set are Fyne's.
func (t *Theme) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	variant := t.resolve(system)
	p := t.light
	if variant == theme.VariantDark {
		p = t.dark
	}
	if c, ok := p[name]; ok {
		return c
	}
	return t.base.Color(name, variant)
}

func (t *Theme) resolve(system fyne.ThemeVariant) fyne.ThemeVariant {
	switch t.variant {
	case Light:
		return theme.VariantLight
	case Dark:
		return theme.VariantDark
	}
	return system
}

// Size returns the size of that name at this theme's text size. Text and
// what must be pressed grow with it; thin lines and corners do not.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := t.slimSize(name); ok {
		return size
	}
	switch name {
	case SizeNamePage:
		return min(pageWidth*t.scale, pageWidthLarge)
	case theme.SizeNameText, SizeNameButton:
		return textSize * t.scale
	case theme.SizeNameHeadingText:
		return headingSize * t.scale
	case theme.SizeNameSubHeadingText:
		return subHeadingSize * t.scale
	case theme.SizeNameCaptionText:
		return captionSize * t.scale
	case SizeNameCode:
		return codeSize * t.scale
	case SizeNameTarget:
		// Grows slower than the text, which already makes it taller.
		return targetSize * (1 + (t.scale-1)/2)
	case theme.SizeNameInlineIcon:
		return 24 * t.scale
	case theme.SizeNamePadding:
		return 6
	case theme.SizeNameInnerPadding:
		return 12
	case theme.SizeNameInputBorder:
		return 2
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 8
	case theme.SizeNameScrollBar:
		return 18
	case theme.SizeNameScrollBarSmall:
		return 8
	}
	return t.base.Size(name)
}

// slimSize is the size of what is another one in the slim form.
func (t *Theme) slimSize(name fyne.ThemeSizeName) (float32, bool) {
	if !t.slim {
		return 0, false
	}
	switch name {
	case SizeNamePage:
		return slimPageWidth, true
	case theme.SizeNameHeadingText:
		return subHeadingSize * t.scale, true
	case SizeNameCode:
		return min(codeSize*t.scale, slimCodeSize), true
	case theme.SizeNameInlineIcon:
		return min(24*t.scale, slimIconSize), true
	case SizeNameButton:
		return min(textSize*t.scale, slimButtonSize), true
	case SizeNameTarget:
		return min(targetSize*(1+(t.scale-1)/2), slimTargetSize), true
	}
	return 0, false
}

// Font returns Fyne's own font, which has the Hungarian letters ő and ű.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource { return t.base.Font(style) }

// Icon returns Fyne's own icon of that name.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.base.Icon(name) }
