//go:build race

package vaultfile_test

// raceDetector slows encryption down tenfold.
const raceDetector = true
