package crash

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// kept is how many reports a folder holds; older ones are removed.
const kept = 10

const (
	prefix = "kapukod-crash-"
	suffix = ".txt"
)

// Folder gives a Reporter.Write that keeps each report as a file of dir, readable by the user alone. dir is made
// when absent. Names are in order of time.
func Folder(dir string, now func() time.Time) func(report []byte) (place string, err error) {
	return func(report []byte) (string, error) {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return "", fmt.Errorf("make the folder of reports: %w", err)
		}
		place := filepath.Join(dir, prefix+now().UTC().Format("20060102-150405.000")+suffix)
		if err := os.WriteFile(place, report, 0o600); err != nil {
			return "", fmt.Errorf("write the report: %w", err)
		}
		// An old report that cannot be removed is no reason to hide the new one.
		_ = removeOld(dir)
		return place, nil
	}
}

func removeOld(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("list old reports: %w", err)
	}
	var names []string
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), prefix) && strings.HasSuffix(entry.Name(), suffix) {
			names = append(names, entry.Name())
		}
	}
	slices.Sort(names)
	var failed []error
	for _, name := range names[:max(0, len(names)-kept)] {
		failed = append(failed, os.Remove(filepath.Join(dir, name)))
	}
	return errors.Join(failed...)
}
