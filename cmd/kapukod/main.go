// Command kapukod is the desktop program: it wires the program to the
// computer it runs on, and does nothing else.
package main

import (
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "kapukod:", err)
		os.Exit(1)
	}
}
