// Package crash catches a panic and turns it into a report that the user may send by hand.
//
// It owns what a report says: where the program was, never with what. A panic's value and the arguments of
// functions may hold a secret, so neither is ever read into a report. It never sends anything.
package crash

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"time"
	"unicode"
)

// Reporter writes reports. All fields must be set.
type Reporter struct {
	// Version is the program's.
	Version string
	// Now is the clock.
	Now func() time.Time
	// Write keeps report and gives back where.
	Write func(report []byte) (place string, err error)
	// Tell tells the user. With err set, the report could not be kept.
	Tell func(place string, err error)
}

// Guard runs work. When work panics, Guard keeps a report, tells the user, and returns: what work was doing is
// lost, the program goes on.
func (r Reporter) Guard(work func()) {
	defer func() {
		if value := recover(); value != nil {
			r.Report(value)
		}
	}()
	work()
}

// Report keeps a report of a recovered panic and tells the user. It is called by the deferred function that
// recovered value, so that the stack is still the one that panicked.
func (r Reporter) Report(value any) {
	place, err := r.Write(r.compose(value, callers()))
	if err != nil {
		err = fmt.Errorf("keep the crash report: %w", err)
	}
	r.Tell(place, err)
}

func (r Reporter) compose(value any, stack []string) []byte {
	var text strings.Builder
	fmt.Fprintf(&text, "Kapukód %s, %s, %s/%s\n", r.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	fmt.Fprintf(&text, "%s\n", r.Now().UTC().Format(time.RFC3339))
	fmt.Fprintf(&text, "panic of type %s\n\n", describe(value))
	for _, call := range stack {
		fmt.Fprintf(&text, "%s\n", call)
	}
	return []byte(text.String())
}

// describe names the type of a panic's value. The runtime's own errors are also quoted, without their numbers:
// they say which rule of the language was broken, and their text is made of words of the runtime and of names
// of types.
func describe(value any) string {
	kind := reflect.TypeOf(value)
	name := kind.String()
	fault, ok := value.(runtime.Error)
	if !ok {
		return name
	}
	for kind.Kind() == reflect.Pointer {
		kind = kind.Elem()
	}
	if kind.PkgPath() != "runtime" {
		return name
	}
	return name + ": " + hideNumbers(fault.Error())
}

func hideNumbers(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return r
	}, text)
}

// callers lists the calls that led here, innermost first, as function, file and line. It leaves out the folder
// of the file, which names whoever built the program.
func callers() []string {
	const deepest = 64
	counters := make([]uintptr, deepest)
	frames := runtime.CallersFrames(counters[:runtime.Callers(1, counters)])
	var calls []string
	for {
		frame, more := frames.Next()
		file := frame.File[strings.LastIndexByte(frame.File, '/')+1:]
		calls = append(calls, fmt.Sprintf("%s (%s:%d)", frame.Function, file, frame.Line))
		if !more {
			return calls
		}
	}
}
