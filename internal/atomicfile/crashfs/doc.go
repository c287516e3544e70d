// Package crashfs is an atomicfile.FS for tests that remembers, beside what a
// program sees, what a power cut could leave of it.
//
// A Disk lies in memory and records every change. States goes through all that
// POSIX allows to be found on the disk after a cut: at every moment of the
// record, what was not yet synced may be there, or not, or in part. It is never
// part of a program.
//
// What it takes for granted: a sync that returned is kept; a name points to one
// file or another and never to a mixture; bytes that were synced are not
// damaged by later writes elsewhere. What it does not: any order among things
// that were not synced.
package crashfs
