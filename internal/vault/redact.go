package vault

import (
	"fmt"
	"io"
	"log/slog"
)

// The types that hold secrets have one text form each, that tells nothing:
// for fmt, for logs, and for encoding/json, which would otherwise write the
// exported fields of whatever struct they lie in.
const (
	hiddenIdentity     = "[identity]"
	hiddenDocument     = "[vault document]"
	hiddenEntry        = "[entry]"
	hiddenVersion      = "[earlier version of an entry]"
	hiddenSetAside     = "[entry set aside]"
	hiddenDeletionCode = "[deletion code]"
)

// Format implements fmt.Formatter.
func (Identity) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, hiddenIdentity) }

// LogValue implements slog.LogValuer.
func (Identity) LogValue() slog.Value { return slog.StringValue(hiddenIdentity) }

// MarshalText implements encoding.TextMarshaler.
func (Identity) MarshalText() ([]byte, error) { return []byte(hiddenIdentity), nil }

// Format implements fmt.Formatter.
func (Document) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, hiddenDocument) }

// LogValue implements slog.LogValuer.
func (Document) LogValue() slog.Value { return slog.StringValue(hiddenDocument) }

// MarshalText implements encoding.TextMarshaler.
func (Document) MarshalText() ([]byte, error) { return []byte(hiddenDocument), nil }

// Format implements fmt.Formatter.
func (Entry) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, hiddenEntry) }

// LogValue implements slog.LogValuer.
func (Entry) LogValue() slog.Value { return slog.StringValue(hiddenEntry) }

// MarshalText implements encoding.TextMarshaler.
func (Entry) MarshalText() ([]byte, error) { return []byte(hiddenEntry), nil }

// Format implements fmt.Formatter.
func (Version) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, hiddenVersion) }

// LogValue implements slog.LogValuer.
func (Version) LogValue() slog.Value { return slog.StringValue(hiddenVersion) }

// MarshalText implements encoding.TextMarshaler.
func (Version) MarshalText() ([]byte, error) { return []byte(hiddenVersion), nil }

// Format implements fmt.Formatter.
func (SetAside) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, hiddenSetAside) }

// LogValue implements slog.LogValuer.
func (SetAside) LogValue() slog.Value { return slog.StringValue(hiddenSetAside) }

// MarshalText implements encoding.TextMarshaler.
func (SetAside) MarshalText() ([]byte, error) { return []byte(hiddenSetAside), nil }

// Format implements fmt.Formatter.
func (DeletionCode) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, hiddenDeletionCode) }

// LogValue implements slog.LogValuer.
func (DeletionCode) LogValue() slog.Value { return slog.StringValue(hiddenDeletionCode) }

// MarshalText implements encoding.TextMarshaler.
func (DeletionCode) MarshalText() ([]byte, error) { return []byte(hiddenDeletionCode), nil }
