package problem

import (
	"errors"
	"strconv"

	"kapukod/internal/vaultfile"
)

// recoverySentences say why a typed recovery key cannot be right.
var recoverySentences = map[vaultfile.RecoveryReason]string{
	vaultfile.RecoveryEmpty:        "recovery.empty",
	vaultfile.RecoveryTooShort:     "recovery.too_short",
	vaultfile.RecoveryTooLong:      "recovery.too_long",
	vaultfile.RecoveryBadCharacter: "recovery.bad_character",
	vaultfile.RecoveryMistyped:     "recovery.mistyped",
}

// The sentences that say more than the name of the reason.
const (
	recoveryGroup = "recovery.mistyped_group"
	recoveryWrong = "recovery.wrong_groups"
)

func recoveryNames() []string {
	names := []string{recoveryGroup, recoveryWrong}
	for _, name := range recoverySentences {
		names = append(names, name)
	}
	return names
}

func ofRecovery(err error) (Problem, bool) {
	var wrong *vaultfile.WrongGroupsError
	if errors.As(err, &wrong) {
		return named(recoveryWrong), true
	}
	var text *vaultfile.RecoveryTextError
	if !errors.As(err, &text) {
		return Problem{}, false
	}
	name, found := recoverySentences[text.Reason]
	if !found {
		name = "recovery.mistyped"
	}
	switch {
	case text.Reason == vaultfile.RecoveryBadCharacter:
		return named(name, "Group", strconv.Itoa(text.Group)), true
	case text.Reason == vaultfile.RecoveryMistyped && text.Group > 0:
		return named(recoveryGroup, "Group", strconv.Itoa(text.Group)), true
	case text.Reason == vaultfile.RecoveryTooShort, text.Reason == vaultfile.RecoveryTooLong && text.Typed > 0:
		return named(name, "Typed", strconv.Itoa(text.Typed), "Want", strconv.Itoa(text.Want)), true
	case text.Reason == vaultfile.RecoveryTooLong:
		return named(name, "Typed", "–", "Want", strconv.Itoa(text.Want)), true
	}
	return named(name), true
}
