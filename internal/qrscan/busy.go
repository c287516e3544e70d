package qrscan

import "image"

const (
	// cell is the side of the squares, in pixels, in which the picture is judged.
	cell = 16
	// contrastStep is the least difference of neighbouring pixels that counts as an edge.
	contrastStep = 12
	// minEdges is how many edges of each direction a cell needs. Random modules of 8 pixels give 16.
	minEdges = 5
	// minBusySide is the least side in pixels of a region worth enlarging: below it even a version 1
	// code has less than a pixel a module.
	minBusySide = 24
)

// busyRegions gives the boxes of the picture that hold fine detail in both directions: all that
// could be a code with modules below about 12 pixels. Boxes may overlap a little at their borders.
func busyRegions(pic picture) []image.Rectangle {
	columns, rows := (pic.w+cell-1)/cell, (pic.h+cell-1)/cell
	busy := make([]bool, columns*rows)
	for cy := range rows {
		for cx := range columns {
			busy[cy*columns+cx] = busyCell(pic, cx*cell, cy*cell)
		}
	}
	var regions []image.Rectangle
	for i := range busy {
		if busy[i] {
			cells := takeRegion(busy, columns, rows, i)
			box := image.Rect(cells.Min.X*cell, cells.Min.Y*cell, cells.Max.X*cell, cells.Max.Y*cell)
			if box.Dx() >= minBusySide && box.Dy() >= minBusySide {
				regions = append(regions, box.Inset(-cell).Intersect(pic.bounds()))
			}
		}
	}
	return mergeOverlapping(regions)
}

func busyCell(pic picture, left, top int) bool {
	across, down := 0, 0
	for y := top; y < min(top+cell, pic.h-1); y++ {
		row, below := pic.pix[y*pic.w:(y+1)*pic.w], pic.pix[(y+1)*pic.w:]
		for x := left; x < min(left+cell, pic.w-1); x++ {
			v := int(row[x])
			if abs(v-int(row[x+1])) > contrastStep {
				across++
			}
			if abs(v-int(below[x])) > contrastStep {
				down++
			}
		}
	}
	return across >= minEdges && down >= minEdges
}

// takeRegion removes the connected cells around the one at start (gaps of one cell are bridged)
// and gives the box around them, in cells.
func takeRegion(busy []bool, columns, rows, start int) image.Rectangle {
	box := image.Rectangle{}
	stack := []int{start}
	busy[start] = false
	for len(stack) > 0 {
		i := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		cx, cy := i%columns, i/columns
		box = box.Union(image.Rect(cx, cy, cx+1, cy+1))
		for y := max(cy-2, 0); y <= min(cy+2, rows-1); y++ {
			for x := max(cx-2, 0); x <= min(cx+2, columns-1); x++ {
				if busy[y*columns+x] {
					busy[y*columns+x] = false
					stack = append(stack, y*columns+x)
				}
			}
		}
	}
	return box
}

// mergeOverlapping joins boxes that share pixels until none do, so that nothing is searched twice.
func mergeOverlapping(boxes []image.Rectangle) []image.Rectangle {
	for i := 0; i < len(boxes); i++ {
		for j := i + 1; j < len(boxes); j++ {
			if boxes[i].Overlaps(boxes[j]) {
				boxes[i] = boxes[i].Union(boxes[j])
				boxes = append(boxes[:j], boxes[j+1:]...)
				j = i
			}
		}
	}
	return boxes
}

// tiles cuts a box into parts of at most size, overlapping so that a code of up to overlap pixels
// is whole in one of them.
func tiles(box image.Rectangle, size, overlap int) []image.Rectangle {
	var parts []image.Rectangle
	for y := box.Min.Y; ; y += size - overlap {
		for x := box.Min.X; ; x += size - overlap {
			part := image.Rect(x, y, x+size, y+size).Intersect(box)
			parts = append(parts, part)
			if part.Max.X == box.Max.X {
				break
			}
		}
		if min(y+size, box.Max.Y) == box.Max.Y {
			return parts
		}
	}
}
