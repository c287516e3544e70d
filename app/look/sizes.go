package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Sizes at 100 %, in Fyne's device-independent pixels.
const (
	textSize       = 18
	headingSize    = 27
	subHeadingSize = 21
	captionSize    = 16
	codeSize       = 50
	targetSize     = 52
	iconSize       = 24
	// A page is a little narrower than half of a 1366×768 screen.
	pageWidth      = 560
	pageWidthLarge = 640 // with large text
	pageWidthHuge  = 900 // at 300 %: a page is as wide as a small screen
)

// What is large already grows slower than the running text: by how much of
// its size at each 100 % that the text grows. At 300 % a heading is a little
// larger than the text, and the code twice as large.
const (
	headingGrowth    = 0.6
	subHeadingGrowth = 0.8
	captionGrowth    = 0.85
	codeGrowth       = 0.7
	targetGrowth     = 0.28
	iconGrowth       = 0.6
)

// Sizes of the slim form, which leaves most of such a screen to a browser.
const (
	slimPageWidth = 360
	// With large text it is wider, for the longest words.
	slimPageGrowth    = 0.25
	slimPageWidthMost = 440
	slimCodeSize      = 56 // the largest code that fits
	slimIconSize      = 28
	slimTextSize      = 36 // the largest text of which a line holds a long word
	// What is pressed grows less there, and leaves the room to what is read.
	slimButtonSize = 25
	slimTargetSize = 60
)

// grown is a size of 100 % at this theme's text size.
func (t *Theme) grown(size, growth float32) float32 { return size * (1 + (t.scale-1)*growth) }

// buttonText is as large as the running text up to 200 %, and grows half as
// much from there: the words of a button shall fit into a line.
func (t *Theme) buttonText() float32 {
	return textSize * (min(t.scale, 2) + max(t.scale-2, 0)/2)
}

// page is how wide a page is at least: from 200 % on it needs more than half
// of a screen.
func (t *Theme) page() float32 {
	wide := min(pageWidth*t.scale, pageWidthLarge)
	return wide + max(t.scale-2, 0)*(pageWidthHuge-pageWidthLarge)
}

// Size returns the size of that name at this theme's text size. Text and
// what must be pressed grow with it; thin lines and corners do not.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := t.slimSize(name); ok {
		return size
	}
	if size, ok := t.grownSize(name); ok {
		return size
	}
	switch name {
	case SizeNameRing:
		return t.edged(4, 6)
	case SizeNameEdge:
		return t.edged(1.5, 2.5)
	case theme.SizeNamePadding:
		return 6
	case theme.SizeNameInnerPadding:
		return 12
	case theme.SizeNameInputBorder:
		return t.edged(2, 3)
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 8
	case theme.SizeNameScrollBar:
		return 18
	case theme.SizeNameScrollBarSmall:
		return 8
	}
	return t.base.Size(name)
}

// edged is the width of a line, which is another one with high contrast.
func (t *Theme) edged(usual, contrast float32) float32 {
	if t.variant == Contrast {
		return contrast
	}
	return usual
}

// grownSize is the size of what grows with the text.
func (t *Theme) grownSize(name fyne.ThemeSizeName) (float32, bool) {
	switch name {
	case SizeNamePage:
		return t.page(), true
	case theme.SizeNameText:
		return textSize * t.scale, true
	case SizeNameButton:
		return t.buttonText(), true
	case theme.SizeNameHeadingText:
		return t.grown(headingSize, headingGrowth), true
	case theme.SizeNameSubHeadingText:
		return t.grown(subHeadingSize, subHeadingGrowth), true
	case theme.SizeNameCaptionText:
		return t.grown(captionSize, captionGrowth), true
	case SizeNameCode:
		return t.grown(codeSize, codeGrowth), true
	case SizeNameTarget:
		// Text makes it taller by itself.
		return t.grown(targetSize, targetGrowth), true
	case theme.SizeNameInlineIcon:
		return t.grown(iconSize, iconGrowth), true
	}
	return 0, false
}

// slimSize is the size of what is another one in the slim form.
func (t *Theme) slimSize(name fyne.ThemeSizeName) (float32, bool) {
	if !t.slim {
		return 0, false
	}
	most := float32(0)
	switch name {
	case SizeNamePage:
		return min(t.grown(slimPageWidth, slimPageGrowth), slimPageWidthMost), true
	case theme.SizeNameHeadingText:
		return min(subHeadingSize*t.scale, slimTextSize+subHeadingSize-textSize), true
	case theme.SizeNameText:
		most = slimTextSize
	case theme.SizeNameSubHeadingText:
		most = slimTextSize - 3 // the address of a site fits a line
	case theme.SizeNameCaptionText:
		most = slimTextSize * captionSize / textSize
	case SizeNameCode:
		most = slimCodeSize
	case theme.SizeNameInlineIcon:
		most = slimIconSize
	case SizeNameButton:
		most = slimButtonSize
	case SizeNameTarget:
		most = slimTargetSize
	default:
		return 0, false
	}
	size, _ := t.grownSize(name)
	return min(size, most), true
}
