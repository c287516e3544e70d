package osclip

func systemMarks() []mark { return macMarks() }
