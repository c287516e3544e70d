package osclip

// systemMarks is the pasteboard type of nspasteboard.org for passwords. Its presence counts, not its value.
func systemMarks() []mark {
	return []mark{{format: "org.nspasteboard.ConcealedType", value: []byte("1")}}
}
