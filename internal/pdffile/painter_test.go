package pdffile

import (
	"image"
	"testing"
)

// TestAShapeOfManyPartsEnds: when the page has been painted as often as is allowed, and not when the last of its
// parts has been.
func TestAShapeOfManyPartsEnds(t *testing.T) {
	page := image.Rect(0, 0, 10, 10)
	const allowed = 5 * 100
	p := &painter{canvas: &canvas{img: image.NewRGBA(page), painted: allowed}}
	var path []segment
	for range 1000 {
		path = append(path,
			segment{kind: 'm', to: [3]point{{0, 0}}}, segment{kind: 'l', to: [3]point{{10, 0}}},
			segment{kind: 'l', to: [3]point{{10, 10}}}, segment{kind: 'l', to: [3]point{{0, 10}}}, segment{kind: 'h'})
	}
	if p.shape(path, true) == nil {
		t.Error("there is no shape")
	}
	if painted := allowed - p.painted; painted < allowed || painted > allowed+100 {
		t.Errorf("%d pixels were painted, %d are allowed", painted, allowed)
	}
}
