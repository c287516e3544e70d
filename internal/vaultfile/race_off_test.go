//go:build !race

package vaultfile_test

const raceDetector = false
