package main

import (
	"time"

	"github.com/go-gl/glfw/v3.4/glfw"

	"kapukod/app/uirun"
)

// newLoop is the toolkit's loop, which sleeps by the same library by which the
// toolkit itself asks the system for events.
func newLoop() *uirun.Loop {
	return &uirun.Loop{
		Wait: func(atMost time.Duration) { glfw.WaitEventsTimeout(atMost.Seconds()) },
		Wake: glfw.PostEmptyEvent,
		Now:  time.Now,
	}
}
