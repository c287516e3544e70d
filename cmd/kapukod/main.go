// Command kapukod is the desktop program: it wires the program to the
// computer it runs on, and does nothing else.
package main

import (
	"fmt"
	"os"

	"kapukod/internal/process"
)

func main() {
	guard := process.Harden()
	if err := run(os.Args[1:], guard); err != nil {
		fmt.Fprintln(os.Stderr, "kapukod:", err)
		os.Exit(1)
	}
}
