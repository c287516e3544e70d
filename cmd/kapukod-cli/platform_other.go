//go:build !windows

package main

// preparePlatform has nothing to do here.
func preparePlatform() {}
