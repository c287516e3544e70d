package vault

import (
	"bytes"
	"encoding/base32"
	"slices"
	"time"

	"kapukod/internal/otpauth"
)

// readEntry reads one entry of the document, split into its fields; reason
// names what did not hold and is "" for a good one. Nothing of them is shared.
//
// A field that is missing has its usual value (the one that otpauth texts leave
// out), so that a document can be written by hand; one that is wrong does not.
func readEntry(entry *Entry, fields []field) (reason string) {
	*entry = Entry{Service: ServiceGeneric, Status: StatusActive}
	entry.Key = otpauth.Key{Algorithm: otpauth.SHA1, Digits: 6, Period: 30}
	for i := range fields {
		f := &fields[i]
		known, err := entry.readField(f)
		if err != nil && reason == "" {
			reason = string(f.name) // of the known ones: unknown fields cannot be wrong
		}
		if !known {
			entry.extra = append(entry.extra, *f)
		}
	}
	entry.extra = cloneFields(entry.extra)
	if reason == "" {
		reason = entry.flaw()
	}
	return reason
}

func (e *Entry) readField(f *field) (known bool, err error) {
	switch string(f.name) {
	case "id":
		e.ID, err = readString(f.raw)
	case "issuer":
		e.Key.Issuer, err = readString(f.raw)
	case "account":
		e.Key.Account, err = readString(f.raw)
	case "secret":
		e.Key.Secret, err = readSecret(f.raw)
	case "algorithm":
		err = readWord(&e.Key.Algorithm, f.raw, otpauth.SHA1, otpauth.SHA256, otpauth.SHA512)
	case "digits":
		e.Key.Digits, err = readSmall(f.raw)
	case "period":
		e.Key.Period, err = readSmall(f.raw)
	case "service":
		err = readWord(&e.Service, f.raw, ServiceUgyfelkapu, ServiceKeycloak, ServiceGeneric)
	case "status":
		err = readWord(&e.Status, f.raw, StatusActive, StatusPending)
	case "tags":
		e.Tags, err = readTags(f.raw)
	case "note":
		e.Note, err = readString(f.raw)
	default:
		return e.readLife(f)
	}
	return true, err
}

// readLife reads the fields that tell an entry's way through time.
func (e *Entry) readLife(f *field) (known bool, err error) {
	switch string(f.name) {
	case "replaces":
		e.Replaces, err = readString(f.raw)
	case "created":
		e.Created, err = readTime(f.raw)
	case "updated":
		e.Updated, err = readTime(f.raw)
	case "history":
		e.History, err = readHistory(f.raw)
	case "pinned", "place":
		err = e.readArrangement(f)
	default:
		at := e.optionalTime(string(f.name))
		if at == nil {
			return false, nil
		}
		if isNull(f.raw) {
			return true, nil
		}
		t, err := readTime(f.raw)
		*at = &t
		return true, err
	}
	return true, err
}

// optionalTime is where a time that may be absent is kept; nil for other names.
func (e *Entry) optionalTime(name string) **time.Time {
	switch name {
	case "accepted":
		return &e.Accepted
	case "deleted":
		return &e.Deleted
	case "deletion_put":
		return &e.DeletionPut
	case "deletion_paper":
		return &e.DeletionPaper
	}
	return nil
}

// readSecret decodes base32 (RFC 4648: upper case, no padding) straight from
// the document's buffer.
func readSecret(raw []byte) (otpauth.Secret, error) {
	if len(raw) < 2 || raw[0] != '"' || bytes.ContainsAny(raw, "\\\r\n") {
		return nil, errJSON
	}
	secret, err := base32.StdEncoding.WithPadding(base32.NoPadding).AppendDecode(nil, raw[1:len(raw)-1])
	if err != nil {
		clear(secret)
		return nil, errJSON
	}
	return secret, nil
}

func readTags(raw []byte) ([]string, error) {
	items, err := splitArray(raw, MaxTags)
	if err != nil {
		return nil, err
	}
	tags := make([]string, 0, len(items))
	for _, item := range items {
		tag, err := readString(item)
		if err != nil {
			return nil, err
		}
		tags = append(tags, tag)
	}
	return tags, nil
}

// writeEntry writes every field of the format, absent times as null, so that
// whoever reads the document finds each of them.
func (w *jsonWriter) writeEntry(e *Entry) {
	w.comma()
	w.raw("{")
	for _, f := range []struct{ name, text string }{
		{"id", e.ID}, {"issuer", e.Key.Issuer}, {"account", e.Key.Account},
	} {
		w.key(f.name)
		w.text(f.text)
	}
	w.key("secret")
	w.secret(e.Key.Secret)
	w.key("algorithm")
	w.text(string(e.Key.Algorithm))
	w.key("digits")
	w.number(uint64(e.Key.Digits))
	w.key("period")
	w.number(uint64(e.Key.Period))
	w.key("service")
	if e.Service == "" {
		w.text(string(ServiceGeneric))
	} else {
		w.text(string(e.Service))
	}
	w.key("tags")
	w.raw("[")
	for _, tag := range e.Tags {
		w.comma()
		w.text(tag)
	}
	w.raw("]")
	w.key("note")
	w.text(e.Note)
	w.key("status")
	w.text(string(e.Status))
	w.writeLife(e)
	w.unknown(e.extra)
	w.raw("}")
}

func (w *jsonWriter) writeLife(e *Entry) {
	w.key("created")
	w.time(e.Created)
	w.key("updated")
	w.time(e.Updated)
	w.key("deleted")
	w.optionalTime(e.Deleted)
	for _, name := range [...]string{"accepted", "deletion_put", "deletion_paper"} {
		if at := *e.optionalTime(name); at != nil {
			w.key(name)
			w.time(*at)
		}
	}
	if e.Replaces != "" {
		w.key("replaces")
		w.text(e.Replaces)
	}
	w.writeArrangement(e)
	w.writeHistory(e.History)
}

// setAside keeps an entry that did not hold, and what can be told of it.
func setAside(raw []byte, reason string) SetAside {
	aside := SetAside{Reason: reason, raw: slices.Clone(raw)}
	fields, err := splitObject(raw)
	if err != nil {
		return aside
	}
	for _, f := range fields {
		text, err := readString(f.raw)
		if err != nil || len(text) > MaxName {
			continue
		}
		switch string(f.name) {
		case "id":
			aside.ID = text
		case "issuer":
			aside.Issuer = text
		case "account":
			aside.Account = text
		}
	}
	return aside
}
