//go:build !windows && !darwin

package osclip

func systemMarks() []mark { return unixMarks() }
