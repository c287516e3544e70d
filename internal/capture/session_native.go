//go:build windows || darwin

package capture

// sessionOf: Windows and macOS have one way to their screens.
func sessionOf(func(string) string) session { return directSession }
