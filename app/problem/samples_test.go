package problem_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"kapukod/app/problem"
	"kapukod/internal/atomicfile"
	"kapukod/internal/capture"
	"kapukod/internal/care"
	"kapukod/internal/clip"
	"kapukod/internal/code"
	"kapukod/internal/enroll"
	"kapukod/internal/imagefile"
	"kapukod/internal/instance"
	"kapukod/internal/otpauth"
	"kapukod/internal/paths"
	"kapukod/internal/payload"
	"kapukod/internal/pdffile"
	"kapukod/internal/places"
	"kapukod/internal/printout"
	"kapukod/internal/qrscan"
	"kapukod/internal/remember"
	"kapukod/internal/session"
	"kapukod/internal/speech"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// samples holds one error for each exported error of the internal packages, named as in the sources.
func samples() map[string]error {
	return map[string]error{
		"atomicfile.ErrDiskFull":        atomicfile.ErrDiskFull,
		"atomicfile.ErrFailing":         atomicfile.ErrFailing,
		"atomicfile.ErrInUse":           atomicfile.ErrInUse,
		"atomicfile.ErrNotRegular":      atomicfile.ErrNotRegular,
		"atomicfile.ErrNotSynced":       atomicfile.ErrNotSynced,
		"atomicfile.ErrReadOnly":        atomicfile.ErrReadOnly,
		"atomicfile.ErrTooLarge":        atomicfile.ErrTooLarge,
		"capture.ErrBlack":              capture.ErrBlack,
		"capture.ErrDenied":             capture.ErrDenied,
		"capture.ErrDisconnected":       capture.ErrDisconnected,
		"capture.ErrKept":               capture.ErrKept,
		"capture.ErrLocked":             capture.ErrLocked,
		"capture.ErrNoDisplay":          capture.ErrNoDisplay,
		"capture.ErrNoPermission":       capture.ErrNoPermission,
		"capture.ErrNoPortal":           capture.ErrNoPortal,
		"capture.ErrPicture":            capture.ErrPicture,
		"capture.ErrRefused":            capture.ErrRefused,
		"capture.ErrTimeout":            capture.ErrTimeout,
		"care.ErrBadName":               care.ErrBadName,
		"care.ErrChanged":               care.ErrChanged,
		"care.ErrLongName":              care.ErrLongName,
		"care.ErrLongNote":              care.ErrLongNote,
		"care.ErrLongTags":              care.ErrLongTags,
		"care.ErrNoName":                care.ErrNoName,
		"clip.ErrUnavailable":           clip.ErrUnavailable,
		"code.ErrTime":                  code.ErrTime,
		"enroll.DeletionCodeError":      &enroll.DeletionCodeError{Reason: enroll.DeletionEmpty},
		"enroll.ErrAccepted":            enroll.ErrAccepted,
		"enroll.ErrGone":                enroll.ErrGone,
		"enroll.ErrNoName":              enroll.ErrNoName,
		"enroll.ErrNotAccepted":         enroll.ErrNotAccepted,
		"enroll.ErrNotKept":             enroll.ErrNotKept,
		"enroll.ErrNothingFound":        enroll.ErrNothingFound,
		"enroll.NotEnrolmentError":      &enroll.NotEnrolmentError{Kind: payload.Link},
		"imagefile.ErrFormat":           imagefile.ErrFormat,
		"imagefile.ErrTooLarge":         imagefile.ErrTooLarge,
		"instance.ErrRunning":           instance.ErrRunning,
		"otpauth.Error":                 &otpauth.Error{Name: otpauth.Empty},
		"paths.ErrNoHome":               paths.ErrNoHome,
		"pdffile.ErrFormat":             pdffile.ErrFormat,
		"pdffile.ErrLocked":             pdffile.ErrLocked,
		"pdffile.ErrTooLarge":           pdffile.ErrTooLarge,
		"places.ErrFile":                places.ErrFile,
		"places.ErrFolder":              places.ErrFolder,
		"printout.ErrFailed":            printout.ErrFailed,
		"qrscan.ErrEngine":              qrscan.ErrEngine,
		"qrscan.ErrTooLarge":            qrscan.ErrTooLarge,
		"remember.ErrNothing":           remember.ErrNothing,
		"remember.ErrRing":              remember.ErrRing,
		"vaultfile.ErrForgotten":        vaultfile.ErrForgotten,
		"session.ErrInterrupted":        session.ErrInterrupted,
		"speech.ErrNoProgram":           speech.ErrNoProgram,
		"speech.ErrNoVoice":             speech.ErrNoVoice,
		"speech.ErrNotRead":             speech.ErrNotRead,
		"session.ErrUnlocked":           session.ErrUnlocked,
		"session.ErrUnlocking":          session.ErrUnlocking,
		"session.TooSoonError":          &session.TooSoonError{RetryAt: time.Unix(1_000_000, 0)},
		"vault.ErrDamaged":              vault.ErrDamaged,
		"vault.ErrInvalidDeletionCode":  vault.ErrInvalidDeletionCode,
		"vault.ErrInvalidEntry":         vault.ErrInvalidEntry,
		"vault.ErrInvalidIdentity":      vault.ErrInvalidIdentity,
		"vault.ErrInvalidMember":        vault.ErrInvalidMember,
		"vault.ErrNewerVersion":         vault.ErrNewerVersion,
		"vault.ErrNotRecipient":         vault.ErrNotRecipient,
		"vault.ErrPassphrase":           vault.ErrPassphrase,
		"vault.ErrTooLarge":             vault.ErrTooLarge,
		"vault.ErrWrongPassphrase":      vault.ErrWrongPassphrase,
		"vaultfile.DamagedError":        &vaultfile.DamagedError{File: "vault.age", Err: vault.ErrDamaged},
		"vaultfile.ErrBusy":             vaultfile.ErrBusy,
		"vaultfile.ErrClosed":           vaultfile.ErrClosed,
		"vaultfile.ErrEntryLost":        vaultfile.ErrEntryLost,
		"vaultfile.ErrExists":           vaultfile.ErrExists,
		"vaultfile.ErrLockedOut":        vaultfile.ErrLockedOut,
		"vaultfile.ErrMemberName":       vaultfile.ErrMemberName,
		"vaultfile.ErrNameTaken":        vaultfile.ErrNameTaken,
		"vaultfile.ErrNoMember":         vaultfile.ErrNoMember,
		"vaultfile.ErrNotMember":        vaultfile.ErrNotMember,
		"vaultfile.ErrSealedGeneration": vaultfile.ErrSealedGeneration,
		"vaultfile.ErrTheirPassphrase":  vaultfile.ErrTheirPassphrase,
		"vaultfile.ErrTooManyMembers":   vaultfile.ErrTooManyMembers,
		"vaultfile.ErrNoDeletionCode":   vaultfile.ErrNoDeletionCode,
		"vaultfile.ErrSealedToOthers":   vaultfile.ErrSealedToOthers,
		"vaultfile.ErrNoEntry":          vaultfile.ErrNoEntry,
		"vaultfile.ErrNoGeneration":     vaultfile.ErrNoGeneration,
		"vaultfile.ErrNoRecovery":       vaultfile.ErrNoRecovery,
		"vaultfile.ErrSheetRevoked":     vaultfile.ErrSheetRevoked,
		"vaultfile.RecoveryTextError":   &vaultfile.RecoveryTextError{Reason: vaultfile.RecoveryEmpty},
		"vaultfile.WrongGroupsError":    &vaultfile.WrongGroupsError{Groups: []int{3}},
		"a recovery key too short":      &vaultfile.RecoveryTextError{Reason: vaultfile.RecoveryTooShort, Typed: 40, Want: 58},
		"a recovery key too long":       &vaultfile.RecoveryTextError{Reason: vaultfile.RecoveryTooLong, Typed: 60, Want: 58},
		"a recovery key with an O":      &vaultfile.RecoveryTextError{Reason: vaultfile.RecoveryBadCharacter, Group: 4},
		"a recovery key with a slip":    &vaultfile.RecoveryTextError{Reason: vaultfile.RecoveryMistyped, Group: 4},
		"a recovery key mistyped":       &vaultfile.RecoveryTextError{Reason: vaultfile.RecoveryMistyped},
		"a recovery key nobody knows":   &vaultfile.RecoveryTextError{Reason: "new"},
		"vaultfile.ErrNoSlotAccess":     vaultfile.ErrNoSlotAccess,
		"vaultfile.ErrNoVault":          vaultfile.ErrNoVault,
		"vaultfile.ErrReadBack":         vaultfile.ErrReadBack,
		"context.Canceled":              context.Canceled,
		"context.DeadlineExceeded":      context.DeadlineExceeded,
		"nothing of ours":               errors.New("anything"),
		"a damaged file of a member":    damaged("members/anna.age", nil),
		"a damaged deletion code":       damaged("slot/bejegyzes.age", nil),
		"a vault with a good backup":    damaged("vault.age", &vaultfile.Generation{Time: time.Unix(0, 0)}),
		"a member with a good backup":   damaged("members/anna.age", &vaultfile.Generation{Time: time.Unix(0, 0)}),
		"a slot with a good backup":     damaged("slot/bejegyzes.age", &vaultfile.Generation{Time: time.Unix(0, 0)}),
		"a key of a wrong length":       &otpauth.Error{Name: otpauth.BadSecret, Detail: otpauth.DetailLength},
		"a key with a 0":                typed('0', 'O'),
		"a key with a 1":                typed('1', 'I', 'L'),
		"a key with a 9":                typed('9'),
		"a deletion code nobody knows":  &enroll.DeletionCodeError{Reason: "new"},
		"a kind of code nobody knows":   &enroll.NotEnrolmentError{Kind: "new"},
		"a reason nobody knows":         &otpauth.Error{Name: "new"},
		"a key of an unsupported type":  &otpauth.Error{Name: otpauth.UnsupportedType, Detail: otpauth.DetailHOTP},
		"a key of another type at all":  &otpauth.Error{Name: otpauth.UnsupportedType, Detail: otpauth.DetailOther},
		"a key with a sign of no digit": typed('?'),
	}
}

