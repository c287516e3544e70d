package qrscan

import (
	"context"
	"runtime"
	"sync"
)

// minBand is how many rows of a picture are worth a goroutine.
const minBand = 192

// inBands has work done on all cores, each with a part of the rows; from is a multiple of every
// step that rows are taken in. A panic in a part becomes ErrEngine.
func inBands(ctx context.Context, height int, work func(ctx context.Context, band, from, to int) error) error {
	n := bands(height)
	if n == 1 {
		return work(ctx, 0, 0, height)
	}
	errs := make([]error, n)
	var all sync.WaitGroup
	for band := range n {
		all.Go(func() {
			defer func() {
				if recover() != nil {
					errs[band] = ErrEngine
				}
			}()
			from, to := bandBorder(height, n, band), bandBorder(height, n, band+1)
			errs[band] = work(ctx, band, from, to)
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// bands is how many parts inBands makes of a picture.
func bands(height int) int { return max(1, min(runtime.GOMAXPROCS(0), height/minBand)) }

func bandBorder(height, n, i int) int {
	if i == n {
		return height
	}
	return height * i / n / rowStep * rowStep
}
