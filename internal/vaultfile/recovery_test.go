package vaultfile_test

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// vaultWithSheet is a vault of one member with an entry and its deletion code,
// and the sheet.
func vaultWithSheet(t *testing.T, opts vaultfile.Options) (v *vaultfile.Vault, key vaultfile.RecoveryKey, dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "széf")
	v, key, err := vaultfile.Create(t.Context(), dir, aranka(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(v.Close)
	mustUpdate(t, v, add("e1"))
	if err := v.PutDeletionCode(t.Context(), "e1", artificialDeletion); err != nil {
		t.Fatal(err)
	}
	return v, key, dir
}

const anotherPassphrase = "másik próba jelmondat"

func recover(t *testing.T, dir string, key vaultfile.RecoveryKey, opts vaultfile.Options) *vaultfile.Vault {
	t.Helper()
	members, err := vaultfile.RecoveryMembers(t.Context(), dir, key, opts)
	if err != nil {
		t.Fatal(err)
	}
	as := vaultfile.NewPassphrase{MemberID: members[0].ID, Passphrase: []byte(anotherPassphrase)}
	v, err := vaultfile.Recover(t.Context(), dir, key, as, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(v.Close)
	return v
}

func TestForgottenPassphrase(t *testing.T) {
	opts := options()
	v, key, dir := vaultWithSheet(t, opts)
	v.Close()
	again := recover(t, dir, key, opts)
	if again.Document().Entry("e1") == nil {
		t.Error("the entry is gone")
	}
	code, err := again.RevealDeletionCode(t.Context(), "e1", []byte(anotherPassphrase))
	if err != nil || code.Text != artificialDeletion {
		t.Errorf("deletion code: %v", err)
	}
	if again.Document().SlotStale {
		t.Error("deletion codes are not sealed to the new identity")
	}
	refuses(t, dir, artificialPassphrase, vault.ErrWrongPassphrase)
	mustUpdate(t, unlockWith(t, dir, anotherPassphrase), add("e2"))
	// The sheet stays what it was.
	if _, err := vaultfile.RecoveryMembers(t.Context(), dir, key, opts); err != nil {
		t.Errorf("the sheet, used a second time: %v", err)
	}
	reports, err := vaultfile.Check(t.Context(), dir, []byte(anotherPassphrase), opts)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range reports {
		// What was sealed before is not sealed to the new identities.
		if r.Err != nil && !(strings.HasPrefix(r.File, "backups/") && errors.Is(r.Err, vault.ErrNotRecipient)) {
			t.Errorf("%s: %v", r.File, r.Err)
		}
	}
}

// TestRecoverWithoutIdentities: the sheet alone is enough.
func TestRecoverWithoutIdentities(t *testing.T) {
	opts := options()
	v, key, dir := vaultWithSheet(t, opts)
	v.Close()
	for _, lost := range []string{"members", filepath.Join("slot", "members")} {
		if err := os.RemoveAll(filepath.Join(dir, lost)); err != nil {
			t.Fatal(err)
		}
	}
	for _, kept := range glob(t, filepath.Join(dir, "backups", "*key-*")) {
		remove(t, kept)
	}
	for _, kept := range glob(t, filepath.Join(dir, "backups", "member-*")) {
		remove(t, kept)
	}
	again := recover(t, dir, key, opts)
	if code, err := again.RevealDeletionCode(t.Context(), "e1", []byte(anotherPassphrase)); err != nil || code.Text != artificialDeletion {
		t.Errorf("deletion code: %v", err)
	}
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	found, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func remove(t *testing.T, file string) {
	t.Helper()
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
}

func TestRecoverKeepsNoSlotAccess(t *testing.T) {
	opts := options()
	v, key, dir := vaultWithSheet(t, opts)
	who := bertalan()
	who.NoSlotAccess = true
	b := mustAdd(t, v, who)
	as := vaultfile.NewPassphrase{MemberID: b.ID, Passphrase: []byte(anotherPassphrase)}
	again, err := vaultfile.Recover(t.Context(), dir, key, as, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if _, err := again.RevealDeletionCode(t.Context(), "e1", []byte(anotherPassphrase)); !errors.Is(err, vaultfile.ErrNoSlotAccess) {
		t.Errorf("deletion code: %v", err)
	}
	// The other member is not touched.
	unlockWith(t, dir, artificialPassphrase)
}

func TestRenewedSheet(t *testing.T) {
	opts := options()
	v, old, dir := vaultWithSheet(t, opts)
	if _, err := v.RenewRecovery(t.Context(), []byte("nem ez")); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("wrong passphrase: %v", err)
	}
	key, err := v.RenewRecovery(t.Context(), own())
	if err != nil {
		t.Fatal(err)
	}
	opensNothingNew(t, dir, old, opts)
	v.Close()
	again := recover(t, dir, key, opts)
	if code, err := again.RevealDeletionCode(t.Context(), "e1", []byte(anotherPassphrase)); err != nil || code.Text != artificialDeletion {
		t.Errorf("deletion code with the new sheet: %v", err)
	}
}

func TestRevokedSheet(t *testing.T) {
	opts := options()
	v, key, dir := vaultWithSheet(t, opts)
	if err := v.RevokeRecovery(t.Context(), own()); err != nil {
		t.Fatal(err)
	}
	if v.Document().Recovery != nil {
		t.Error("the document still names a sheet")
	}
	opensNothingNew(t, dir, key, opts)
	if err := v.ProveRecovery(t.Context(), nil); !errors.Is(err, vaultfile.ErrNoRecovery) {
		t.Errorf("proving a revoked sheet: %v", err)
	}
}

// opensNothingNew: neither the vault nor a file that stands in its place opens
// with a sheet that was revoked.
func opensNothingNew(t *testing.T, dir string, key vaultfile.RecoveryKey, opts vaultfile.Options) {
	t.Helper()
	if _, err := vaultfile.RecoveryMembers(t.Context(), dir, key, opts); !errors.Is(err, vaultfile.ErrSheetRevoked) {
		t.Errorf("revoked sheet: %v", err)
	}
	as := vaultfile.NewPassphrase{MemberID: "x", Passphrase: []byte(anotherPassphrase)}
	if _, err := vaultfile.Recover(t.Context(), dir, key, as, opts); !errors.Is(err, vaultfile.ErrSheetRevoked) {
		t.Errorf("revoked sheet: %v", err)
	}
	id, err := vault.ParseIdentity([]byte(key.Text()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := vault.Open(read(t, filepath.Join(dir, "vault.age")), id); !errors.Is(err, vault.ErrNotRecipient) {
		t.Errorf("vault.age with a revoked sheet: %v", err)
	}
	if _, err := vault.OpenDeletionCode(read(t, filepath.Join(dir, "slot", "e1.age")), "e1", id); !errors.Is(err, vault.ErrNotRecipient) {
		t.Errorf("deletion code with a revoked sheet: %v", err)
	}
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSheetOfADamagedVault(t *testing.T) {
	opts := options()
	v, key, dir := vaultWithSheet(t, opts)
	v.Close()
	if err := os.WriteFile(filepath.Join(dir, "vault.age"), []byte("age-encryption.org/v1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := vaultfile.RecoveryMembers(t.Context(), dir, key, opts)
	damage, ok := errors.AsType[*vaultfile.DamagedError](err)
	if !ok || damage.Newest == nil {
		t.Fatalf("damaged vault: %v", err)
	}
	if err := vaultfile.Restore(t.Context(), dir, damage.Newest.Name, opts); err != nil {
		t.Fatal(err)
	}
	if recover(t, dir, key, opts).Document().Entry("e1") == nil {
		t.Error("the entry is gone")
	}
}

func TestSheetOfAnotherVault(t *testing.T) {
	opts := options()
	_, _, dir := vaultWithSheet(t, opts)
	_, strange, _ := vaultWithSheet(t, opts)
	if _, err := vaultfile.RecoveryMembers(t.Context(), dir, strange, opts); !errors.Is(err, vaultfile.ErrSheetRevoked) {
		t.Errorf("another vault's sheet: %v", err)
	}
	if _, err := vaultfile.RecoveryMembers(t.Context(), t.TempDir(), strange, opts); !errors.Is(err, vaultfile.ErrNoVault) {
		t.Errorf("an empty folder: %v", err)
	}
}

func TestProveRecovery(t *testing.T) {
	opts := options()
	v, key, dir := vaultWithSheet(t, opts)
	asked := v.Document().Recovery.Asked()
	if len(asked) != 2 || asked[0] == asked[1] {
		t.Fatalf("asked for groups %v", asked)
	}
	groups := key.Groups()
	typed := map[int]string{asked[0]: groups[asked[0]], asked[1]: "QQQQ"}
	var wrong *vaultfile.WrongGroupsError
	if err := v.ProveRecovery(t.Context(), typed); !errors.As(err, &wrong) || len(wrong.Groups) != 1 || wrong.Groups[0] != asked[1] {
		t.Errorf("one wrong group: %v", err)
	}
	if v.Document().Recovery.Proven != nil {
		t.Error("proven with a wrong group")
	}
	typed[asked[1]] = " " + strings.ToLower(groups[asked[1]])
	if err := v.ProveRecovery(t.Context(), typed); err != nil {
		t.Fatal(err)
	}
	v.Close()
	if again := unlock(t, dir, opts).Document().Recovery; again.Proven == nil || len(again.Checks) != 2 {
		t.Error("the proof was not kept")
	}
}

func TestParseRecoveryKey(t *testing.T) {
	_, key, _ := vaultWithSheet(t, options())
	groups := key.Groups()
	numbered := groups[0]
	for i, group := range groups[1:] {
		numbered += "\n" + strconv.Itoa(i+1) + ". " + group
	}
	for name, text := range map[string]string{
		"as it is":           key.Text(),
		"lower case":         strings.ToLower(key.Text()),
		"in groups":          strings.Join(groups, " "),
		"without the prefix": strings.Join(groups[1:], " "),
		"with hyphens":       strings.Join(groups[1:], "-"),
		"on lines":           " " + strings.Join(groups[1:], "\r\n") + "\n",
		"with numbers":       numbered,
	} {
		got, err := vaultfile.ParseRecoveryKey([]byte(text))
		if err != nil || got.Text() != key.Text() {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestParseRecoveryKeyTellsTheGroup(t *testing.T) {
	_, key, _ := vaultWithSheet(t, options())
	groups := key.Groups()
	change := func(group int, to func(string) string) string {
		changed := append([]string(nil), groups...)
		changed[group] = to(changed[group])
		return strings.Join(changed, " ")
	}
	other := func(g string) string {
		if g[1] == 'Q' {
			return g[:1] + "P" + g[2:]
		}
		return g[:1] + "Q" + g[2:]
	}
	for name, test := range map[string]struct {
		text   string
		reason vaultfile.RecoveryReason
		group  int
	}{
		"a wrong letter":  {change(7, other), vaultfile.RecoveryMistyped, 7},
		"in the last":     {change(15, other), vaultfile.RecoveryMistyped, 15},
		"letter O":        {change(5, func(g string) string { return "O" + g[1:] }), vaultfile.RecoveryBadCharacter, 5},
		"an accent":       {change(2, func(g string) string { return "é" + g[1:] }), vaultfile.RecoveryBadCharacter, 2},
		"a group is lost": {change(9, func(string) string { return "" }), vaultfile.RecoveryTooShort, 0},
		"one too many":    {key.Text() + "QQQQ", vaultfile.RecoveryTooLong, 0},
		"nothing":         {" - ", vaultfile.RecoveryEmpty, 0},
		"a whole book":    {strings.Repeat("Q", 5000), vaultfile.RecoveryTooLong, 0},
		"two wrong":       {change(3, func(g string) string { return other(g[:2]) + other(g[2:]) }), vaultfile.RecoveryMistyped, 0},
	} {
		_, err := vaultfile.ParseRecoveryKey([]byte(test.text))
		got, ok := errors.AsType[*vaultfile.RecoveryTextError](err)
		if !ok || got.Reason != test.reason || got.Group != test.group {
			t.Errorf("%s: %v", name, err)
		}
		for _, group := range groups[1:] {
			if ok && strings.Contains(got.Error(), group) {
				t.Errorf("%s: the error quotes the key", name)
			}
		}
	}
}

func FuzzParseRecoveryKey(f *testing.F) {
	f.Add([]byte("AGE-SECRET-KEY-PQ-1"))
	f.Add([]byte("1 QPZR 2 Y9X8"))
	f.Fuzz(func(t *testing.T, text []byte) {
		key, err := vaultfile.ParseRecoveryKey(text)
		if err == nil && key.Text() == "" || err != nil && key.Text() != "" {
			t.Error("neither a key nor an error")
		}
	})
}
