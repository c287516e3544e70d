package enroll

import (
	"fmt"
	"io"
	"log/slog"
)

// A state holds keys and names: no text form shows more of it than the step.

func (s State) hidden() string { return "[enrolment at " + string(s.Step) + "]" }

// Format keeps a state out of every text form.
func (s State) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.hidden()) }

// LogValue keeps a state out of logs.
func (s State) LogValue() slog.Value { return slog.StringValue(s.hidden()) }

// MarshalText keeps a state out of logs written as JSON.
func (s State) MarshalText() ([]byte, error) { return []byte(s.hidden()), nil }

const (
	hiddenDraft     = "[draft]"
	hiddenCandidate = "[candidate]"
)

// Format keeps a draft out of every text form.
func (Draft) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hiddenDraft) }

// LogValue keeps a draft out of logs.
func (Draft) LogValue() slog.Value { return slog.StringValue(hiddenDraft) }

// MarshalText keeps a draft out of logs written as JSON.
func (Draft) MarshalText() ([]byte, error) { return []byte(hiddenDraft), nil }

// Format keeps a candidate out of every text form.
func (Candidate) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hiddenCandidate) }

// LogValue keeps a candidate out of logs.
func (Candidate) LogValue() slog.Value { return slog.StringValue(hiddenCandidate) }

// MarshalText keeps a candidate out of logs written as JSON.
func (Candidate) MarshalText() ([]byte, error) { return []byte(hiddenCandidate), nil }
