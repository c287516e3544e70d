package main

import (
	"context"
	"errors"
	"io/fs"

	"kapukod/internal/atomicfile"
	"kapukod/internal/code"
	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// failure is a reason to stop, as scripts and people are told of it.
type failure struct {
	exit    int
	name    string // stable, for --json
	message string // English, for stderr; never a secret
	told    bool   // the command has printed all there is to say
}

func (f *failure) Error() string { return f.message }

// errSomeFailed ends a command that told of each failure in its own line.
func errSomeFailed() error { return &failure{exit: exitRefused, told: true} }

// misused is about the command line itself.
func misused(message string) error {
	return &failure{exit: exitUsage, name: "usage", message: message}
}

// refused is about what was asked for.
func refused(name, message string) error {
	return &failure{exit: exitRefused, name: name, message: message}
}

// explain finds the failure in an error of any package.
func explain(err error) *failure {
	var known *failure
	if errors.As(err, &known) {
		return known
	}
	for _, knows := range []func(error) (*failure, bool){explainMember, explainRecovery, explainVault} {
		if f, found := knows(err); found {
			return f
		}
	}
	var key *otpauth.Error
	switch {
	case errors.As(err, &key):
		return &failure{exitRefused, string(key.Name), "refused: " + keyMessage(key), false}
	case errors.Is(err, code.ErrTime):
		return &failure{exitRefused, "bad_time", "no code is for that time; is the clock right?", false}
	case errors.Is(err, context.Canceled):
		return &failure{exitRefused, "interrupted", "interrupted", false}
	case errors.Is(err, atomicfile.ErrDiskFull):
		return &failure{exitRefused, "disk_full", "no space left on the disk; nothing was changed", false}
	case errors.Is(err, atomicfile.ErrFailing):
		return &failure{exitRefused, "disk_failing", "the disk reports an error; nothing was changed", false}
	case errors.Is(err, atomicfile.ErrReadOnly):
		return &failure{exitRefused, "read_only", "the folder cannot be written to; nothing was changed", false}
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		return &failure{exitRefused, "unreadable", err.Error(), false}
	}
	return &failure{exitRefused, "failed", err.Error(), false}
}

// explainVault knows the errors of vaults.
func explainVault(err error) (*failure, bool) {
	var damaged *vaultfile.DamagedError
	switch {
	case errors.Is(err, vault.ErrWrongPassphrase):
		return &failure{exitWrongPassphrase, "wrong_passphrase", "wrong passphrase", false}, true
	case errors.Is(err, vaultfile.ErrNoVault):
		return &failure{exitRefused, "no_vault", "there is no vault in that folder", false}, true
	case errors.Is(err, vaultfile.ErrExists):
		return &failure{exitRefused, "vault_exists", "there is a vault in that folder already; nothing was changed", false}, true
	case errors.Is(err, vaultfile.ErrBusy):
		return &failure{exitRefused, "busy", "another program is saving into the vault; try again", false}, true
	case errors.As(err, &damaged):
		return &failure{exitDamaged, "damaged", damagedMessage(damaged), false}, true
	case errors.Is(err, vaultfile.ErrNoGeneration):
		return &failure{exitRefused, "no_generation", "there is no such earlier generation; nothing was changed", false}, true
	case errors.Is(err, vaultfile.ErrSealedGeneration) && errors.Is(err, vault.ErrNotRecipient):
		return &failure{exitRefused, "no_access", "that generation is not sealed to this member; nothing was changed", false}, true
	case errors.Is(err, vault.ErrDamaged):
		return &failure{exitDamaged, "damaged", "a file of the vault is damaged", false}, true
	case errors.Is(err, vault.ErrTooLarge):
		return &failure{exitDamaged, "too_large", "a file of the vault is larger than any vault's", false}, true
	case errors.Is(err, vault.ErrNewerVersion):
		return &failure{exitRefused, "newer_version", "the vault was written by a newer version of this program", false}, true
	case errors.Is(err, vault.ErrPassphrase):
		return &failure{exitRefused, "bad_passphrase", "the passphrase is empty, too long or not text", false}, true
	case errors.Is(err, vault.ErrNotRecipient):
		return &failure{exitRefused, "no_access", "the vault is not open to this member", false}, true
	}
	return nil, false
}

// damagedMessage names the file, and the one that can take its place.
func damagedMessage(damaged *vaultfile.DamagedError) string {
	message := damaged.Error()
	if damaged.Newest != nil {
		message += "; kapukod-cli vault restore DIR " + damaged.Newest.Name + " puts a good one back"
	}
	return message
}

// explainMember knows the errors about who may open a vault.
func explainMember(err error) (*failure, bool) {
	switch {
	case errors.Is(err, vaultfile.ErrTheirPassphrase):
		return &failure{exitWrongPassphrase, "wrong_passphrase", "wrong passphrase of the other member", false}, true
	case errors.Is(err, vaultfile.ErrNotMember):
		return &failure{exitRefused, "not_member", "the vault is not, or no longer, sealed to the member with this passphrase", false}, true
	case errors.Is(err, vaultfile.ErrNoMember):
		return &failure{exitRefused, "no_member", "the vault has no such member", false}, true
	case errors.Is(err, vaultfile.ErrNameTaken):
		return &failure{exitRefused, "name_taken", "another member has this name", false}, true
	case errors.Is(err, vaultfile.ErrMemberName):
		return &failure{exitRefused, "bad_name", "the name is empty, too long or cannot be shown", false}, true
	case errors.Is(err, vaultfile.ErrTooManyMembers):
		return &failure{exitRefused, "too_many_members", "no more members fit into the vault", false}, true
	case errors.Is(err, vaultfile.ErrLockedOut):
		return &failure{exitRefused, "locked_out", "this would lock out you, or the last who can read deletion codes; nothing was changed", false}, true
	case errors.Is(err, vaultfile.ErrSealedToOthers):
		return &failure{exitRefused, "sealed_to_others", "a deletion code is still sealed to earlier members; one who could read it before has to settle this", false}, true
	case errors.Is(err, vaultfile.ErrNoSlotAccess):
		return &failure{exitRefused, "no_slot_access", "this takes access to deletion codes, which you do not have", false}, true
	}
	return nil, false
}

// explainRecovery knows the errors about recovery sheets.
func explainRecovery(err error) (*failure, bool) {
	var text *vaultfile.RecoveryTextError
	switch {
	case errors.As(err, &text):
		return &failure{exitRefused, "bad_recovery_key", "refused: " + text.Error(), false}, true
	case errors.Is(err, vaultfile.ErrSheetRevoked):
		return &failure{exitRefused, "sheet_revoked", "the vault is not, or no longer, sealed to this recovery sheet", false}, true
	case errors.Is(err, vaultfile.ErrNoRecovery):
		return &failure{exitRefused, "no_sheet", "the vault has no recovery sheet", false}, true
	}
	return nil, false
}

// keyMessage says in English why a key was refused, without any part of it.
func keyMessage(e *otpauth.Error) string {
	switch e.Name {
	case otpauth.Empty:
		return "there is no text"
	case otpauth.TooLong:
		return "the text is too long"
	case otpauth.NotOTPAuth:
		return "this is no otpauth:// address"
	case otpauth.UnsupportedType:
		return "only time-based codes (TOTP) are supported; " + unsupported(e.Detail)
	case otpauth.MissingSecret:
		return "the secret is missing"
	case otpauth.ShortSecret:
		return "the secret is too short"
	case otpauth.BadSecret:
		if e.Detail == otpauth.DetailLength {
			return "no key has that many characters; one may be missing"
		}
		return "the key holds characters other than A to Z and 2 to 7"
	}
	return "this enrolment is not valid (" + string(e.Name) + ")"
}

// unsupported says which kind of code it is, and what to do.
func unsupported(kind otpauth.Detail) string {
	switch kind {
	case otpauth.DetailHOTP:
		return "this is a counter-based one (HOTP): choose time-based codes in the site's settings"
	case otpauth.DetailSteam:
		return "this is one of Steam, which only Steam's own app shows in the form that it asks for"
	case otpauth.DetailMigration:
		return "this is another program's export"
	}
	return "this is of another type"
}
