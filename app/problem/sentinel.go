package problem

import (
	"context"
	"errors"

	"kapukod/internal/atomicfile"
	"kapukod/internal/capture"
	"kapukod/internal/care"
	"kapukod/internal/clip"
	"kapukod/internal/code"
	"kapukod/internal/enroll"
	"kapukod/internal/imagefile"
	"kapukod/internal/instance"
	"kapukod/internal/paths"
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

// ErrNoWindow means that no window can be opened: there is no display, or nothing on it that can draw (OpenGL).
var ErrNoWindow = errors.New("no window can be opened")

// sentinel is an error that is told apart by its identity alone, with the name of its sentences.
type sentinel struct {
	err  error
	name string
}

func ofSentinel(err error) (Problem, bool) {
	for _, s := range sentinels() {
		if errors.Is(err, s.err) {
			return named(s.name), true
		}
	}
	return Problem{}, false
}

// sentinels lists them in the order in which they are looked for: first what is wrong with the disk, since that
// may lie under any of the others.
func sentinels() []sentinel {
	return append(append(diskSentinels(), vaultSentinels()...), screenSentinels()...)
}

func diskSentinels() []sentinel {
	return []sentinel{
		{atomicfile.ErrDiskFull, "disk.full"},
		{atomicfile.ErrReadOnly, "disk.read_only"},
		{atomicfile.ErrInUse, "disk.in_use"},
		{atomicfile.ErrFailing, "disk.failing"},
		{atomicfile.ErrNotSynced, "disk.not_synced"},
		{atomicfile.ErrTooLarge, "disk.not_ours"},
		{atomicfile.ErrNotRegular, "disk.not_ours"},
		{paths.ErrNoHome, "disk.no_home"},
	}
}

func vaultSentinels() []sentinel {
	return []sentinel{
		{vaultfile.ErrTheirPassphrase, "member.wrong_passphrase"},
		{vault.ErrWrongPassphrase, "vault.wrong_passphrase"},
		{vault.ErrPassphrase, "vault.unusable_passphrase"},
		{vault.ErrNewerVersion, "vault.newer"},
		{vault.ErrInvalidDeletionCode, "deletion.invalid"},
		{vault.ErrInvalidEntry, "vault.invalid_entry"},
		{vault.ErrInvalidMember, "vault.invalid_member"},
		{vault.ErrInvalidIdentity, "vault.invalid_identity"},
		{vaultfile.ErrSealedGeneration, "vault.sealed_generation"},
		{vault.ErrDamaged, vaultDamaged},
		{vault.ErrNotRecipient, vaultDamaged},
		{vault.ErrTooLarge, "vault.too_large"},
		{vaultfile.ErrNotMember, "vault.not_member"},
		{vaultfile.ErrNoMember, "member.gone"},
		{vaultfile.ErrNameTaken, "member.name_taken"},
		{vaultfile.ErrMemberName, "member.bad_name"},
		{vaultfile.ErrTooManyMembers, "member.too_many"},
		{vaultfile.ErrNoVault, "vault.none"},
		{vaultfile.ErrExists, "vault.exists"},
		{vaultfile.ErrBusy, "vault.busy"},
		{vaultfile.ErrClosed, "vault.closed"},
		{vaultfile.ErrReadBack, "vault.not_kept"},
		{enroll.ErrNotKept, "vault.not_kept"},
		{vaultfile.ErrNoEntry, "vault.gone"},
		{enroll.ErrGone, "vault.gone"},
		{vaultfile.ErrEntryLost, "vault.refused"},
		{vaultfile.ErrLockedOut, "member.locked_out"},
		{vaultfile.ErrNoDeletionCode, "deletion.none"},
		{vaultfile.ErrNoSlotAccess, "deletion.no_access"},
		{vaultfile.ErrSealedToOthers, "deletion.sealed"},
		{vaultfile.ErrNoRecovery, "recovery.none"},
		{vaultfile.ErrSheetRevoked, "recovery.revoked"},
		{vaultfile.ErrNoGeneration, "vault.no_generation"},
		{vaultfile.ErrForgotten, "vault.forgotten"},
		{remember.ErrNothing, "keyring.nothing"},
		{remember.ErrRing, "keyring.none"},
		{session.ErrInterrupted, "session.interrupted"},
		{session.ErrUnlocking, "session.unlocking"},
		{session.ErrUnlocked, "session.unlocked"},
	}
}

func screenSentinels() []sentinel {
	return []sentinel{
		{ErrNoWindow, "program.no_window"},
		{enroll.ErrNothingFound, "screen.nothing_found"},
		{enroll.ErrNoName, "enroll.no_name"},
		{care.ErrNoName, "enroll.no_name"},
		{care.ErrLongName, "entry.long_name"},
		{care.ErrBadName, "entry.bad_name"},
		{care.ErrLongTags, "entry.tags"},
		{care.ErrLongNote, "entry.note"},
		{care.ErrChanged, "entry.changed"},
		{enroll.ErrAccepted, "enroll.accepted"},
		{enroll.ErrNotAccepted, "enroll.not_accepted"},
		{capture.ErrNoDisplay, "screen.no_display"},
		{capture.ErrDenied, "screen.denied"},
		{capture.ErrNoPermission, "screen.no_permission"},
		{capture.ErrNoPortal, "screen.no_portal"},
		{capture.ErrLocked, "screen.locked"},
		{capture.ErrDisconnected, "screen.disconnected"},
		{capture.ErrKept, "screen.kept"},
		{capture.ErrPicture, "screen.picture"},
		{capture.ErrRefused, "screen.refused"},
		{capture.ErrBlack, "screen.black"},
		{capture.ErrTimeout, "screen.timeout"},
		{qrscan.ErrTooLarge, "picture.too_large"},
		{qrscan.ErrEngine, "picture.unreadable"},
		{imagefile.ErrTooLarge, "picture.too_large"},
		{imagefile.ErrFormat, "picture.format"},
		{pdffile.ErrTooLarge, "document.unreadable"},
		{pdffile.ErrFormat, "document.unreadable"},
		{pdffile.ErrLocked, "document.locked"},
		{clip.ErrUnavailable, "clipboard.unavailable"},
		{places.ErrFolder, "files.folder"},
		{places.ErrFile, "files.file"},
		{printout.ErrFailed, "page.not_printed"},
		{instance.ErrRunning, "program.running"},
		{speech.ErrNoProgram, "speech.no_program"},
		{speech.ErrNoVoice, "speech.no_voice"},
		{speech.ErrNotRead, "speech.not_read"},
		{code.ErrTime, "clock.wrong"},
		{context.DeadlineExceeded, "timeout"},
		{context.Canceled, "stopped"},
	}
}
