package vaultfile

import (
	"fmt"
	"io"
	"log/slog"
	"strings"

	"kapukod/internal/vault"
)

// RecoveryKey is the secret that belongs on the printed sheet and nowhere
// else: the text of the recovery identity. Wipe it when the sheet is made.
type RecoveryKey struct{ identity vault.Identity }

// recoveryGroup is the length of a group on the sheet.
const recoveryGroup = 4

// recoveryPrefix is the part that is the same on every sheet.
const recoveryPrefix = "AGE-SECRET-KEY-PQ-1"

// Text returns the 77 characters, as the age command takes them.
func (k RecoveryKey) Text() string {
	text := k.identity.Text()
	defer clear(text)
	return string(text)
}

// Groups returns the text cut for reading and typing: the prefix that is the
// same on every sheet, then groups of four. Joined, they are Text.
func (k RecoveryKey) Groups() []string {
	text := k.Text()
	rest, ok := strings.CutPrefix(text, recoveryPrefix)
	if !ok {
		return nil // wiped
	}
	groups := []string{recoveryPrefix}
	for len(rest) > recoveryGroup {
		groups, rest = append(groups, rest[:recoveryGroup]), rest[recoveryGroup:]
	}
	return append(groups, rest)
}

// Wipe overwrites the secret.
func (k RecoveryKey) Wipe() { k.identity.Wipe() }

const hiddenRecoveryKey = "[recovery key]"

// Format keeps the secret out of every text form.
func (RecoveryKey) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, hiddenRecoveryKey) }

// LogValue keeps the secret out of logs.
func (RecoveryKey) LogValue() slog.Value { return slog.StringValue(hiddenRecoveryKey) }
