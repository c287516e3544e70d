package vault

// checkJSON accepts exactly one JSON value (RFC 8259), with nothing after it,
// nested no deeper than maxDepth. The split functions rely on it. It is this
// package's own since it is the largest part of opening a large vault:
// encoding/json's takes four times as long.
func checkJSON(data []byte) error {
	end := checkValue(data, skipSpace(data, 0), maxDepth)
	if end < 0 || skipSpace(data, end) != len(data) {
		return errJSON
	}
	return nil
}

// checkFields is checkJSON and splitObject in one pass, for text that must be
// one object.
func checkFields(data []byte) ([]field, error) {
	start := skipSpace(data, 0)
	if start == len(data) || data[start] != '{' {
		return nil, errJSON
	}
	var fields []field
	var err error
	end := checkObject(data, start, maxDepth-1, func(key, raw []byte) bool {
		fields, err = appendField(fields, key, raw)
		return err == nil
	})
	if end < 0 || skipSpace(data, end) != len(data) {
		return nil, errJSON
	}
	return fields, nil
}

// The functions below are given where something starts and return where it
// ends, or -1. depth is how many objects and arrays may still be opened.

func checkValue(data []byte, i, depth int) int {
	if i >= len(data) {
		return -1
	}
	switch c := data[i]; c {
	case '"':
		return checkString(data, i)
	case '{':
		return checkObject(data, i, depth-1, nil)
	case '[':
		return checkArray(data, i, depth-1)
	case 't':
		return checkWord(data, i, "true")
	case 'f':
		return checkWord(data, i, "false")
	case 'n':
		return checkWord(data, i, "null")
	}
	return checkNumber(data, i)
}

// each is shown every field, unless it is nil, and may refuse to go on.
func checkObject(data []byte, i, depth int, each func(key, raw []byte) bool) int {
	if depth < 0 {
		return -1
	}
	i = skipSpace(data, i+1)
	if i < len(data) && data[i] == '}' {
		return i + 1
	}
	for i < len(data) && data[i] == '"' {
		key := i
		if i = checkString(data, i); i < 0 {
			return -1
		}
		keyEnd := i
		if i = skipSpace(data, i); i >= len(data) || data[i] != ':' {
			return -1
		}
		value := skipSpace(data, i+1)
		if i = checkValue(data, value, depth); i < 0 {
			return -1
		}
		if each != nil && !each(data[key:keyEnd], data[value:i]) {
			return -1
		}
		switch i = skipSpace(data, i); {
		case i < len(data) && data[i] == '}':
			return i + 1
		case i >= len(data) || data[i] != ',':
			return -1
		}
		i = skipSpace(data, i+1)
	}
	return -1
}

func checkArray(data []byte, i, depth int) int {
	if depth < 0 {
		return -1
	}
	i = skipSpace(data, i+1)
	if i < len(data) && data[i] == ']' {
		return i + 1
	}
	for {
		if i = checkValue(data, i, depth); i < 0 {
			return -1
		}
		switch i = skipSpace(data, i); {
		case i < len(data) && data[i] == ']':
			return i + 1
		case i >= len(data) || data[i] != ',':
			return -1
		}
		i = skipSpace(data, i+1)
	}
}

// checkString takes any bytes but controls for characters, as encoding/json
// does: what is not UTF-8 is found when the string is read.
func checkString(data []byte, i int) int {
	for i++; i < len(data); i++ {
		switch c := data[i]; {
		case c == '"':
			return i + 1
		case c < ' ':
			return -1
		case c == '\\':
			if i++; i >= len(data) {
				return -1
			}
			switch data[i] {
			case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
			case 'u':
				if _, ok := readHex(data, i+1); !ok {
					return -1
				}
				i += 4
			default:
				return -1
			}
		}
	}
	return -1
}

func checkWord(data []byte, i int, word string) int {
	if len(data)-i < len(word) || string(data[i:i+len(word)]) != word {
		return -1
	}
	return i + len(word)
}

func checkNumber(data []byte, i int) int {
	if i < len(data) && data[i] == '-' {
		i++
	}
	start := i
	if i = skipDigits(data, i); i == start || data[start] == '0' && i > start+1 {
		return -1
	}
	if i < len(data) && data[i] == '.' {
		start = i + 1
		if i = skipDigits(data, start); i == start {
			return -1
		}
	}
	if i < len(data) && (data[i] == 'e' || data[i] == 'E') {
		if i++; i < len(data) && (data[i] == '+' || data[i] == '-') {
			i++
		}
		start = i
		if i = skipDigits(data, i); i == start {
			return -1
		}
	}
	return i
}

func skipDigits(data []byte, i int) int {
	for i < len(data) && data[i] >= '0' && data[i] <= '9' {
		i++
	}
	return i
}
