package enroll_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	"kapukod/internal/async"
	"kapukod/internal/code"
	"kapukod/internal/enroll"
	"kapukod/internal/otpauth"
	"kapukod/internal/payload"
	"kapukod/internal/vault"
)

var errBroken = errors.New("broken on purpose")

// failing says what happens to the next change of a fakeVault.
type failing int

const (
	works failing = iota
	failsBefore
	failsAfter // the change is kept, and an error is returned all the same
)

// fakeVault is a vault in memory, which can fail and be killed in the middle.
type fakeVault struct {
	doc   vault.Document
	codes map[string][]string // deletion codes of an entry, the newest last
	// unsure are the entries whose last deletion code was put with an error.
	unsure    map[string]bool
	fail      failing
	retired   map[string][]string // deletion codes of replaced entries
	moveFails bool                // deletion codes cannot be retired
	calls     int
	// around is called before and after every change, with the number of the change.
	around func(call int, done bool)
	// watch sees every change that was kept.
	watch func(before, after []vault.Entry)
}

func newVault() *fakeVault {
	return &fakeVault{
		codes:   map[string][]string{},
		unsure:  map[string]bool{},
		retired: map[string][]string{},
		around:  func(int, bool) {},
		watch:   func(_, _ []vault.Entry) {},
	}
}

func (v *fakeVault) Document() *vault.Document {
	return &vault.Document{Entries: cloneEntries(v.doc.Entries)}
}

