package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"golang.org/x/image/draw"
)

// camera is a browser that draws pages without a window.
type camera struct {
	ctx context.Context
	end []context.CancelFunc
}

func newCamera(ctx context.Context) (*camera, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath("chromium"), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true))
	allocator, endAllocator := chromedp.NewExecAllocator(ctx, options...)
	page, endPage := chromedp.NewContext(allocator)
	c := &camera{ctx: page, end: []context.CancelFunc{endPage, endAllocator}}
	// The browser lives as long as the context that it is first used with.
	if err := chromedp.Run(page); err != nil {
		c.close()
		return nil, fmt.Errorf("start browser: %w", err)
	}
	return c, nil
}

func (c *camera) close() {
	for _, end := range c.end {
		end()
	}
}

// shotLimit is how long one page may take.
const shotLimit = 60 * time.Second

// shoot draws a scene, or takes the picture from an earlier run in folder.
func (c *camera) shoot(folder string, s scene) (image.Image, error) {
	file := filepath.Join(folder, s.name()+".png")
	if data, err := os.ReadFile(file); err == nil {
		return png.Decode(bytes.NewReader(data))
	}
	body, err := desk(s)
	if err != nil {
		return nil, fmt.Errorf("make page %s: %w", s.name(), err)
	}
	var shot []byte
	ctx, cancel := context.WithTimeout(c.ctx, shotLimit)
	defer cancel()
	w, h := int64(float64(s.screen.w)/s.screen.scale), int64(float64(s.screen.h)/s.screen.scale)
	err = chromedp.Run(ctx,
		emulation.SetDeviceMetricsOverride(w, h, s.screen.scale, false),
		chromedp.Navigate("data:text/html;base64,"+base64.StdEncoding.EncodeToString([]byte(body))),
		chromedp.WaitReady("#veil"), chromedp.Sleep(60*time.Millisecond),
		chromedp.CaptureScreenshot(&shot))
	if err != nil {
		return nil, fmt.Errorf("draw page %s: %w", s.name(), err)
	}
	img, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		return nil, fmt.Errorf("draw page %s: %w", s.name(), err)
	}
	if s.photo != nil {
		if img, err = s.photographed(ctx, img); err != nil {
			return nil, fmt.Errorf("take photograph %s: %w", s.name(), err)
		}
	}
	if img, err = spoilt(img, s); err != nil {
		return nil, err
	}
	var kept bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&kept, img); err != nil {
		return nil, err
	}
	return img, os.WriteFile(file, kept.Bytes(), 0o600)
}

// photographed is the photograph of the screen, with the code in its middle.
func (s scene) photographed(ctx context.Context, screen image.Image) (image.Image, error) {
	var box struct{ Left, Top, Width, Height float64 }
	if err := chromedp.Run(ctx, chromedp.Evaluate(`document.getElementById("c0").getBoundingClientRect().toJSON()`, &box)); err != nil {
		return nil, err
	}
	k := s.screen.scale
	return s.photo.of(screen, (box.Left+box.Width/2)*k, (box.Top+box.Height/2)*k, s.codes[0].module*k)
}

// spoilt does to a picture what the scene asks for.
func spoilt(img image.Image, s scene) (image.Image, error) {
	if s.resample > 0 {
		b := img.Bounds()
		to := image.NewRGBA(image.Rect(0, 0, int(float64(b.Dx())*s.resample), int(float64(b.Dy())*s.resample)))
		draw.BiLinear.Scale(to, to.Bounds(), img, b, draw.Src, nil)
		img = to
	}
	if s.jpeg > 0 {
		var file bytes.Buffer
		if err := jpeg.Encode(&file, img, &jpeg.Options{Quality: s.jpeg}); err != nil {
			return nil, err
		}
		return jpeg.Decode(&file)
	}
	return img, nil
}
