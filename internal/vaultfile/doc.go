// Package vaultfile keeps a vault in a folder.
//
// It owns the folder's layout (docs/vault.md), the lock, the order in which
// files are written, earlier generations in backups/, and telling a damaged
// file from a wrong passphrase. What the files hold is package vault's matter,
// how one file reaches the disk is package atomicfile's.
//
// The rule of every change: the new content goes to backups/ first and to its
// place second, each write complete and on the disk before the next begins.
// So the place holds the old content or the new, whole; what is in a place is
// in backups/ too; and nothing is overwritten without a trace. No file that is
// not the vault's is ever changed or removed.
package vaultfile
