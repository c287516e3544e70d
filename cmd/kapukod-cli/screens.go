package main

import (
	"context"
	"errors"
	"image"
	"strconv"

	"kapukod/internal/capture"
)

// scanScreens looks at every screen. A screen without a code is told, but the
// command fails only if none has one.
func (c *call) scanScreens(ctx context.Context) error {
	start := c.env.now()
	shots, err := c.env.screens(ctx)
	if err != nil {
		return screensFailure(err)
	}
	found := false
	for _, shot := range shots {
		name := "screen:" + strconv.Itoa(shot.Screen)
		err := c.scanPictures(ctx, name, []image.Image{shot.Image}, start)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			c.tellUnscanned(name, err)
			continue
		}
		found = true
	}
	if !found {
		return errSomeFailed()
	}
	return nil
}

func screensFailure(err error) error {
	switch {
	case errors.Is(err, capture.ErrNoDisplay):
		return refused("no_display", "there is no display to look at")
	case errors.Is(err, capture.ErrDenied):
		return refused("capture_denied", "the question whether to show the screen was answered with no")
	case errors.Is(err, capture.ErrNoPermission):
		return refused("capture_permission", "allow it first: System Settings, Privacy & Security, Screen & System Audio Recording")
	case errors.Is(err, capture.ErrNoPortal):
		return refused("capture_portal", "this desktop has no portal that shows the screen (package xdg-desktop-portal and the desktop's own part of it)")
	case errors.Is(err, capture.ErrLocked):
		return refused("capture_locked", "the session is locked, or the system asks something that programs must not see")
	case errors.Is(err, capture.ErrDisconnected):
		return refused("capture_disconnected", "nobody is connected to this session's screens")
	case errors.Is(err, capture.ErrKept):
		return refused("capture_kept", "the desktop's picture of the screen could not be removed: look for it in your folder of pictures")
	case errors.Is(err, capture.ErrPicture):
		return refused("capture_picture", "the desktop's picture of the screen could not be used")
	case errors.Is(err, capture.ErrRefused):
		return refused("capture_refused", "the system did not allow looking at the screen")
	case errors.Is(err, capture.ErrBlack):
		return refused("capture_black", "the system shows only black screens to this program")
	case errors.Is(err, capture.ErrTimeout):
		return refused("capture_timeout", "the system did not answer in time")
	case errors.Is(err, context.Canceled):
		return err
	}
	return refused("capture_failed", "the screens could not be read")
}
