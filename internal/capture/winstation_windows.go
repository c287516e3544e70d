package capture

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// stationNow asks Windows for the session's state. What it does not tell is taken for well.
func stationNow() winStation {
	input, own := inputDesktop(), ownDesktop()
	if input == unnamed {
		own = "" // it could be opened, and that is what counts
	}
	return winStation{disconnected: disconnected(), input: input, own: own}
}

const unnamed = "?"

// disconnected asks WTSQuerySessionInformation for WTSConnectState.
func disconnected() bool {
	const (
		currentSession = 0xFFFFFFFF // WTS_CURRENT_SESSION
		connectState   = 8          // WTS_INFO_CLASS, WTSConnectState
	)
	query := windows.NewLazySystemDLL("wtsapi32.dll").NewProc("WTSQuerySessionInformationW")
	if query.Find() != nil {
		return false
	}
	var state *uint32
	var size uint32
	ok, _, _ := query.Call(0, currentSession, connectState,
		uintptr(unsafe.Pointer(&state)), uintptr(unsafe.Pointer(&size)))
	if ok == 0 || state == nil {
		return false
	}
	defer windows.WTSFreeMemory(uintptr(unsafe.Pointer(state)))
	return size >= 4 && *state == windows.WTSDisconnected
}

// inputDesktop is the name of the desktop that has the screen. Windows refuses to open its secure
// desktop, where one logs in, unlocks and confirms what needs an administrator.
func inputDesktop() string {
	const readObjects = 0x1 // DESKTOP_READOBJECTS
	user32 := windows.NewLazySystemDLL("user32.dll")
	desktop, _, _ := user32.NewProc("OpenInputDesktop").Call(0, 0, readObjects)
	if desktop == 0 {
		return ""
	}
	defer func() { _, _, _ = user32.NewProc("CloseDesktop").Call(desktop) }()
	if name := objectName(desktop); name != "" {
		return name
	}
	return unnamed
}

func ownDesktop() string {
	user32 := windows.NewLazySystemDLL("user32.dll")
	desktop, _, _ := user32.NewProc("GetThreadDesktop").Call(uintptr(windows.GetCurrentThreadId()))
	if desktop == 0 {
		return ""
	}
	return objectName(desktop)
}

// objectName asks GetUserObjectInformation for UOI_NAME.
func objectName(object uintptr) string {
	const nameOf = 2 // UOI_NAME
	var name [256]uint16
	var size uint32
	user32 := windows.NewLazySystemDLL("user32.dll")
	ok, _, _ := user32.NewProc("GetUserObjectInformationW").Call(object, nameOf,
		uintptr(unsafe.Pointer(&name[0])), unsafe.Sizeof(name), uintptr(unsafe.Pointer(&size)))
	if ok == 0 {
		return ""
	}
	return windows.UTF16ToString(name[:])
}
