package osclip

func systemMarks() []mark { return windowsMarks() }
