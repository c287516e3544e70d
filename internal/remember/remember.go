// Package remember keeps a secret on one computer in two halves: one in the
// system's keyring, the other in a file. Either half alone is noise: whoever
// copies the file, or reads the keyring of another computer, has nothing.
//
// It knows neither what the secret is nor what a keyring is; both are given to
// it. Nothing is lost with what it keeps: the passphrase opens the same.
package remember

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"io/fs"
)

var (
	// ErrNothing means that nothing is remembered, or only half of it. A Ring
	// gives it when it holds nothing.
	ErrNothing = errors.New("nothing is remembered")
	// ErrRing means that the keyring is not there, is locked, refuses, or does not
	// answer in time. A Ring wraps it.
	ErrRing = errors.New("no keyring")
)

// Ring is a place for one half in the system's keyring. Its functions never wait
// for ever.
type Ring struct {
	Get    func(context.Context) ([]byte, error)
	Set    func(context.Context, []byte) error
	Delete func(context.Context) error
}

// File is a place for the other half. Read and Remove of a file that is not there
// answer to fs.ErrNotExist.
type File struct {
	Read   func() ([]byte, error)
	Write  func([]byte) error
	Remove func() error
}

// Keeper keeps one secret. It is used by one goroutine at a time.
type Keeper struct {
	Ring Ring
	File File
}

// MaxFile is the largest file that is read, in bytes.
const MaxFile = 4096

// beginning is what the file begins with.
const beginning = "kapukod-half-1\n"

// Has tells whether something is remembered, as far as the file says: the keyring
// is not asked.
func (k Keeper) Has() bool {
	half, err := k.half()
	clear(half)
	return err == nil
}

// Keep remembers a secret instead of what was remembered before. When it fails,
// nothing is remembered.
func (k Keeper) Keep(ctx context.Context, secret []byte) error {
	if len(secret) == 0 || len(secret) > MaxFile-len(beginning) {
		return fmt.Errorf("remember: a secret of %d bytes", len(secret))
	}
	if err := k.Forget(ctx); err != nil {
		return err
	}
	pad := make([]byte, len(secret))
	defer clear(pad)
	_, _ = rand.Read(pad) // it never fails
	if err := k.set(ctx, pad); err != nil {
		return err
	}
	file := append([]byte(beginning), make([]byte, len(secret))...)
	subtle.XORBytes(file[len(beginning):], secret, pad)
	if err := k.File.Write(file); err != nil {
		_ = k.Forget(ctx)
		return fmt.Errorf("remember: %w", err)
	}
	return nil
}

// set puts a half into the keyring and reads it back: some take it and keep it
// nowhere.
func (k Keeper) set(ctx context.Context, pad []byte) error {
	if err := k.Ring.Set(ctx, pad); err != nil {
		return fmt.Errorf("remember: %w", err)
	}
	again, err := k.Ring.Get(ctx)
	defer clear(again)
	if err == nil && !bytes.Equal(again, pad) || errors.Is(err, ErrNothing) {
		err = ErrRing
	}
	if err != nil {
		_ = k.Ring.Delete(ctx)
		return fmt.Errorf("remember: read back: %w", err)
	}
	return nil
}

// Recall gives the secret, which the caller wipes. Halves that do not belong
// together give noise of the same length.
//
// Its errors: ErrNothing, ErrRing, and those of the disk.
func (k Keeper) Recall(ctx context.Context) ([]byte, error) {
	half, err := k.half()
	if err != nil {
		return nil, err
	}
	defer clear(half)
	pad, err := k.Ring.Get(ctx)
	if err != nil {
		return nil, fmt.Errorf("recall: %w", err)
	}
	defer clear(pad)
	if len(pad) != len(half) {
		return nil, fmt.Errorf("recall: %w", ErrNothing)
	}
	secret := make([]byte, len(half))
	subtle.XORBytes(secret, half, pad)
	return secret, nil
}

// Forget ends remembering. The file goes first: without it the keyring's half is
// noise, so a keyring that does not answer keeps nobody from forgetting.
func (k Keeper) Forget(ctx context.Context) error {
	err := k.File.Remove()
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if err != nil {
		// What cannot be removed can perhaps be made worthless.
		if k.File.Write([]byte(beginning)) == nil {
			err = nil
		}
	}
	if ringErr := k.Ring.Delete(ctx); ringErr == nil || errors.Is(ringErr, ErrNothing) {
		return nil // one half is gone for certain
	}
	if err != nil {
		return fmt.Errorf("forget: %w", err)
	}
	return nil
}

// half is what the file holds.
func (k Keeper) half() ([]byte, error) {
	data, err := k.File.Read()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNothing
	}
	if err != nil {
		return nil, fmt.Errorf("recall: %w", err)
	}
	half, ok := bytes.CutPrefix(data, []byte(beginning))
	if !ok || len(half) == 0 || len(data) > MaxFile {
		clear(data)
		return nil, ErrNothing
	}
	return half, nil
}
