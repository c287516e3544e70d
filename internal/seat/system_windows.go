package seat

import (
	"context"
	"unsafe"

	"golang.org/x/sys/windows"
)

// systemWatches asks Windows every two seconds. The messages that it sends need
// a window of one's own, and are not sent where its terminal service is off.
func systemWatches(_ Desk, tell func(Reason)) []func(context.Context) {
	query := windows.NewLazySystemDLL("wtsapi32.dll").NewProc("WTSQuerySessionInformationW")
	if query.Find() != nil {
		return nil
	}
	return []func(context.Context){poll(func() (locked, known bool) { return sessionLocked(query) }, tell)}
}

// sessionLocked asks WTSQuerySessionInformation for WTSSessionInfoEx.
func sessionLocked(query *windows.LazyProc) (locked, known bool) {
	const (
		currentSession = 0xFFFFFFFF // WTS_CURRENT_SESSION
		sessionInfoEx  = 25         // WTS_INFO_CLASS, WTSSessionInfoEx
	)
	var info *byte
	var size uint32
	ok, _, _ := query.Call(0, currentSession, sessionInfoEx,
		uintptr(unsafe.Pointer(&info)), uintptr(unsafe.Pointer(&size)))
	if ok == 0 || info == nil {
		return false, false
	}
	defer windows.WTSFreeMemory(uintptr(unsafe.Pointer(info)))
	return lockedByWTS(unsafe.Slice(info, size))
}