func (v *fakeVault) Update(ctx context.Context, change func(*vault.Document) error) (*vault.Document, error) {
	err := v.attempt(ctx, func() error {
		next := v.Document()
		if err := change(next); err != nil {
			return err
		}
		before := v.doc.Entries
		v.doc.Entries = cloneEntries(next.Entries)
		v.watch(before, v.doc.Entries)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return v.Document(), nil
}

// FinishReplacement puts the replaced entry into the bin in the same save, and then retires its deletion code.
func (v *fakeVault) FinishReplacement(ctx context.Context, id string, change func(*vault.Document) error) (*vault.Document, error) {
	old := ""
	doc, err := v.Update(ctx, func(doc *vault.Document) error {
		if err := change(doc); err != nil {
			return err
		}
		old = doc.Entry(id).Replaces
		if e := doc.Entry(old); e != nil && e.Deleted == nil {
			at := *doc.Entry(id).Accepted
			e.Deleted = &at
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if v.moveFails {
		return doc, errBroken
	}
	if v.HasDeletionCode(old) {
		v.retired[old], v.codes[old] = append(v.retired[old], v.codes[old]...), nil
	}
	return doc, nil
}

func (v *fakeVault) PutDeletionCode(ctx context.Context, id, text string) error {
	err := v.attempt(ctx, func() error {
		v.codes[id] = append(v.codes[id], text)
		return nil
	})
	v.unsure[id] = err != nil
	return err
}

func (v *fakeVault) attempt(ctx context.Context, change func() error) error {
	fail := v.fail
	v.fail = works
	call := v.calls
	v.calls++
	v.around(call, false)
	if fail == failsBefore || ctx.Err() != nil {
		return errBroken
	}
	if err := change(); err != nil {
		return err
	}
	v.around(call, true)
	if fail == failsAfter {
		return errBroken
	}
	return nil
}

func (v *fakeVault) HasDeletionCode(id string) bool { return len(v.codes[id]) > 0 }

func (v *fakeVault) entry(t *testing.T, id string) vault.Entry {
	t.Helper()
	for _, e := range v.doc.Entries {
		if e.ID == id {
			return e
		}
	}
	t.Fatalf("no entry %s", id)
	return vault.Entry{}
}

func (v *fakeVault) live() []vault.Entry {
	return slices.DeleteFunc(cloneEntries(v.doc.Entries), func(e vault.Entry) bool { return e.Deleted != nil })
}

func cloneEntries(entries []vault.Entry) []vault.Entry {
	cloned := slices.Clone(entries)
	for i := range cloned {
		cloned[i] = entries[i].Clone()
	}
	return cloned
}

// kit is a flow with everything around it.
type kit struct {
	t      testing.TB
	vault  *fakeVault
	queue  *async.Queue
	screen []payload.Payload
	scan   error
	now    time.Time
	ids    int
	flow   *enroll.Flow
	shown  []enroll.State
}

func newKit(t testing.TB) *kit {
	return &kit{
		t: t, vault: newVault(), queue: &async.Queue{},
		now: time.Date(2026, 4, 27, 10, 0, 0, 0, time.UTC),
	}
}

func (k *kit) ports() enroll.Ports {
	return enroll.VaultPorts(k.vault, enroll.World{
		Scan: func(context.Context) ([]payload.Payload, error) { return k.screen, k.scan },
		Now:  func() time.Time { return k.now },
		NewID: func() string {
			k.ids++
			return fmt.Sprintf("id-%d", k.ids)
		},
	})
}

func (k *kit) begin() *kit {
	k.flow = enroll.New(k.ports(), k.queue, k.show)
	return k
}

func (k *kit) resume(entry vault.Entry) *kit {
	k.flow = enroll.Resume(k.ports(), k.queue, k.show, entry)
	return k
}

func (k *kit) show(s enroll.State) { k.shown = append(k.shown, s) }

// do plays intents, letting the background work end after each.
func (k *kit) do(intents ...func()) *kit {
	for _, intent := range intents {
		intent()
		k.queue.Drain()
	}
	return k
}

func (k *kit) state() enroll.State { return k.flow.State() }

// at fails the test unless the flow stands at step, without a problem.
func (k *kit) at(step enroll.Step) enroll.State {
	k.t.Helper()
	s := k.state()
	if s.Step != step || s.Problem != nil || s.Busy() {
		k.t.Fatalf("at %s, doing %q, problem %v; want %s", s.Step, s.Doing, s.Problem, step)
	}
	return s
}

// stuck fails the test unless the flow stands at step with this problem.
func (k *kit) stuck(step enroll.Step, problem error) {
	k.t.Helper()
	s := k.state()
	if s.Step != step || !errors.Is(s.Problem, problem) || s.Busy() {
		k.t.Fatalf("at %s, doing %q, problem %v; want %s, %v", s.Step, s.Doing, s.Problem, step, problem)
	}
}

func (k *kit) codeNow() string {
	k.t.Helper()
	c, err := code.At(k.state().Entry.Key, k.now)
	if err != nil {
		k.t.Fatal(err)
	}
	return c.Digits()
}

// secret is an artificial key of n base32 characters, the same for the same letter.
func secret(letter string, n int) string { return strings.Repeat(letter, n) }

func uri(issuer, account, secret string) string {
	label := account
	if issuer != "" {
		label = issuer + ":" + account
	}
	text := "otpauth://totp/" + strings.ReplaceAll(label, " ", "%20") + "?secret=" + secret
	if issuer != "" {
		text += "&issuer=" + strings.ReplaceAll(issuer, " ", "%20")
	}
	return text
}

func seen(kind payload.Kind, text string, x, y int) payload.Payload {
	return payload.Payload{Text: text, Kind: kind, Corners: [4]image.Point{
		{X: x, Y: y}, {X: x + 100, Y: y}, {X: x + 100, Y: y + 100}, {X: x, Y: y + 100},
	}}
}

func totp(issuer, account, secret string) payload.Payload {
	return seen(payload.TOTP, uri(issuer, account, secret), 0, 0)
}

// active puts an accepted and active entry into the vault.
func (k *kit) active(id, account, secret string) {
	k.t.Helper()
	key, err := otpauth.ParseURI(uri("Ügyfélkapu+", account, secret))
	if err != nil {
		k.t.Fatal(err)
	}
	at := k.now
	k.vault.doc.Entries = append(k.vault.doc.Entries, vault.Entry{
		ID: id, Key: key, Service: vault.ServiceUgyfelkapu, Tags: []string{"iroda"}, Note: "régi",
		Status: vault.StatusActive, Accepted: &at, Created: at, Updated: at,
	})
	k.vault.codes[id] = []string{"törlőkód-régi"}
}
