package capture

import "time"

// Desktop is what System needs to know of the program and its session.
type Desktop struct {
	// Getenv is asked for the kind of session at each capture (os.Getenv in production).
	Getenv func(string) string
	// Now is the time by which a portal's picture is known to be of now.
	Now func() time.Time
	// AppID names the program to a portal, so that what the user allows is allowed to it alone. It is
	// the name of the program's .desktop file.
	AppID string
	// Open lets a portal look at this process until done is called: it refuses whom it cannot look
	// at. nil where that needs nothing.
	Open func() (done func())
}
