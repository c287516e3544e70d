//go:build race

package program_test

// raceDetector slows everything down tenfold.
const raceDetector = true
