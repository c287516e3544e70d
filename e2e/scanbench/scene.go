package main

import (
	"encoding/base32"
	"fmt"
	"math/rand/v2"
	"strings"
)

// screen is a size in device pixels, and how many of them a page's pixel takes.
type screen struct {
	w, h  int
	scale float64
}

// scene is one picture to be made: a desktop and what is on it.
type scene struct {
	set    string
	number int
	screen screen
	seed   uint64
	dark   bool // the desktop and the page of the code
	codes  []placed
	// Spoilt afterwards; zero for not at all.
	jpeg     int     // quality
	resample float64 // factor
	cut      bool    // the code lies at the very edge of the screen
	photo    *photo  // taken by a camera; nil for not
}

func (s scene) name() string { return fmt.Sprintf("%s-%02d", s.set, s.number) }

// placed is a code on a page. Lengths are in pixels of the page.
type placed struct {
	text   string
	module float64
	quiet  float64 // modules
	fg, bg string  // CSS colours
	turn   float64 // degrees
	logo   float64 // of the code's side
	veil   float64 // darkness of a layer over the whole page, 0 to 1
	smooth bool    // scaled as pictures usually are, not pixel by pixel
	glyphs float64 // drawn with half block characters in lines of this height; 0: as a picture
	level  byte    // error correction
}

// perSet is how many pictures a set has.
const perSet = 48

// setNames are in the order of the table.
func setNames() []string {
	return []string{"clean", "dark", "noquiet", "contrast", "logo", "jpeg", "resampled", "turned",
		"edge", "several", "tiny", "terminal", photoSet, "none", growthSet}
}

// scenes makes a set from its name and a seed.
func scenes(set string, seed uint64, count int) []scene {
	all := make([]scene, 0, count)
	for i := range count {
		r := rand.New(rand.NewPCG(seed, hash(set)+uint64(i)))
		s := scene{set: set, number: i, screen: pick(r, screens()), seed: r.Uint64() >> 12, dark: r.IntN(4) == 0}
		if set == growthSet {
			s.screen = growing()[i%len(growing())]
		}
		s.fill(r)
		all = append(all, s)
	}
	return all
}

func screens() []screen {
	return []screen{{1366, 768, 1}, {1366, 768, 1}, {1920, 1080, 1}, {1920, 1080, 1}, {1920, 1080, 1.25},
		{1920, 1080, 1.5}, {2560, 1440, 1}, {2560, 1600, 1.5}, {3840, 2160, 1}, {3840, 2160, 1.5},
		{3840, 2160, 2}, {7680, 2160, 1}}
}

// fill puts onto the desktop what the set is about.
func (s *scene) fill(r *rand.Rand) {
	p := ordinary(r, s.dark && r.IntN(2) == 0)
	switch s.set {
	case "none":
		return
	case "dark":
		s.dark = true
		p.fg, p.bg = pick(r, []pair{{"#fff", "#000"}, {"#e8e8e8", "#202124"}, {"#ddd", "#1e1e2e"}, {"#9ecbff", "#0d1117"}}).split()
	case "noquiet":
		p.quiet = 0
		s.dark = r.IntN(2) == 0
	case "contrast":
		p.fg, p.bg = pick(r, []pair{{"#aaa", "#fff"}, {"#999", "#ddd"}, {"#777", "#aaa"}, {"#ffd700", "#fff"},
			{"#8ab4f8", "#fff"}, {"#555", "#333"}, {"#000", "#3a3a3a"}, {"#c00", "#000"}, {"#4caf50", "#e8f5e9"}}).split()
		if r.IntN(3) == 0 {
			p.fg, p.bg, p.veil = "#000", "#fff", 0.5+r.Float64()*0.25
		}
	case "logo":
		p.logo, p.level = 0.15+r.Float64()*0.09, 'H'
	case "jpeg":
		s.jpeg = 10 + r.IntN(81)
		p.module = 3 + r.Float64()*4
	case "resampled":
		s.resample = 0.6 + r.Float64()*0.9
		p.module = 4 + r.Float64()*4
	case "turned":
		p.turn = r.Float64() * 360
		p.module = 3 + r.Float64()*4
	case "edge":
		s.cut = true
		p.quiet = float64(r.IntN(3))
	case "several":
		for range 1 + r.IntN(3) {
			other := ordinary(r, s.dark)
			other.module = s.fitting(other.module)
			s.codes = append(s.codes, other)
		}
		p.module = s.fitting(p.module)
	case "tiny":
		p.module = pick(r, []float64{1, 1.5, 2, 2, 2.5, 3}) / s.screen.scale
		p.smooth = p.smooth && p.module*s.screen.scale >= 2
	case photoSet:
		s.screen = pick(r, []screen{{1366, 768, 1}, {1920, 1080, 1}, {1920, 1080, 1.5}})
		p.module = 4 + r.Float64()*3
		s.photo = snapped(r)
	case "terminal":
		s.dark = true
		p.glyphs = 14 + float64(r.IntN(10))
		if float64(s.screen.h)/s.screen.scale < smallPage {
			p.glyphs = 12 // all of the code is on the screen
		}
		p.fg, p.bg = pick(r, []pair{{"#fff", "#000"}, {"#d0d0d0", "#101010"}, {"#eee", "#300a24"}}).split()
		p.quiet = 2
	}
	s.codes = append(s.codes, p)
}

// smallPage is the height in page pixels below which not everything fits.
const smallPage = 1000

// fitting is a module so small that four codes have room beside each other.
func (s *scene) fitting(module float64) float64 {
	if float64(s.screen.h)/s.screen.scale < smallPage {
		return min(module, 4)
	}
	return module
}

type pair [2]string

func (p pair) split() (string, string) { return p[0], p[1] }

// ordinary is a code as a page usually shows it.
func ordinary(r *rand.Rand, dark bool) placed {
	p := placed{text: artificialKey(r), module: 3 + r.Float64()*5, quiet: 4, fg: "#000", bg: "#fff",
		smooth: r.IntN(3) == 0, level: pick(r, []byte{'L', 'M', 'M', 'Q'})}
	if r.IntN(2) == 0 {
		p.module = float64(int(p.module))
	}
	if dark {
		p.quiet = 2
	}
	return p
}

// artificialKey is an enrolment text with a random key that no site knows.
func artificialKey(r *rand.Rand) string {
	secret := make([]byte, pick(r, []int{10, 20, 20, 32}))
	for i := range secret {
		secret[i] = byte(r.Uint32())
	}
	issuer := pick(r, []string{"Gyakorlo", "Ugyfelkapu-minta", "Minta%20Port%C3%A1l", "Example"})
	return fmt.Sprintf("otpauth://totp/%s:minta%04d?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30",
		issuer, r.IntN(10000), strings.TrimRight(base32.StdEncoding.EncodeToString(secret), "="), issuer)
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// hash spreads a name over the seeds (FNV-1a).
func hash(text string) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range []byte(text) {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}
