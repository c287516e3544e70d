package capture

import "fmt"

// winStation is what Windows tells of the session that the program runs in.
type winStation struct {
	// disconnected: nobody is at the session's screens; a remote desktop's window was closed.
	disconnected bool
	// input is the desktop that has keyboard and screen at the moment, "" where the program may not
	// even open it; own is the one that the program's windows are on.
	input, own string
}

// judge tells why nothing can be captured at the moment, if so. Without it the capture of a locked
// session fails without a reason, or shows the desktop behind the lock.
func (s winStation) judge() error {
	switch {
	case s.disconnected:
		return ErrDisconnected
	case s.input == "":
		return fmt.Errorf("open the input desktop: %w", ErrLocked)
	case s.own != "" && s.input != s.own:
		return fmt.Errorf("another desktop has the screen: %w", ErrLocked)
	}
	return nil
}
