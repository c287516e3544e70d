// Package vault turns a vault's content into sealed bytes and back: the
// document of entries, members' identities under their passphrases, deletion
// codes. It is the only package that uses filippo.io/age.
//
// It owns the format (docs/vault.md), its limits, and telling a wrong
// passphrase from a damaged file. It never touches a file system or a clock,
// and puts no part of what it reads into an error, a log or the text form of
// its types.
//
// What age decrypts is read to its end, and so authenticated, before one byte
// of it is used. Buffers that hold secrets and are ours are wiped after use;
// copies inside the Go runtime and the age library are out of reach.
package vault