func damaged(file string, newest *vaultfile.Generation) error {
	return &vaultfile.DamagedError{File: file, Newest: newest, Err: vault.ErrDamaged}
}

func typed(char rune, meant ...rune) error {
	return &otpauth.Error{Name: otpauth.BadSecret, Detail: otpauth.DetailCharacter, Suggestions: []otpauth.Suggestion{
		{Position: 3, Typed: char, Meant: meant}, {Position: 5, Typed: '-'}, {Position: 9, Typed: char, Meant: meant},
	}}
}

func TestOf(t *testing.T) {
	tests := map[string]struct {
		err  error
		want string
		args []any
	}{
		"nil":       {nil, "", nil},
		"unknown":   {errors.New("anything"), "problem.unknown", nil},
		"wrapped":   {errors.Join(errors.New("x"), vault.ErrWrongPassphrase), "problem.vault.wrong_passphrase", nil},
		"full disk": {errors.Join(vaultfile.ErrReadBack, atomicfile.ErrDiskFull), "problem.disk.full", nil},
		"link":      {&enroll.NotEnrolmentError{Kind: payload.Link}, "problem.kind.link", nil},
		"0":         {typed('0', 'O'), "problem.key.one_letter", []any{"Typed", "0", "Positions", "3, 9", "Letter", "O"}},
		"1":         {typed('1', 'I', 'L'), "problem.key.two_letters", []any{"Typed", "1", "Positions", "3, 9", "First", "I", "Second", "L"}},
		"9":         {typed('9'), "problem.key.no_such", []any{"Typed", "9", "Positions", "3, 9"}},
		"date": {
			damaged("vault.age", &vaultfile.Generation{Time: time.Date(2026, 4, 7, 8, 9, 0, 0, time.Local)}),
			"problem.damaged.vault_restorable",
			[]any{"Year", "2026", "Month", "04", "Day", "07", "Clock", "08:09"},
		},
		"too soon": {
			&session.TooSoonError{RetryAt: time.Date(2026, 4, 7, 8, 9, 5, 0, time.Local)},
			"problem.session.too_soon", []any{"Clock", "08:09:05"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := problem.Of(test.err)
			if got.Key != test.want || !slices.Equal(got.Args, test.args) {
				t.Fatalf("got %v, want %s %v", got, test.want, test.args)
			}
		})
	}
}

func TestManyWrongCharacters(t *testing.T) {
	_, err := otpauth.ParseTyped("0000 0000 0000 0000")
	got := problem.Of(err)
	if got.Key != "problem.key.one_letter" || got.Args[3] != "1, 2, 3, 4, …" {
		t.Fatalf("got %v", got)
	}
}
