package osclip

// windowsMarks are the formats of Microsoft's "Cloud Clipboard and Clipboard History Formats": the first keeps
// the text from clipboard monitors, the others, a DWORD 0, from Win+V and from other computers.
func windowsMarks() []mark {
	no := []byte{0, 0, 0, 0}
	return []mark{
		{format: "ExcludeClipboardContentFromMonitorProcessing", value: []byte{1}},
		{format: "CanIncludeInClipboardHistory", value: no},
		{format: "CanUploadToCloudClipboard", value: no},
	}
}

// macMarks is the pasteboard type of nspasteboard.org for passwords. Its presence counts, not its value.
func macMarks() []mark {
	return []mark{{format: "org.nspasteboard.ConcealedType", value: []byte("1")}}
}

// unixMarks is the hint of KDE's Klipper, which other clipboard managers of X11 and Wayland heed too.
func unixMarks() []mark {
	return []mark{{format: "x-kde-passwordManagerHint", value: []byte("secret")}}
}
