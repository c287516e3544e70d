package remember_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"testing"

	"kapukod/internal/remember"
)

const secret = "artificial secret of some length"

var errArtificial = errors.New("artificial failure")

// place is a pretended keyring, or a pretended disk.
type place struct {
	data                      []byte
	getErr, setErr, deleteErr error
	forgetful                 bool // takes a half and keeps none
	gets, sets, deletes       int
}

func (p *place) get() ([]byte, error) {
	p.gets++
	return bytes.Clone(p.data), p.getErr
}

func (p *place) set(data []byte) error {
	p.sets++
	if p.setErr == nil && !p.forgetful {
		p.data = bytes.Clone(data)
	}
	return p.setErr
}

func (p *place) remove(absent error) error {
	p.deletes++
	if p.deleteErr != nil {
		return p.deleteErr
	}
	if p.data == nil {
		return absent
	}
	p.data = nil
	return nil
}

func keeper(ring, disk *place) remember.Keeper {
	return remember.Keeper{
		Ring: remember.Ring{
			Get: func(context.Context) ([]byte, error) {
				data, err := ring.get()
				if err == nil && data == nil {
					err = remember.ErrNothing
				}
				return data, err
			},
			Set:    func(_ context.Context, half []byte) error { return ring.set(half) },
			Delete: func(context.Context) error { return ring.remove(remember.ErrNothing) },
		},
		File: remember.File{
			Read: func() ([]byte, error) {
				data, err := disk.get()
				if err == nil && data == nil {
					err = fs.ErrNotExist
				}
				return data, err
			},
			Write:  disk.set,
			Remove: func() error { return disk.remove(fs.ErrNotExist) },
		},
	}
}

func mustKeep(t *testing.T, k remember.Keeper) {
	t.Helper()
	if err := k.Keep(t.Context(), []byte(secret)); err != nil {
		t.Fatal(err)
	}
}

func TestKeepAndRecall(t *testing.T) {
	ring, disk := &place{}, &place{}
	k := keeper(ring, disk)
	if k.Has() {
		t.Error("something is remembered before anything was")
	}
	if _, err := k.Recall(t.Context()); !errors.Is(err, remember.ErrNothing) {
		t.Errorf("%v", err)
	}
	mustKeep(t, k)
	first := bytes.Clone(ring.data)
	got, err := k.Recall(t.Context())
	if err != nil || string(got) != secret || !k.Has() {
		t.Fatalf("%q, %v", got, err)
	}
	for name, half := range map[string][]byte{"keyring": ring.data, "file": disk.data} {
		if bytes.Contains(half, []byte(secret[:4])) {
			t.Errorf("the half in the %s tells of the secret", name)
		}
	}
	mustKeep(t, k)
	if bytes.Equal(first, ring.data) {
		t.Error("the same noise twice")
	}
	if err := k.Forget(t.Context()); err != nil || ring.data != nil || disk.data != nil || k.Has() {
		t.Errorf("%v", err)
	}
	if err := k.Forget(t.Context()); err != nil {
		t.Errorf("nothing to forget: %v", err)
	}
}

// TestHasAsksNoKeyring: a keyring that asks the user to open it is asked when
// they press the button, and not before.
func TestHasAsksNoKeyring(t *testing.T) {
	ring, disk := &place{}, &place{}
	k := keeper(ring, disk)
	mustKeep(t, k)
	before := *ring
	if !k.Has() || ring.gets != before.gets || ring.sets != before.sets || ring.deletes != before.deletes {
		t.Error("the keyring was asked")
	}
}

func TestKeepFails(t *testing.T) {
	tests := map[string]struct {
		ruin func(ring, disk *place)
		want error
	}{
		"no keyring": {func(r, _ *place) {
			r.setErr, r.getErr, r.deleteErr = remember.ErrRing, remember.ErrRing, remember.ErrRing
		}, remember.ErrRing},
		"keyring keeps none":  {func(r, _ *place) { r.forgetful, r.data = true, nil }, remember.ErrRing},
		"keyring keeps other": {func(r, _ *place) { r.forgetful, r.data, r.deleteErr = true, []byte("other"), remember.ErrRing }, remember.ErrRing},
		"disk":                {func(_, d *place) { d.setErr = errArtificial }, errArtificial},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ring, disk := &place{}, &place{}
			k := keeper(ring, disk)
			mustKeep(t, k)
			test.ruin(ring, disk)
			if err := k.Keep(t.Context(), []byte(secret)); !errors.Is(err, test.want) {
				t.Fatalf("%v", err)
			}
			if k.Has() {
				t.Error("remembered all the same")
			}
		})
	}
}

func TestRecallFails(t *testing.T) {
	tests := map[string]struct {
		ruin func(ring, disk *place)
		want error
	}{
		"keyring is gone":    {func(r, _ *place) { r.getErr = remember.ErrRing }, remember.ErrRing},
		"keyring is empty":   {func(r, _ *place) { r.data = nil }, remember.ErrNothing},
		"other half":         {func(r, _ *place) { r.data = r.data[1:] }, remember.ErrNothing},
		"file is gone":       {func(_, d *place) { d.data = nil }, remember.ErrNothing},
		"file is cut":        {func(_, d *place) { d.data = d.data[:5] }, remember.ErrNothing},
		"file is empty":      {func(_, d *place) { d.data = d.data[:len("kapukod-half-1\n")] }, remember.ErrNothing},
		"file is too large":  {func(_, d *place) { d.data = append(d.data, make([]byte, remember.MaxFile)...) }, remember.ErrNothing},
		"file is unreadable": {func(_, d *place) { d.getErr = errArtificial }, errArtificial},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ring, disk := &place{}, &place{}
			k := keeper(ring, disk)
			mustKeep(t, k)
			test.ruin(ring, disk)
			if got, err := k.Recall(t.Context()); !errors.Is(err, test.want) || got != nil {
				t.Fatalf("%q, %v", got, err)
			}
		})
	}
}

// TestForgetNeedsOneHalf: either of them gone is enough.
func TestForgetNeedsOneHalf(t *testing.T) {
	for name, test := range map[string]struct {
		ruin  func(ring, disk *place)
		fails bool
	}{
		"no keyring":          {func(r, _ *place) { r.deleteErr = remember.ErrRing }, false},
		"file stays":          {func(_, d *place) { d.deleteErr, d.setErr = errArtificial, errArtificial }, false},
		"file is overwritten": {func(r, d *place) { r.deleteErr, d.deleteErr = remember.ErrRing, errArtificial }, false},
		"neither can be got at": {func(r, d *place) {
			r.deleteErr, d.deleteErr, d.setErr = remember.ErrRing, errArtificial, errArtificial
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			ring, disk := &place{}, &place{}
			k := keeper(ring, disk)
			mustKeep(t, k)
			test.ruin(ring, disk)
			if err := k.Forget(t.Context()); (err != nil) != test.fails {
				t.Fatalf("%v", err)
			}
			if got, err := k.Recall(t.Context()); err == nil && string(got) == secret && !test.fails {
				t.Error("not forgotten")
			}
		})
	}
}

func TestNothingToKeep(t *testing.T) {
	k := keeper(&place{}, &place{})
	for _, size := range []int{0, remember.MaxFile} {
		if k.Keep(t.Context(), make([]byte, size)) == nil {
			t.Errorf("%d bytes are kept", size)
		}
	}
}
