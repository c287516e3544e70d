package enroll_test

import (
	"context"
	"errors"
	"testing"

	"kapukod/internal/enroll"
	"kapukod/internal/vault"
)

// The rules hold whatever a flow asks for: another window may have been faster.
func TestPortsRefuse(t *testing.T) {
	begin := func() (*kit, enroll.Ports, vault.Entry) {
		k := newKit(t).begin()
		k.do(func() { k.flow.TypeKey(secret("C", 16)) }, k.flow.SaveDraft)
		entry := k.state().Entry
		return k, k.ports(), entry.Clone()
	}
	tests := map[string]struct {
		play func(ctx context.Context, k *kit, p enroll.Ports, e vault.Entry) error
		want error
	}{
		"active before accepted": {func(ctx context.Context, _ *kit, p enroll.Ports, e vault.Entry) error {
			_, err := p.Activate(ctx, e.ID, true)
			return err
		}, enroll.ErrNotAccepted},
		"accept what is not there": {func(ctx context.Context, k *kit, p enroll.Ports, _ vault.Entry) error {
			_, err := p.Accept(ctx, "nobody", k.now)
			return err
		}, enroll.ErrGone},
		"activate what is in the bin": {func(ctx context.Context, _ *kit, p enroll.Ports, e vault.Entry) error {
			if err := p.Discard(ctx, e.ID); err != nil {
				return err
			}
			_, err := p.Activate(ctx, e.ID, true)
			return err
		}, enroll.ErrGone},
		"discard an accepted entry": {func(ctx context.Context, k *kit, p enroll.Ports, e vault.Entry) error {
			if _, err := p.Accept(ctx, e.ID, k.now); err != nil {
				return err
			}
			return p.Discard(ctx, e.ID)
		}, enroll.ErrAccepted},
		"change an accepted entry": {func(ctx context.Context, k *kit, p enroll.Ports, e vault.Entry) error {
			if _, err := p.Accept(ctx, e.ID, k.now); err != nil {
				return err
			}
			_, err := p.Save(ctx, e, "")
			return err
		}, enroll.ErrAccepted},
		"put another in an accepted entry's place": {func(ctx context.Context, k *kit, p enroll.Ports, e vault.Entry) error {
			if _, err := p.Accept(ctx, e.ID, k.now); err != nil {
				return err
			}
			other := e.Clone()
			other.ID = "other"
			_, err := p.Save(ctx, other, e.ID)
			return err
		}, enroll.ErrAccepted},
		"discard what is not there": {func(ctx context.Context, _ *kit, p enroll.Ports, _ vault.Entry) error {
			return p.Discard(ctx, "nobody")
		}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			k, ports, entry := begin()
			before := len(k.vault.doc.Entries)
			if err := test.play(t.Context(), k, ports, entry); !errors.Is(err, test.want) {
				t.Fatalf("got %v, want %v", err, test.want)
			}
			if len(k.vault.doc.Entries) != before {
				t.Fatal("an entry was added")
			}
		})
	}
}

func TestAcceptTwiceKeepsTheFirstTime(t *testing.T) {
	k := newKit(t).begin()
	k.do(func() { k.flow.TypeKey(secret("C", 16)) }, k.flow.SaveDraft)
	id, first := k.state().Entry.ID, k.now
	for range 2 {
		if _, err := k.ports().Accept(t.Context(), id, k.now); err != nil {
			t.Fatal(err)
		}
		k.now = k.now.Add(1)
	}
	if kept := k.vault.entry(t, id); !kept.Accepted.Equal(first) {
		t.Fatalf("accepted at %v", kept.Accepted)
	}
}

// A vault that reports success but keeps something else is found out by reading back.
func TestReadBackIsCompared(t *testing.T) {
	k := newKit(t).begin()
	k.vault.watch = func(_, after []vault.Entry) { after[0].Key.Secret[0] ^= 1 }
	k.do(func() { k.flow.TypeKey(secret("C", 16)) }, k.flow.SaveDraft)
	k.stuck(enroll.StepConfirm, enroll.ErrNotKept)
}
