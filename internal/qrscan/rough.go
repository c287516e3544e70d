package qrscan

import (
	"context"
	"encoding/binary"
	"image"
)

const (
	// roughCell is the side of the squares in which a picture is parted into rough and smooth.
	roughCell = 64
	// roughShare is the share of flat pixels below which a square is rough. Text keeps a third of its
	// ground, what a camera took almost nothing.
	roughShare = 0.06
	// photographShare is the share of rough squares above which all of a picture was taken by a camera.
	photographShare = 0.6
	// minRoughSide is the least side of a rough region that is looked at.
	minRoughSide = 96
	// maxRough is how many pixels of a screen are looked at more closely because they are rough. A
	// picture that is rough all over is looked at whole, whatever its size.
	maxRough = 3 << 20
	// leastTelling is the part of a picture (1/…) that a rough region must be to be looked at again with what is
	// around it: on a large screen there is always something rough.
	leastTelling = 10
	// minThorough is the size in pixels from which a picture is not searched whole for what the swift
	// look missed, unless it is rough: below it there is no screen.
	minThorough = 1 << 20
)

// thorough looks closely at what a swift look may have missed: what a camera took, as photographs
// are and parts of screens may be, and small pictures.
func (h *hunt) thorough(ctx context.Context) error {
	regions, photograph := h.roughRegions()
	for _, region := range regions {
		if err := h.closely(ctx, region, photograph, true); err != nil {
			return err
		}
	}
	if len(h.found) == 0 && h.pic.w*h.pic.h < minThorough {
		return h.closely(ctx, h.pic.bounds(), true, false)
	}
	return nil
}

// closely runs the stages of the search on a part of the picture: the costly ones only where
// something like a finder was seen, or where all is asked for. With grow it looks again at a wider part where it
// saw finders only.
func (h *hunt) closely(ctx context.Context, region image.Rectangle, all, grow bool) error {
	part := &hunt{pic: h.pic.crop(region), left: h.left}
	for i, stage := range []func(context.Context) error{part.whole, part.reduced, part.enlarged, part.contrasted} {
		if i == 2 && !all && part.finders.Load() < 2 {
			break
		}
		if err := stage(ctx); err != nil {
			return err
		}
	}
	for _, s := range part.found {
		s.corners = s.corners.moved(1, region.Min)
		h.found = append(h.found, s)
	}
	// Light that is brighter than the camera can tell is smooth: the border of the region may run through a code.
	wider := region.Inset(-roughCell).Intersect(h.pic.bounds())
	telling := region.Dx()*region.Dy() > h.pic.w*h.pic.h/leastTelling
	if grow && telling && len(part.found) == 0 && part.finders.Load() > 1 && wider != region {
		return h.closely(ctx, wider, all, false)
	}
	return nil
}

// roughRegions gives the boxes around neighbouring rough squares, as many as may be looked at, and
// tells whether the whole picture is rough: a photograph.
func (h *hunt) roughRegions() (kept []image.Rectangle, photograph bool) {
	columns, rows := (h.pic.w+roughCell-1)/roughCell, (h.pic.h+roughCell-1)/roughCell
	rough := make([]bool, columns*rows)
	for cy := range rows {
		for cx := range columns {
			rough[cy*columns+cx] = roughSquare(h.pic, cx*roughCell, cy*roughCell)
		}
	}
	var regions []image.Rectangle
	photograph = share(rough) > photographShare
	left := maxRough
	if photograph {
		left = MaxPixels
	}
	for i := range rough {
		if !rough[i] {
			continue
		}
		cells := takeRegion(rough, columns, rows, i)
		box := image.Rect(cells.Min.X*roughCell, cells.Min.Y*roughCell, cells.Max.X*roughCell, cells.Max.Y*roughCell)
		box = box.Inset(-roughCell / 2).Intersect(h.pic.bounds())
		if box.Dx() >= minRoughSide && box.Dy() >= minRoughSide {
			regions = append(regions, box)
		}
	}
	for _, region := range mergeOverlapping(regions) {
		if area := region.Dx() * region.Dy(); area <= left {
			kept, left = append(kept, region), left-area
		}
	}
	return kept, photograph
}

func share(marks []bool) float64 {
	n := 0
	for _, m := range marks {
		n += btoi(m)
	}
	return float64(n) / float64(len(marks))
}

// roughSquare tells whether almost no pixels of a square are of one brightness with those beside them.
func roughSquare(pic picture, left, top int) bool {
	flat, all := 0, 0
	right := min(left+roughCell, pic.w)
	for y := top; y < min(top+roughCell, pic.h); y += rowStep {
		line := pic.pix[y*pic.w : (y+1)*pic.w]
		for x := left; x+flatRun <= right; x += flatRun {
			if binary.LittleEndian.Uint64(line[x:]) == 0x0101010101010101*uint64(line[x]) {
				flat++
			}
			all++
		}
	}
	return float64(flat) < roughShare*float64(all)
}
