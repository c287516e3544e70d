package main

import "golang.org/x/sys/windows"

// preparePlatform makes the process aware of the screens' scaling: without it,
// Windows hands out pictures of scaled screens in too few pixels for a QR code.
// Neither call can fail in a way that matters: scanning is then less sharp.
func preparePlatform() {
	const perMonitorV2 = ^uintptr(3) // DPI_AWARENESS_CONTEXT_PER_MONITOR_AWARE_V2, -4
	user32 := windows.NewLazySystemDLL("user32.dll")
	if modern := user32.NewProc("SetProcessDpiAwarenessContext"); modern.Find() == nil {
		_, _, _ = modern.Call(perMonitorV2)
		return
	}
	if old := user32.NewProc("SetProcessDPIAware"); old.Find() == nil {
		_, _, _ = old.Call()
	}
}
