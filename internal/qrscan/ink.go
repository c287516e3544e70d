package qrscan

// ink tells whether the picture is dark at a spot.
type ink func(at spot) bool

// inkOfMarks goes by the binarized picture: right where light changes over the code.
func inkOfMarks(marks darkness) ink {
	return func(at spot) bool { return marks.Get(int(at.x), int(at.y)) }
}

// minContrast is the least difference between dark and light in a code, of 255.
const minContrast = 8

// inkOfGrey goes by the grey picture and a threshold that is measured at the three finders and
// slopes evenly between them: right for modules of one or two pixels, dimmed pages and logos.
func inkOfGrey(pic picture, t triple, across, down spot) (ink, bool) {
	a, okA := middle(pic, t.tl.at, across, down)
	b, okB := middle(pic, t.tr.at, across, down)
	c, okC := middle(pic, t.bl.at, across, down)
	ab, ac := t.tr.at.minus(t.tl.at), t.bl.at.minus(t.tl.at)
	area := ab.cross(ac)
	if !okA || !okB || !okC || area == 0 {
		return nil, false
	}
	slope := spot{
		((b-a)*ac.y - (c-a)*ab.y) / area,
		((c-a)*ab.x - (b-a)*ac.x) / area,
	}
	return func(at spot) bool {
		d := at.minus(t.tl.at)
		return pic.level(at.x, at.y) <= a+slope.x*d.x+slope.y*d.y
	}, true
}

// middle is the brightness halfway between a finder's dark core and the light ring around it;
// across and down are the steps of one module.
func middle(pic picture, centre, across, down spot) (float64, bool) {
	dark := pic.level(centre.x, centre.y)
	light := 0.0
	for _, s := range []spot{across, across.times(-1), down, down.times(-1)} {
		at := centre.plus(s.times(2))
		light += pic.level(at.x, at.y) / 4
	}
	return (dark + light) / 2, light-dark >= minContrast
}
