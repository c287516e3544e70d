package pdffile

import (
	"image/color"

	"github.com/ledongthuc/pdf"
)

// paints is how the numbers of a colour are to be read, and the colour.
type paints struct {
	color.Color
	ink bool // the numbers say how much of a printing ink there is: 1 is dark
}

// colour follows the operators that choose a colour, of shapes in small letters, of lines in capitals.
func (p *painter) colour(operator string, operands []pdf.Value, n []float64) {
	to := &p.now.fill
	switch operator {
	case "CS", "G", "RG", "K", "SC", "SCN":
		to = &p.now.line
	}
	switch operator {
	case "cs", "CS":
		if len(operands) == 1 { // the colour that a space begins with is black, or all of the ink
			*to = paints{Color: color.Black, ink: p.isInk(operands[0])}
		}
	case "sc", "SC", "scn", "SCN":
		if chosen, ok := inkOf(n); ok && to.ink {
			to.Color = chosen
		} else if chosen, ok := colourOf(n); ok && !to.ink {
			to.Color = chosen
		}
	default:
		if chosen, ok := colourOf(n); ok {
			*to = paints{Color: chosen}
		}
	}
}

// isInk tells whether a colour space names printing inks (ISO 32000-1, 8.6.6).
func (p *painter) isInk(space pdf.Value) bool {
	if named := p.resources.Key("ColorSpace").Key(space.Name()); !named.IsNull() {
		space = named
	}
	return inkSpace(space)
}

func inkSpace(space pdf.Value) bool {
	name := space.Index(0).Name()
	return name == "Separation" || name == "DeviceN"
}

// inkOf is as dark as the strongest of several inks.
func inkOf(n []float64) (color.Color, bool) {
	if len(n) == 0 {
		return nil, false
	}
	most := n[0]
	for _, v := range n {
		most = max(most, v)
	}
	return colourOf([]float64{1 - most})
}
