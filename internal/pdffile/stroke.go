package pdffile

import "math"

// stroke draws the path as lines: the rows of a code may be lines as thick as a module. Curves and the corners where
// lines meet are passed over.
func (p *painter) stroke() {
	var lines []segment
	var start, at point
	for _, s := range p.path {
		switch s.kind {
		case 'm':
			start, at = s.to[0], s.to[0]
		case 'l':
			lines = p.line(lines, at, s.to[0])
			at = s.to[0]
		case 'c':
			at = s.to[2]
		case 'h':
			lines = p.line(lines, at, start)
			at = start
		}
	}
	p.cover(lines, p.now.line, false)
}

// line appends the shape of a straight line between two places on the page.
func (p *painter) line(to []segment, a, b point) []segment {
	m := p.now.place
	det := m[0]*m[4] - m[1]*m[3]
	dx, dy := b.x-a.x, b.y-a.y
	// The width is the content's, whose units may be longer across than down.
	ux, uy := (m[4]*dx-m[1]*dy)/det, (m[0]*dy-m[3]*dx)/det
	length := math.Hypot(ux, uy)
	if det == 0 || length == 0 {
		return to
	}
	half := p.now.width / 2 / length
	nx, ny := (m[0]*-uy+m[1]*ux)*half, (m[3]*-uy+m[4]*ux)*half
	if thin := math.Hypot(nx, ny); thin < minHalf {
		if thin == 0 {
			return to
		}
		nx, ny = nx*minHalf/thin, ny*minHalf/thin
	}
	if p.now.cap != 0 { // the ends go on for half the width, round ones all but the corners
		ex, ey := dx/length*p.now.width/2, dy/length*p.now.width/2
		a, b = point{a.x - ex, a.y - ey}, point{b.x + ex, b.y + ey}
	}
	return append(to,
		segment{kind: 'm', to: [3]point{{a.x + nx, a.y + ny}}}, segment{kind: 'l', to: [3]point{{b.x + nx, b.y + ny}}},
		segment{kind: 'l', to: [3]point{{b.x - nx, b.y - ny}}}, segment{kind: 'l', to: [3]point{{a.x - nx, a.y - ny}}},
		segment{kind: 'h'})
}

// minHalf is half the width in pixels of the thinnest line.
const minHalf = 0.5
