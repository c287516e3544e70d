package vault

import (
	"bytes"
	"fmt"
	"strings"
	"time"
)

const (
	documentFormat  = "kapukod-vault"
	documentVersion = 1
)

// readDocument reads a document's JSON. Nothing of data is shared, so that the
// caller can wipe it.
func readDocument(data []byte) (*Document, error) {
	fields, err := checkFields(data)
	if err != nil {
		return nil, damaged("JSON")
	}
	known := make(map[string][]byte, len(fields))
	d := new(Document)
	for _, f := range fields {
		switch string(f.name) {
		case "format", "version", "revision", "saved", "past", "members", "recovery", "slot_stale", "entries":
			known[string(f.name)] = f.raw
		default:
			d.extra = append(d.extra, f)
		}
	}
	if !boundedUnknown(d.extra) {
		return nil, damaged("unknown fields")
	}
	d.extra = cloneFields(d.extra)
	if err := d.readHead(known); err != nil {
		return nil, err
	}
	if err := d.readLineage(known); err != nil && !d.ReadOnly {
		return nil, err
	}
	if err := d.readPeople(known); err != nil && !d.ReadOnly {
		return nil, err
	}
	if err := d.readEntries(known["entries"]); err != nil && !d.ReadOnly {
		return nil, err
	}
	return d, nil
}

func (d *Document) readHead(known map[string][]byte) error {
	if format, err := readString(known["format"]); err != nil || format != documentFormat {
		return damaged("format")
	}
	version, err := readInt(known["version"], 1, 1<<31)
	if err != nil {
		return damaged("version")
	}
	// What a newer version means by the rest is not known: as much of it as
	// looks familiar is shown.
	d.ReadOnly = version > documentVersion
	revision, err := readInt(known["revision"], 0, MaxRevision)
	if err != nil && !d.ReadOnly {
		return damaged("revision")
	}
	d.Revision = uint64(revision)
	return nil
}

func (d *Document) readPeople(known map[string][]byte) (err error) {
	if d.Members, err = readMembers(known["members"]); err != nil {
		return damaged("members")
	}
	if raw, ok := known["recovery"]; ok {
		if d.Recovery, err = readRecovery(raw); err != nil {
			return damaged("recovery")
		}
	}
	if raw, ok := known["slot_stale"]; ok {
		if d.SlotStale, err = readBool(raw); err != nil {
			return damaged("slot_stale")
		}
	}
	if validateMembers(d.Members, d.Recovery) != nil {
		return damaged("members")
	}
	return nil
}

func (d *Document) readEntries(raw []byte) error {
	// About as many as there are: growing copies the lot each time.
	about := min(bytes.Count(raw, []byte{'{'}), MaxEntries)
	d.Entries = make([]Entry, 0, about)
	seen := make(map[string]bool, about)
	var scratch []field // used again from entry to entry
	_, err := splitItems(raw, 0, '[', func(start int) (int, error) {
		if len(d.Entries)+len(d.SetAside) == MaxEntries {
			return 0, errJSON
		}
		fields, end, err := splitObjectAt(scratch, raw, start)
		if err != nil {
			end = valueEnd(raw, start)
			d.SetAside = append(d.SetAside, setAside(raw[start:end], "entry"))
			return end, nil
		}
		scratch = fields
		d.Entries = append(d.Entries, Entry{})
		entry := &d.Entries[len(d.Entries)-1]
		reason := readEntry(entry, fields)
		// Of two entries with one id the first is used; no one is dropped.
		if id := strings.ToLower(entry.ID); reason == "" {
			if seen[id] {
				reason = "id"
			}
			seen[id] = true
		}
		if reason != "" {
			entry.Wipe()
			d.Entries = d.Entries[:len(d.Entries)-1]
			d.SetAside = append(d.SetAside, setAside(raw[start:end], reason))
		}
		return end, nil
	})
	if err != nil {
		return damaged("entries")
	}
	return nil
}

// validate tells whether the document can be sealed and would be read back the
// same.
func (d *Document) validate() error {
	if d.ReadOnly {
		return ErrNewerVersion
	}
	if d.Revision > MaxRevision || len(d.Entries)+len(d.SetAside) > MaxEntries {
		return ErrTooLarge
	}
	if !d.validLineage() {
		return damaged("names of saves")
	}
	if err := validateMembers(d.Members, d.Recovery); err != nil {
		return err
	}
	seen := make(map[string]bool, len(d.Entries))
	for i := range d.Entries {
		e := &d.Entries[i]
		if err := e.Validate(); err != nil {
			return err
		}
		id := strings.ToLower(e.ID)
		if seen[id] {
			return fmt.Errorf("%w: id twice", ErrInvalidEntry)
		}
		seen[id] = true
	}
	return nil
}

// encode writes the document's JSON into a buffer that the caller wipes.
func (d *Document) encode() ([]byte, error) {
	if err := d.validate(); err != nil {
		return nil, err
	}
	return d.text(), nil
}

// text is encode without a look at whether it would be read back.
func (d *Document) text() []byte {
	// Large enough at once, so that no smaller buffer with secrets in it is
	// left behind.
	w := &jsonWriter{buf: make([]byte, 0, d.sizeHint())}
	w.raw("{")
	w.key("format")
	w.text(documentFormat)
	w.key("version")
	w.number(documentVersion)
	w.key("revision")
	w.number(d.Revision)
	w.writeLineage(d)
	w.key("members")
	w.raw("[")
	for i := range d.Members {
		w.writeMember(&d.Members[i])
	}
	w.raw("]")
	if d.Recovery != nil {
		w.key("recovery")
		w.writeRecovery(d.Recovery)
	}
	if d.SlotStale {
		w.key("slot_stale")
		w.raw("true")
	}
	w.key("entries")
	w.raw("[")
	for i := range d.Entries {
		w.writeEntry(&d.Entries[i])
	}
	for _, aside := range d.SetAside {
		w.comma()
		w.buf = append(w.buf, aside.raw...)
	}
	w.raw("]")
	w.unknown(d.extra)
	w.raw("}\n")
	return w.buf
}

// sizeHint bounds the size of the usual document; texts full of quotes may go
// past it, which costs a copy.
func (d *Document) sizeHint() int {
	const entryFrame, memberFrame = 512, 4608 // two recipients of 1,959
	n := 1024 + memberFrame*(len(d.Members)+1) + (len(saveShape)+3)*len(d.Past)
	for i := range d.Entries {
		e := &d.Entries[i]
		n += entryFrame + len(e.Key.Issuer) + len(e.Key.Account) + 2*len(e.Key.Secret) + len(e.Note) + len(e.Note)/8
		for _, tag := range e.Tags {
			n += len(tag) + 3
		}
		for i := range e.History {
			n += sizeOf(e.History[i].fields) + len(time.RFC3339Nano) + 16
		}
		n += sizeOf(e.extra)
	}
	for _, aside := range d.SetAside {
		n += len(aside.raw) + 1
	}
	return n + sizeOf(d.extra)
}

func sizeOf(fields []field) (n int) {
	for _, f := range fields {
		n += len(f.key) + len(f.raw) + 2
	}
	return n
}
