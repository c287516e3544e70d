package seat

import "encoding/binary"

// Where WTSINFOEXW has what, and what its values mean (Microsoft's page of
// WTSINFOEX_LEVEL1_W). All of it is for Windows 8 and newer: Windows 7 has the
// two flags the other way round.
const (
	wtsLevelAt, wtsStateAt, wtsFlagsAt = 0, 12, 16
	wtsLeast                           = 20

	wtsDisconnected = 4
	wtsLock         = 0
	wtsUnlock       = 1
)

// lockedByWTS reads an answer to WTSSessionInfoEx: a session is left when its
// screen is locked, and when nobody sees it, as after switching to another user.
func lockedByWTS(info []byte) (locked, known bool) {
	if len(info) < wtsLeast || binary.LittleEndian.Uint32(info[wtsLevelAt:]) != 1 {
		return false, false
	}
	if binary.LittleEndian.Uint32(info[wtsStateAt:]) == wtsDisconnected {
		return true, true
	}
	switch binary.LittleEndian.Uint32(info[wtsFlagsAt:]) {
	case wtsLock:
		return true, true
	case wtsUnlock:
		return false, true
	}
	return false, false
}
