package vault

import (
	"fmt"
	"strings"
)

// Salvaged is what could be read of a document that does not open: its
// beginning. It is to tell a person what is lost by going back to an earlier
// save; nothing is ever saved from it.
type Salvaged struct {
	// Saved is the name of the save that it was; "" where that is not known.
	Saved string
	// Entries are the good ones that were there in whole, in order.
	Entries []Entry
	// All: the list of entries was read to its end.
	All bool
}

// Wipe overwrites the secrets of all entries.
func (s *Salvaged) Wipe() {
	for i := range s.Entries {
		s.Entries[i].Wipe()
	}
	*s = Salvaged{}
}

// Salvage reads the beginning of a document that was cut off, or damaged
// further on. age seals a file in chunks of 64 KiB, each of which is
// authenticated with its place: what stands before the first one that does not
// hold is as it was written. Damage in the file's header, or in the first
// chunk, leaves nothing.
//
// Its errors: ErrNotRecipient, ErrDamaged, ErrTooLarge; ErrNewerVersion for a
// document whose fields may mean something else.
func Salvage(sealed []byte, id Identity) (*Salvaged, error) {
	s, err := salvage(sealed, id)
	if err != nil {
		return nil, fmt.Errorf("salvage document: %w", err)
	}
	return s, nil
}

func salvage(sealed []byte, id Identity) (*Salvaged, error) {
	hybrid, err := id.hybrid()
	if err != nil {
		return nil, err
	}
	r, err := openHeader(sealed, MaxSealed, hybrid, ErrNotRecipient)
	if err != nil {
		return nil, err
	}
	plaintext := make([]byte, len(sealed))
	defer clear(plaintext)
	n, _ := readToEnd(r, plaintext) // the chunks before the one that fails
	return readBeginning(plaintext[:n])
}

// readBeginning reads the JSON of a document as far as it goes.
func readBeginning(data []byte) (*Salvaged, error) {
	s, known := new(Salvaged), make(map[string][]byte)
	i := skipSpace(data, 0)
	if i == len(data) || data[i] != '{' {
		return nil, damaged("content")
	}
	for i = skipSpace(data, i+1); i < len(data) && data[i] == '"'; i = skipSpace(data, i+1) {
		keyEnd := checkString(data, i)
		if keyEnd < 0 {
			break
		}
		name, err := readName(data[i:keyEnd])
		start := skipSpace(data, keyEnd)
		if err != nil || start >= len(data) || data[start] != ':' {
			break
		}
		start = skipSpace(data, start+1)
		if string(name) == "entries" && s.Entries == nil {
			i = s.readEntries(data, start)
		} else {
			i = checkValue(data, start, maxDepth-1)
		}
		if i < 0 || i == len(data) { // of a number there may have been more
			break
		}
		known[string(name)] = data[start:i]
		if i = skipSpace(data, i); i >= len(data) || data[i] != ',' {
			break
		}
	}
	if err := s.readName(known); err != nil {
		s.Wipe()
		return nil, err
	}
	return s, nil
}

// readEntries reads the entries of a list that starts at i, and returns where it
// ends, or -1 where it does not.
func (s *Salvaged) readEntries(data []byte, i int) int {
	if i >= len(data) || data[i] != '[' {
		return -1
	}
	s.Entries = []Entry{}
	seen := make(map[string]bool)
	i = skipSpace(data, i+1)
	if i < len(data) && data[i] == ']' {
		s.All = true
		return i + 1
	}
	for i < len(data) && len(s.Entries) < MaxEntries {
		end := checkValue(data, i, maxDepth-2)
		if end < 0 {
			return -1
		}
		if data[i] == '{' {
			s.readEntry(data[i:end], seen)
		}
		i = skipSpace(data, end)
		if i < len(data) && data[i] == ']' {
			s.All = true
			return i + 1
		}
		if i >= len(data) || data[i] != ',' {
			return -1
		}
		i = skipSpace(data, i+1)
	}
	return -1
}

// readEntry takes in a good entry; of two with one id the first.
func (s *Salvaged) readEntry(raw []byte, seen map[string]bool) {
	fields, err := splitObject(raw)
	if err != nil {
		return
	}
	var e Entry
	reason := readEntry(&e, fields)
	if id := strings.ToLower(e.ID); reason == "" && !seen[id] {
		seen[id] = true
		s.Entries = append(s.Entries, e)
		return
	}
	e.Wipe()
}

// readName makes sure that this is a document that this program understands,
// and reads which save it was.
func (s *Salvaged) readName(known map[string][]byte) error {
	if format, err := readString(known["format"]); err != nil || format != documentFormat {
		return damaged("format")
	}
	version, err := readInt(known["version"], 1, 1<<31)
	if err != nil {
		return damaged("version")
	}
	if version > documentVersion {
		return ErrNewerVersion
	}
	if saved, err := readString(known["saved"]); err == nil && ValidSave(saved) {
		s.Saved = saved
	}
	return nil
}
