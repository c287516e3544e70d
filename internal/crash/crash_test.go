package crash_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kapukod/internal/crash"
)

// artificial stands for a secret that must not be in a report.
const artificial = "JBSWY3DPEHPK3PXP-123456-artificial"

var moment = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

type secretError struct{ text string }

func (e secretError) Error() string { return e.text }

// catch runs work in Guard and gives back the report.
func catch(t *testing.T, work func()) string {
	t.Helper()
	report, told := "", 0
	crash.Reporter{
		Version: "1.2.3",
		Now:     func() time.Time { return moment },
		Write: func(written []byte) (string, error) {
			report = string(written)
			return "the place", nil
		},
		Tell: func(place string, err error) {
			told++
			if place != "the place" || err != nil {
				t.Errorf("told %q, %v", place, err)
			}
		},
	}.Guard(work)
	if (report != "") != (told == 1) {
		t.Errorf("told %d times of the report %q", told, report)
	}
	return report
}

func breakWith(value any, argument string) {
	if argument != "" {
		panic(value)
	}
}

func TestReportSaysWhereAndNeverWithWhat(t *testing.T) {
	values := map[string]any{
		"string":         artificial,
		"bytes":          []byte(artificial),
		"error":          errors.New(artificial),
		"wrapped error":  fmt.Errorf("read: %w", secretError{artificial}),
		"struct":         struct{ Key string }{artificial},
		"pointer":        &secretError{artificial},
		"fake runtime":   fakeRuntimeError{artificial},
		"map":            map[string]string{artificial: artificial},
		"number as code": 123456,
	}
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range values {
		t.Run(name, func(t *testing.T) {
			report := catch(t, func() { breakWith(value, artificial) })
			wanted := []string{
				"Kapukód 1.2.3", "2026-01-02T03:04:05Z", fmt.Sprintf("%T", value), "crash_test.breakWith (crash_test.go:",
			}
			for _, want := range wanted {
				if !strings.Contains(report, want) {
					t.Errorf("the report lacks %q:\n%s", want, report)
				}
			}
			for _, leak := range []string{"JBSWY", "123456", "artificial\n", "0x", folder} {
				if strings.Contains(report, leak) {
					t.Errorf("the report holds %q:\n%s", leak, report)
				}
			}
		})
	}
}

// fakeRuntimeError claims to be the runtime's.
type fakeRuntimeError struct{ text string }

func (e fakeRuntimeError) Error() string { return e.text }
func (fakeRuntimeError) RuntimeError()   {}

func TestReportOfTheRuntimesErrors(t *testing.T) {
	var list []int
	var absent *secretError
	faults := map[string]func(){
		"index out of range [#####] with length #": func() { _ = list[12345+len(list)] },
		"nil pointer dereference":                  func() { _ = absent.text },
		"interface conversion":                     func() { _ = any(artificial).(fmt.Stringer) },
	}
	for want, fault := range faults {
		if report := catch(t, fault); !strings.Contains(report, want) || strings.Contains(report, "JBSWY") {
			t.Errorf("want %q:\n%s", want, report)
		}
	}
}

func TestGuardWithoutPanic(t *testing.T) {
	ran := false
	if report := catch(t, func() { ran = true }); report != "" || !ran {
		t.Fatalf("ran %v, report %q", ran, report)
	}
}

func TestFullDisk(t *testing.T) {
	full := errors.New("disk full")
	var told error
	crash.Reporter{
		Now:   func() time.Time { return moment },
		Write: func([]byte) (string, error) { return "", full },
		Tell:  func(_ string, err error) { told = err },
	}.Guard(func() { panic(artificial) })
	if !errors.Is(told, full) || strings.Contains(told.Error(), "JBSWY") {
		t.Fatalf("told %v", told)
	}
}

func TestFolderKeepsTheNewest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	now := moment
	write := crash.Folder(dir, func() time.Time {
		now = now.Add(time.Millisecond)
		return now
	})
	var places []string
	for i := range 13 {
		place, err := write(fmt.Appendf(nil, "report %d", i))
		if err != nil {
			t.Fatal(err)
		}
		places = append(places, place)
	}
	if err := os.WriteFile(filepath.Join(dir, "note.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, entry := range entries {
		if entry.Name() != "note.txt" {
			left = append(left, filepath.Join(dir, entry.Name()))
		}
	}
	if !slices.Equal(left, places[3:]) {
		t.Fatalf("left %v", left)
	}
	content, err := os.ReadFile(places[12])
	if err != nil || string(content) != "report 12" {
		t.Fatalf("%q, %v", content, err)
	}
}

func TestFolderThatCannotBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := crash.Folder(filepath.Join(file, "sub"), time.Now)(nil); err == nil {
		t.Fatal("wrote below a file")
	}
}
