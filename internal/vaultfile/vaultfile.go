package vaultfile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime/debug"
	"sync"

	"kapukod/internal/vault"
)

// Vault is an unlocked vault. It is safe for concurrent use.
type Vault struct {
	folder folder
	// changing is taken by whoever changes the folder, for as long as that
	// lasts; mu guards the fields below, for moments.
	changing chan struct{}
	// life ends with Close, and with it the waiting for the folder's lock.
	life context.Context
	end  context.CancelFunc

	mu       sync.Mutex
	identity vault.Identity
	member   string
	file     string // id in the name of the sealed identity's file, usually the member's
	document *vault.Document
	sealed   []byte // the file that document was read from or written to

	// identified: the document's name was compared with backups/. pending: it
	// has more than vault.age, and is all that pendingFile is, if not nil.
	// copies are files that it has all of, tried those that need not be looked
	// at again. Who has changing has these too.
	identified, pending bool
	pendingFile         []byte
	copies              []copyFile
	tried               *fileSet
	news                Merged // mu
}

// newVault takes over an identity and the document that it opened. The document
// knows the member by recipient; the file's name is only a name, and a
// stranger's tool may have given another.
func newVault(f folder, id vault.Identity, file string, d *vault.Document, sealed []byte) *Vault {
	life, end := context.WithCancel(context.Background())
	member := file
	if m := d.Member(id.Recipient()); m != nil {
		member = m.ID
	}
	return &Vault{folder: f, changing: make(chan struct{}, 1), life: life, end: end,
		identity: id, member: member, file: file, document: d, sealed: sealed, tried: new(fileSet)}
}

// Document returns a copy of the newest document that this Vault has seen. Who
// asks for it wipes it after use. A closed vault gives an empty one.
func (v *Vault) Document() *vault.Document {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.document.Clone()
}

// Member returns the id of the member whose passphrase unlocked the vault.
func (v *Vault) Member() string { return v.member }

// Close wipes the identity and the document. A change that is being written
// ends first, one that waits for its turn fails with ErrClosed. Close may be
// called more than once.
func (v *Vault) Close() {
	v.end()
	v.changing <- struct{}{}
	defer func() { <-v.changing }()
	v.mu.Lock()
	defer v.mu.Unlock()
	v.identity.Wipe()
	v.document.Wipe()
	v.sealed = nil
	if v.folder.Forget != nil {
		v.folder.Forget()
	}
}

func (v *Vault) closed() bool { return v.life.Err() != nil }

// changed runs a change of the folder: one at a time in this Vault, and under
// the folder's lock against all other programs.
func (v *Vault) changed(ctx context.Context, work func() error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(v.life, cancel)()
	select {
	case v.changing <- struct{}{}:
		defer func() { <-v.changing }()
	case <-ctx.Done():
		return v.whyStopped(ctx.Err())
	}
	if v.closed() {
		return ErrClosed
	}
	started := false
	err := v.folder.locked(ctx, func() error {
		started = true
		if err := v.folder.makeFolders(); err != nil { // somebody may have tidied up
			return err
		}
		return work()
	})
	if started {
		return err
	}
	return v.whyStopped(err)
}

// whyStopped: what ended because the vault was closed is told so.
func (v *Vault) whyStopped(err error) error {
	if v.closed() {
		return ErrClosed
	}
	return err
}

// replace takes over a new document. mu is held.
func (v *Vault) replace(d *vault.Document, sealed []byte) {
	v.document.Wipe()
	v.document, v.sealed = d, sealed
}

// documentError makes a DamagedError of what is wrong with vault.age, or tells
// that nothing is but who asks for it: ErrNotMember.
func (f folder) documentError(err error, id vault.Identity) error {
	if !isDamage(err) {
		return err
	}
	if f.leftOut(id) {
		return ErrNotMember
	}
	newest, lost := f.offer(id)
	return &DamagedError{File: vaultName, Err: err, Newest: newest, Lost: lost}
}

// excludes tells whether the document does not open for an identity because
// that is none of a member.
func (f folder) excludes(id vault.Identity) bool {
	sealed, err := f.read(place{kind: kindVault})
	if err == nil {
		var d *vault.Document
		if d, err = vault.Open(sealed, id); err == nil {
			d.Wipe()
		}
	}
	return err != nil && isDamage(err) && f.leftOut(id)
}

// leftOut tells whether the newest generation of the document that holds is
// not sealed to an identity: then it is not damage that keeps it from opening
// vault.age, or not damage alone, and an older generation is none of its
// owner's to put back.
func (f folder) leftOut(id vault.Identity) bool {
	found, err := f.generationsOf(place{kind: kindVault})
	if err != nil {
		return false
	}
	for _, g := range found {
		sealed, err := f.readGeneration(g)
		if err != nil {
			continue
		}
		switch d, err := vault.Open(sealed, id); {
		case err == nil:
			d.Wipe()
			return false
		case errors.Is(err, vault.ErrNotRecipient):
			return true
		}
	}
	return false
}

const hiddenVault = "[vault]"

// Format keeps an unlocked vault out of every text form: fmt does not ask the
// types of unexported fields for theirs.
func (*Vault) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, hiddenVault) }

// LogValue keeps it out of logs.
func (*Vault) LogValue() slog.Value { return slog.StringValue(hiddenVault) }

// returnMemory gives the memory of scrypt, 256 MiB at the usual cost, back to
// the system at once.
func returnMemory() { debug.FreeOSMemory() }

// forget does the same, and what Options offer for what is left of secrets.
func (f folder) forget() {
	if f.Forget != nil {
		f.Forget()
		return
	}
	returnMemory()
}
