package main

import (
	"context"
	"os"
	"time"

	"kapukod/app/program"
	"kapukod/internal/seat"
)

// watchedSeat has the system tell when the person leaves.
func watchedSeat() program.Seat {
	return program.Seat{
		Watch: func(ctx context.Context, tell func(seat.Reason)) {
			seat.Watch(ctx, seat.Desk{Getenv: os.Getenv, Now: time.Now}, tell)
		},
	}
}
