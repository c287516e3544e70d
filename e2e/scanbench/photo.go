package main

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"math/rand/v2"
)

// photoSet is the set of photographs of a screen, as a telephone takes them: askew, unsharp, with the screen's own
// grid in them.
const photoSet = "photo"

// photo is how a photograph was taken.
type photo struct {
	w, h             int     // of the photograph
	module           float64 // pixels of it that a module is wide
	yaw, pitch, roll float64 // radians
	distance         float64 // in sides of the photograph
	blur             float64 // pixels
	noise, gain      float64
	slope            float64 // how much darker the far side is
	glare            float64 // brightness added by a lamp
	lamp             [2]float64
	quality          int
	seed             uint64
}

func snapped(r *rand.Rand) *photo {
	size := pick(r, [][2]int{{1280, 960}, {1600, 1200}, {2048, 1536}})
	p := &photo{w: size[0], h: size[1], module: 2.5 + 5.5*r.Float64(), distance: 1 + 2*r.Float64(),
		noise: 1 + 8*r.Float64(), gain: 0.7 + 0.6*r.Float64(), slope: 0.5 * r.Float64(), quality: 60 + r.IntN(33), seed: r.Uint64()}
	angle := func(most float64) float64 { return (2*r.Float64() - 1) * most * math.Pi / 180 }
	p.yaw, p.pitch, p.roll = angle(35), angle(35), angle(25)
	p.blur = 0.4 + r.Float64()*0.25*p.module
	if r.IntN(3) == 0 {
		p.glare, p.lamp = 120*r.Float64(), [2]float64{r.Float64(), r.Float64()}
	}
	return p
}

// of is the photograph of a screen on which a code with modules of that many pixels has its middle at x,y.
func (p *photo) of(screen image.Image, x, y, module float64) (image.Image, error) {
	light := p.exposed(screen, x, y, p.module/module)
	for range 3 { // three boxes are as good as a bell
		light = blurred(light, p.w, p.h, p.blur)
	}
	r := rand.New(rand.NewPCG(p.seed, 3))
	img := image.NewRGBA(image.Rect(0, 0, p.w, p.h))
	for i := range p.w * p.h {
		var c [3]uint8
		for ch := range c {
			c[ch] = uint8(math.Max(0, math.Min(255, float64(light[3*i+ch])+r.NormFloat64()*p.noise)))
		}
		img.SetRGBA(i%p.w, i/p.w, color.RGBA{c[0], c[1], c[2], 255})
	}
	var file bytes.Buffer
	if err := jpeg.Encode(&file, img, &jpeg.Options{Quality: p.quality}); err != nil {
		return nil, err
	}
	return jpeg.Decode(&file)
}

// exposed is the light that falls on each pixel: a few rays through it, each of which meets a red, green or blue
// strip of the screen, or the black between them. That is where moiré comes from.
func (p *photo) exposed(screen image.Image, x, y, scale float64) []float32 {
	const rays = 4
	light := make([]float32, 3*p.w*p.h)
	rot := rotation(p.yaw, p.pitch, p.roll)
	away := p.distance * float64(p.w)
	b := screen.Bounds()
	r := rand.New(rand.NewPCG(p.seed, 1))
	for i := range p.w * p.h {
		u, v := float64(i%p.w), float64(i/p.w)
		var sum [3]float64
		for ray := range rays * rays {
			du := (float64(ray%rays) + r.Float64()) / rays
			dv := (float64(ray/rays) + r.Float64()) / rays
			sx, sy := onScreen(rot, (u+du-float64(p.w)/2)/away, (v+dv-float64(p.h)/2)/away, away)
			sx, sy = x+sx/scale, y+sy/scale
			at := image.Pt(int(math.Floor(sx)), int(math.Floor(sy)))
			if !at.In(b) {
				continue
			}
			fx, fy := (sx-math.Floor(sx))*3, sy-math.Floor(sy)
			if strip := fx - math.Floor(fx); strip < 0.06 || strip > 0.94 || fy < 0.05 || fy > 0.95 {
				continue
			}
			c := color.RGBAModel.Convert(screen.At(at.X, at.Y)).(color.RGBA)
			ch := int(fx)
			sum[ch] += 3.6 * float64([3]uint8{c.R, c.G, c.B}[ch])
		}
		shade := p.gain * (1 - p.slope*u/float64(p.w))
		dx, dy := u/float64(p.w)-p.lamp[0], v/float64(p.h)-p.lamp[1]
		lamp := p.glare * math.Exp(-12*(dx*dx+dy*dy))
		for ch := range sum {
			light[3*i+ch] = float32(sum[ch]/(rays*rays)*shade + lamp + 6)
		}
	}
	return light
}

type matrix [3][3]float64

func rotation(yaw, pitch, roll float64) matrix {
	cy, sy, cp, sp, cr, sr := math.Cos(yaw), math.Sin(yaw), math.Cos(pitch), math.Sin(pitch), math.Cos(roll), math.Sin(roll)
	return matrix{
		{cr * cy, cr*sy*sp - sr*cp, cr*sy*cp + sr*sp},
		{sr * cy, sr*sy*sp + cr*cp, sr*sy*cp - cr*sp},
		{-sy, cy * sp, cy * cp},
	}
}

// onScreen is where the ray in direction u,v,1 meets a turned plane that is away in front of the camera, in the
// plane's own coordinates.
func onScreen(m matrix, u, v, away float64) (x, y float64) {
	t := m[2][2] * away / (m[0][2]*u + m[1][2]*v + m[2][2])
	p := [3]float64{t * u, t * v, t - away}
	return m[0][0]*p[0] + m[1][0]*p[1] + m[2][0]*p[2], m[0][1]*p[0] + m[1][1]*p[1] + m[2][1]*p[2]
}

// blurred spreads every pixel over the box around it, along rows and columns.
func blurred(light []float32, w, h int, radius float64) []float32 {
	across := make([]float32, len(light))
	down := make([]float32, len(light))
	pass := func(from, to []float32, n, lines int, step, stride int) {
		reach := int(math.Ceil(radius))
		edge := float32(radius - math.Floor(radius))
		if edge == 0 {
			edge = 1
		}
		for line := range lines {
			for i := range n {
				var sum, weight float32
				for d := -reach; d <= reach; d++ {
					if i+d < 0 || i+d >= n {
						continue
					}
					wt := float32(1)
					if d == -reach || d == reach {
						wt = edge
					}
					sum += wt * from[line*stride+(i+d)*step]
					weight += wt
				}
				to[line*stride+i*step] = sum / weight
			}
		}
	}
	for ch := range 3 {
		pass(light[ch:], across[ch:], w, h, 3, 3*w)
		pass(across[ch:], down[ch:], h, w, 3*w, 3)
	}
	return down
}
