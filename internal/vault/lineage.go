package vault

import (
	"slices"
	"strings"
	"time"
)

// Every save of a document has a name: its revision and the time, as
// 0000000042-20260901T080000.000000000Z. It also is the middle part of the
// name of its generation in backups/, so that who knows the names of the files
// knows which saves there are, without opening one. A document carries its own
// name and those of the saves it came from: of any two documents it can be told
// whether one has all that the other has, or whether they went apart.

// saveShape is a save's name with 0 for any digit.
const saveShape = "0000000000-00000000T000000.000000000Z"

// saveTime is the layout of the time in it, which begins at saveTimeAt.
const (
	saveTime   = "20060102T150405.000000000Z"
	saveTimeAt = len("0000000000-")
)

// ValidSave reports whether a text has the form of a save's name. Names of
// that form sort by age.
func ValidSave(name string) bool {
	if len(name) != len(saveShape) {
		return false
	}
	for i := range len(name) {
		isDigit := name[i] >= '0' && name[i] <= '9'
		if saveShape[i] == '0' && !isDigit || saveShape[i] != '0' && name[i] != saveShape[i] {
			return false
		}
	}
	_, err := time.Parse(saveTime, name[saveTimeAt:])
	return err == nil
}

// timeOfSave is the time in a save's name, zero for no name.
func timeOfSave(name string) time.Time {
	if !ValidSave(name) {
		return time.Time{}
	}
	t, _ := time.Parse(saveTime, name[saveTimeAt:])
	return t
}

// Knows reports whether the document is the named save, or has seen it.
func (d *Document) Knows(save string) bool {
	return save != "" && (d.Saved == save || slices.Contains(d.Past, save))
}

// Remember adds saves to those that the document has seen. What is no name of
// a save is passed over; of more than MaxPast the newest stay.
func (d *Document) Remember(saves ...string) {
	past := slices.Concat(d.Past, saves)
	past = slices.DeleteFunc(past, func(save string) bool { return save == d.Saved || !ValidSave(save) })
	slices.SortFunc(past, func(a, b string) int { return strings.Compare(b, a) })
	past = slices.Compact(past)
	d.Past = past[:min(len(past), MaxPast)]
}

// readLineage reads the names of the saves; both fields may be absent.
func (d *Document) readLineage(known map[string][]byte) error {
	if raw, ok := known["saved"]; ok && !isNull(raw) {
		saved, err := readString(raw)
		if err != nil || !ValidSave(saved) {
			return damaged("saved")
		}
		d.Saved = saved
	}
	raw, ok := known["past"]
	if !ok || isNull(raw) {
		return nil
	}
	items, err := splitArray(raw, MaxPast)
	if err != nil {
		return damaged("past")
	}
	for _, item := range items {
		save, err := readString(item)
		if err != nil || !ValidSave(save) {
			return damaged("past")
		}
		d.Past = append(d.Past, save)
	}
	return nil
}

func (w *jsonWriter) writeLineage(d *Document) {
	if d.Saved != "" {
		w.key("saved")
		w.text(d.Saved)
	}
	if len(d.Past) == 0 {
		return
	}
	w.key("past")
	w.raw("[")
	for _, save := range d.Past {
		w.comma()
		w.text(save)
	}
	w.raw("]")
}

// validLineage tells whether the names would be read back.
func (d *Document) validLineage() bool {
	return (d.Saved == "" || ValidSave(d.Saved)) && len(d.Past) <= MaxPast &&
		!slices.ContainsFunc(d.Past, func(save string) bool { return !ValidSave(save) })
}
