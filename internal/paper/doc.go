// Package paper draws the sheets that a person prints and keeps: the recovery
// sheet of a vault, the deletion code of one entry, and the sheet of somebody
// who teaches.
//
// It owns the look of a sheet on A4 paper, as a PDF with its fonts inside. Its
// sentences come from the catalogue it is given. It never prints, never opens a
// file, never makes a secret, and keeps none: who calls it wipes what was
// written.
package paper
