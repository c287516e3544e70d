// Package memsearch looks for bytes in the whole memory of another process, to
// count what a program leaves there. It is imported by tests only, and works
// on Linux, where a process may read the memory of its children.
package memsearch

import (
	"bytes"
	"fmt"
	"os"
	"strings"
)

// Needle is something to look for, by the name of its kind.
type Needle struct {
	Kind  string
	Bytes []byte
}

// Kinds are the names of the needles' kinds, each once, in order.
func Kinds(needles []Needle) (kinds []string) {
	seen := map[string]bool{}
	for _, n := range needles {
		if !seen[n.Kind] {
			kinds = append(kinds, n.Kind)
		}
		seen[n.Kind] = true
	}
	return kinds
}

// Count looks through all writable memory of a process: heap, stacks, what C
// libraries hold. The needles must not be in that process for another reason;
// constants of its program are not, for they lie in memory that is read only.
func Count(pid int, needles []Needle) (map[string]int, error) {
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", pid))
	if err != nil {
		return nil, err
	}
	memory, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		return nil, err
	}
	defer memory.Close() // only read
	found := map[string]int{}
	for line := range strings.Lines(string(maps)) {
		var start, end uint64
		var rights string
		if _, err := fmt.Sscanf(line, "%x-%x %s", &start, &end, &rights); err != nil {
			return nil, fmt.Errorf("read maps: %w", err)
		}
		if !strings.HasPrefix(rights, "rw") {
			continue
		}
		region := make([]byte, end-start)
		n, _ := memory.ReadAt(region, int64(start)) // some of the kernel's cannot be read
		for _, needle := range needles {
			found[needle.Kind] += bytes.Count(region[:n], needle.Bytes)
		}
	}
	return found, nil
}
