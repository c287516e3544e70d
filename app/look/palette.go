package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colour names of our own, beside Fyne's.
const (
	// ColorNameCard is the surface of a card or a notice, a shade off the page.
	ColorNameCard fyne.ThemeColorName = "kapukod-card"
	// ColorNameQuiet is text that supports the main text; still at least 7:1.
	ColorNameQuiet fyne.ThemeColorName = "kapukod-quiet"
	// ColorNameOutline is the visible edge of buttons, cards and fields.
	ColorNameOutline fyne.ThemeColorName = "kapukod-outline"
)

type palette map[fyne.ThemeColorName]color.NRGBA

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func rgba(hex uint32, alpha uint8) color.NRGBA {
	c := rgb(hex)
	c.A = alpha
	return c
}

// lightPalette, darkPalette and contrastPalette name every colour that text is
// drawn with or on. A test walks what is drawn and checks each pair.
func lightPalette() palette {
	return palette{
		theme.ColorNameBackground:          rgb(0xfbfaf7),
		ColorNameCard:                      rgb(0xffffff),
		theme.ColorNameForeground:          rgb(0x1b1d21),
		ColorNameQuiet:                     rgb(0x41464f),
		ColorNameOutline:                   rgb(0x6b7280),
		theme.ColorNamePrimary:             rgb(0x083f70),
		theme.ColorNameForegroundOnPrimary: rgb(0xffffff),
		theme.ColorNameHyperlink:           rgb(0x083f70),
		theme.ColorNameButton:              rgb(0xe8eaee),
		theme.ColorNameDisabledButton:      rgb(0xeeeeec),
		theme.ColorNameDisabled:            rgb(0x4b4f57),
		theme.ColorNamePlaceHolder:         rgb(0x4d525b),
		theme.ColorNameError:               rgb(0x8f1515),
		theme.ColorNameForegroundOnError:   rgb(0xffffff),
		theme.ColorNameWarning:             rgb(0x6b3f00),
		theme.ColorNameForegroundOnWarning: rgb(0xffffff),
		theme.ColorNameSuccess:             rgb(0x14532d),
		theme.ColorNameForegroundOnSuccess: rgb(0xffffff),
		theme.ColorNameFocus:               rgb(0xc05a00),
		theme.ColorNameHover:               rgba(0x000000, 0x10),
		theme.ColorNamePressed:             rgba(0x000000, 0x20),
		theme.ColorNameSelection:           rgb(0xbcd7f2),
		theme.ColorNameInputBackground:     rgb(0xffffff),
		theme.ColorNameInputBorder:         rgb(0x6b7280),
		theme.ColorNameSeparator:           rgb(0x7d828c),
		theme.ColorNameHeaderBackground:    rgb(0xf1f0ec),
		theme.ColorNameMenuBackground:      rgb(0xffffff),
		theme.ColorNameOverlayBackground:   rgb(0xffffff),
		theme.ColorNameScrollBar:           rgba(0x1b1d21, 0xa0),
		theme.ColorNameShadow:              rgba(0x000000, 0x33),
	}
}

func darkPalette() palette {
	return palette{
		theme.ColorNameBackground:          rgb(0x15171b),
		ColorNameCard:                      rgb(0x1f2329),
		theme.ColorNameForeground:          rgb(0xf4f4f2),
		ColorNameQuiet:                     rgb(0xc9cdd4),
		ColorNameOutline:                   rgb(0x8b93a1),
		theme.ColorNamePrimary:             rgb(0x9ccbff),
		theme.ColorNameForegroundOnPrimary: rgb(0x06203a),
		theme.ColorNameHyperlink:           rgb(0x9ccbff),
		theme.ColorNameButton:              rgb(0x2c323b),
		theme.ColorNameDisabledButton:      rgb(0x24282e),
		theme.ColorNameDisabled:            rgb(0xb2b8c2),
		theme.ColorNamePlaceHolder:         rgb(0xb6bcc6),
		theme.ColorNameError:               rgb(0xffb3ad),
		theme.ColorNameForegroundOnError:   rgb(0x3a0605),
		theme.ColorNameWarning:             rgb(0xffcf8a),
		theme.ColorNameForegroundOnWarning: rgb(0x2e1a00),
		theme.ColorNameSuccess:             rgb(0x9fe0b4),
		theme.ColorNameForegroundOnSuccess: rgb(0x05260f),
		theme.ColorNameFocus:               rgb(0xffb14a),
		theme.ColorNameHover:               rgba(0xffffff, 0x10),
		theme.ColorNamePressed:             rgba(0xffffff, 0x1c),
		theme.ColorNameSelection:           rgb(0x2d527a),
		theme.ColorNameInputBackground:     rgb(0x0f1114),
		theme.ColorNameInputBorder:         rgb(0x8b93a1),
		theme.ColorNameSeparator:           rgb(0x717986),
		theme.ColorNameHeaderBackground:    rgb(0x1b1e23),
		theme.ColorNameMenuBackground:      rgb(0x1f2329),
		theme.ColorNameOverlayBackground:   rgb(0x1f2329),
		theme.ColorNameScrollBar:           rgba(0xf4f4f2, 0xa0),
		theme.ColorNameShadow:              rgba(0x000000, 0x66),
	}
}

// contrastPalette has black, white and yellow, and for the ring of the keyboard
// focus a light blue that nothing else has. Good and bad news differ by their
// shapes and words.
func contrastPalette() palette {
	const black, white, yellow, blue = 0x000000, 0xffffff, 0xffe600, 0x5ce1ff
	return palette{
		theme.ColorNameBackground:          rgb(black),
		ColorNameCard:                      rgb(black),
		theme.ColorNameForeground:          rgb(white),
		ColorNameQuiet:                     rgb(white),
		ColorNameOutline:                   rgb(white),
		theme.ColorNamePrimary:             rgb(yellow),
		theme.ColorNameForegroundOnPrimary: rgb(black),
		theme.ColorNameHyperlink:           rgb(yellow),
		theme.ColorNameButton:              rgb(black),
		theme.ColorNameDisabledButton:      rgb(black),
		theme.ColorNameDisabled:            rgb(0xb8b8b8),
		theme.ColorNamePlaceHolder:         rgb(0xd0d0d0),
		theme.ColorNameError:               rgb(yellow),
		theme.ColorNameForegroundOnError:   rgb(black),
		theme.ColorNameWarning:             rgb(yellow),
		theme.ColorNameForegroundOnWarning: rgb(black),
		theme.ColorNameSuccess:             rgb(white),
		theme.ColorNameForegroundOnSuccess: rgb(black),
		theme.ColorNameFocus:               rgb(blue),
		theme.ColorNameHover:               rgba(white, 0x20),
		theme.ColorNamePressed:             rgba(white, 0x40),
		theme.ColorNameSelection:           rgb(0x003b6f),
		theme.ColorNameInputBackground:     rgb(black),
		theme.ColorNameInputBorder:         rgb(white),
		theme.ColorNameSeparator:           rgb(white),
		theme.ColorNameHeaderBackground:    rgb(black),
		theme.ColorNameMenuBackground:      rgb(black),
		theme.ColorNameOverlayBackground:   rgb(black),
		theme.ColorNameScrollBar:           rgb(white),
		theme.ColorNameShadow:              rgba(black, 0),
	}
}
