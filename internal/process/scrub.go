package process

import (
	"runtime"
	"runtime/debug"
)

// Scrub overwrites memory that the program has let go of, and gives back to
// the system what it can. It takes some milliseconds; call it when secrets have
// just been dropped, after a lock above all.
//
// Secrets that the program owns are wiped where they lie. Libraries and strings
// leave copies that nobody can wipe: the collector frees them, but they stay
// readable until their place is used again, maybe for hours. Scrub uses it again
// at once: it collects, and then fills the free places of every size with
// zeros, until the heap would have to grow for more.
//
// It cannot reach what is still referred to anywhere, and what is in the
// memory of C libraries. What it leaves is counted by a test of package
// vaultfile and written down in docs/security.md.
func Scrub() {
	// Each of the scheduler's processors keeps pages of its own to allocate from,
	// whose free places the others cannot fill: so there is one, meanwhile.
	defer runtime.SetDefaultGOMAXPROCS()
	runtime.GOMAXPROCS(1)
	// A collection that began meanwhile would hide free places from who allocates until they are swept.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	runtime.GC()
	runtime.KeepAlive(fill())
	debug.FreeOSMemory()
}

const (
	// smallest and largest are the sizes of objects that share a page with
	// others; what is larger has its own, which go back to the system. Several
	// texts under 16 bytes share one place, and keep it from being free.
	smallest, largest = 16, 32 << 10
	// batch is how much is filled between two looks at the heap, and most is
	// where a size is given up: so much fragmentation is not expected.
	batch, most = 32 << 10, 16 << 20
)

// fill returns what it filled the heap with, to be kept until all is done.
// Objects with pointers lie in other pages than those without.
func fill() (filled []any) {
	for _, size := range sizes() {
		filled = append(filled,
			fillSize(size, func() []byte { return make([]byte, size) }),
			fillSize(size, func() []*byte { return make([]*byte, size/8) }))
	}
	return filled
}

// sizes are those that the runtime rounds objects up to, as it tells, and
// enough steps over the largest few, which it does not tell.
func sizes() (all []int) {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	size := 0
	for _, class := range stats.BySize {
		if size = int(class.Size); size >= smallest {
			all = append(all, size)
		}
	}
	for size < largest {
		size += 1 << 10
		all = append(all, size)
	}
	return all
}

// fillSize allocates objects of one size until that takes new memory.
func fillSize[T any](size int, allocate func() []T) (filled [][][]T) {
	for total := 0; total < most; total += batch {
		one := make([][]T, max(1, batch/size))
		before := inUse()
		for i := range one {
			one[i] = allocate()
		}
		filled = append(filled, one)
		if inUse() > before+batch/2 {
			break
		}
	}
	return filled
}

func inUse() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapInuse
}
