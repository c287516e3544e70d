// Package guide owns the portals' steps as data: what a person sees on a site, what to press there, what can go
// wrong and the sentence that repairs it, in Hungarian and English. It loads the files of assets/guides and
// refuses whatever is not whole.
//
// It never keeps where somebody stands in a guide, never reads a clock, opens nothing and draws nothing.
//
// # The way through a guide
//
// A guide is walked from its first step to the next one in order, with these exceptions:
//
//   - A step of action "choose" is left by one of its choices only.
//   - A step of action "done" is an end. There may be several, one for each way through.
//   - A step of action "type" right after one of action "scan" is its other way: who scanned the key passes over
//     it, who could not scan goes to it. Both lead to the step after.
//   - A trouble with GoTo leads to that step once its repair has been read.
//
// docs/guides.md describes the files.
package guide
