package osclip

// systemMarks are the formats of Microsoft's "Cloud Clipboard and Clipboard History Formats": the first keeps
// the text from clipboard monitors, the others, a DWORD 0, from Win+V and from other computers.
func systemMarks() []mark {
	no := []byte{0, 0, 0, 0}
	return []mark{
		{format: "ExcludeClipboardContentFromMonitorProcessing", value: []byte{1}},
		{format: "CanIncludeInClipboardHistory", value: no},
		{format: "CanUploadToCloudClipboard", value: no},
	}
}
