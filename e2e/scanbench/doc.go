// Command scanbench measures how well and how fast QR codes are found on
// screens: this project's reader beside ZBar's and zxing-cpp's, over the same
// pictures in the same run.
//
// The pictures are made here, from fixed seeds: pages that a real Chromium draws
// at several sizes and scales, some of them spoilt afterwards as screens and
// files are (JPEG, resampling, cut at the edge), some of them photographed: askew,
// unsharp, with noise and the screen's own grid. They hold artificial keys only.
// Every reader is a process of its own that works on one thread, and counts its
// own CPU time from the pixels in memory to the texts.
package main
