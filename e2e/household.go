package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"kapukod/internal/otpauth"
	"kapukod/internal/settings"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// What the user has from earlier days, before Kapukód is started.

// Choose writes the program's settings as the user would have left them.
func (s *Stage) Choose(choices settings.Settings) {
	s.act("write settings", func(context.Context) error {
		data, err := json.Marshal(choices)
		if err != nil {
			return err
		}
		dir := filepath.Join(s.Home.State(), "kapukod")
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, "settings.json"), data, 0o600)
	})
}

// Vault makes a vault of the given names, all accepted long ago. The i-th has the
// key whose bytes say "artificial" and the number.
func (s *Stage) Vault(passphrase string, names []string) {
	s.act("make a vault", func(ctx context.Context) error {
		who := vaultfile.NewMember{Name: "Teszt Elek", Passphrase: []byte(passphrase)}
		dir := filepath.Join(s.Home.Data(), "kapukod", "vault")
		opened, _, err := vaultfile.Create(ctx, dir, who, vaultfile.Options{Now: time.Now})
		if err != nil {
			return err
		}
		defer opened.Close()
		_, err = opened.Update(ctx, func(d *vault.Document) error {
			for i, name := range names {
				d.Entries = append(d.Entries, longKept(i, name))
			}
			return nil
		})
		return err
	})
}

// KeyOf is the typed key of the i-th entry of Vault.
func KeyOf(i int) string { return artificialSecret(i).Base32() }

func artificialSecret(i int) otpauth.Secret { return otpauth.Secret(fmt.Sprintf("artificial %9d", i)) }

func longKept(i int, name string) vault.Entry {
	accepted := time.Now().AddDate(0, -1, 0)
	return vault.Entry{
		ID: vault.NewID(), Status: vault.StatusActive, Accepted: &accepted, Service: vault.ServiceGeneric,
		Key: otpauth.Key{
			Issuer: name, Account: fmt.Sprintf("teszt%d", i), Secret: artificialSecret(i),
			Algorithm: otpauth.SHA1, Digits: 6, Period: 30,
		},
	}
}
