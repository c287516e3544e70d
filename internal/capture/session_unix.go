//go:build !windows && !darwin

package capture

// sessionOf goes by the same variable as the capture library, so that both expect the same picture.
// Screens are counted over X11 also under Wayland (by XWayland): without DISPLAY there are none.
func sessionOf(getenv func(string) string) session {
	switch {
	case getenv("DISPLAY") == "":
		return noSession
	case getenv("XDG_SESSION_TYPE") == "wayland":
		return portalSession
	default:
		return directSession
	}
}
