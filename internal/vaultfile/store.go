package vaultfile

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"kapukod/internal/atomicfile"
)

// store puts sealed bytes into a place under the lock: into backups/ first,
// then into the place, and reads both back. On an error the place holds what
// it held before. was and is are the revisions of the document in the place
// and of the new one, 0 for other files.
func (f folder) store(p place, was, is uint64, sealed []byte) error {
	old, err := f.keep(p, was)
	if err != nil {
		return err
	}
	name, err := f.freeName(p, is)
	if err != nil {
		return err
	}
	return f.storeAs(p, name, sealed, old)
}

// storeAs is store with the name of the new generation, and with what the
// place holds (nil: no file), which the caller has kept.
func (f folder) storeAs(p place, generation string, sealed, old []byte) error {
	if err := f.addGeneration(generation, sealed); err != nil {
		return err
	}
	if err := f.put(p, sealed, old); err != nil {
		// A generation of what was never saved would only confuse.
		return errors.Join(err, f.dropGeneration(generation))
	}
	return nil
}

// put replaces what a place holds and reads it back. When that fails, the old
// bytes (nil: no file) are put back.
func (f folder) put(p place, sealed, old []byte) error {
	err := atomicfile.Write(f.FS, f.path(p.name()), sealed, filePerm)
	if err == nil {
		err = f.compare(p.name(), sealed)
	} else if !errors.Is(err, atomicfile.ErrNotSynced) {
		return fmt.Errorf("save %s: %w", p.name(), err) // nothing was replaced
	}
	if err == nil {
		return nil
	}
	err = fmt.Errorf("save %s: %w", p.name(), err)
	if old == nil {
		return errors.Join(err, atomicfile.Explain("undo", f.FS.Remove(f.path(p.name()))))
	}
	if undo := atomicfile.Write(f.FS, f.path(p.name()), old, filePerm); undo != nil {
		return errors.Join(err, fmt.Errorf("undo: %w", undo))
	}
	return err
}

// compare reads a file back: ErrReadBack if it is not what was written.
func (f folder) compare(name string, want []byte) error {
	got, err := f.readFile(name, max(len(want), 1))
	if err == nil && bytes.Equal(got, want) {
		return nil
	}
	if err == nil || isDamage(err) {
		return ErrReadBack
	}
	return errors.Join(ErrReadBack, err)
}

// keep makes sure that backups/ has what a place holds, and returns it: nil
// for no file. Usually it is there since it was saved, but a sync tool or the
// user's own hand may have put another in its place.
func (f folder) keep(p place, revision uint64) (held []byte, err error) {
	held, _, err = f.keepNamed(p, "", revision)
	return held, err
}

// keepNamed is keep that also tells under which name, as freeName does, the
// bytes are kept. saved is the name of the save that they most likely are.
func (f folder) keepNamed(p place, saved string, revision uint64) (held []byte, name string, err error) {
	held, err = f.read(p)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", fmt.Errorf("keep %s: %w", p.name(), err)
	}
	name, err = f.keepBytes(p, saved, revision, held)
	return held, name, err
}

// keepBytes makes sure that backups/ has some bytes, and returns under which
// name: that of the save that they are, if that is known.
func (f folder) keepBytes(p place, saved string, revision uint64, sealed []byte) (name string, err error) {
	if saved != "" {
		kept, err := f.readFile(saveGeneration(saved), p.limit())
		switch {
		case err == nil && bytes.Equal(kept, sealed):
			return saveGeneration(saved), nil
		case errors.Is(err, fs.ErrNotExist):
			return saveGeneration(saved), f.addGeneration(saveGeneration(saved), sealed)
		}
	}
	found, err := f.generationsOf(p)
	if err != nil {
		return "", err
	}
	for _, g := range found {
		if data, err := f.readGeneration(g); err == nil && bytes.Equal(data, sealed) {
			return backupDir + "/" + g.Name, nil
		}
	}
	if name, err = f.freeName(p, revision); err != nil {
		return "", err
	}
	return name, f.addGeneration(name, sealed)
}

// freeName chooses the name of a new generation, with its folder: never that
// of another, though two saves may come within one tick of the clock.
func (f folder) freeName(p place, revision uint64) (string, error) {
	for t := f.Now(); ; t = t.Add(time.Nanosecond) {
		name := backupDir + "/" + generationName(p, revision, t)
		taken, err := f.has(name)
		if err != nil {
			return "", err
		}
		if !taken {
			return name, nil
		}
	}
}

// addGeneration writes a new file into backups/ and reads it back.
func (f folder) addGeneration(name string, sealed []byte) error {
	if err := atomicfile.Write(f.FS, f.path(name), sealed, filePerm); err != nil {
		err = fmt.Errorf("keep generation: %w", err)
		if errors.Is(err, atomicfile.ErrNotSynced) {
			err = errors.Join(err, f.dropGeneration(name))
		}
		return err
	}
	if err := f.compare(name, sealed); err != nil {
		return errors.Join(fmt.Errorf("keep generation: %w", err), f.dropGeneration(name))
	}
	return nil
}

func (f folder) dropGeneration(name string) error {
	return atomicfile.Explain("remove generation", f.FS.Remove(f.path(name)))
}
