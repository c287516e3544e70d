package seat

import (
	"context"

	"github.com/ebitengine/purego"
)

// systemWatches asks the window server every two seconds. What macOS sends by
// itself needs a run loop of one's own.
func systemWatches(_ Desk, tell func(Reason)) []func(context.Context) {
	graphics, err := openGraphics()
	if err != nil {
		return nil
	}
	return []func(context.Context){poll(graphics.locked, tell)}
}

// graphics are the functions of Core Graphics and Core Foundation that it takes.
type graphics struct {
	session func() uintptr                                            // CGSessionCopyCurrentDictionary
	name    func(allocator uintptr, text string, code uint32) uintptr // CFStringCreateWithCString
	value   func(dictionary, key uintptr) uintptr                     // CFDictionaryGetValue
	truth   func(boolean uintptr) bool                                // CFBooleanGetValue
	release func(object uintptr)                                      // CFRelease
}

func openGraphics() (*graphics, error) {
	const frameworks = "/System/Library/Frameworks/"
	g := &graphics{}
	for _, f := range []struct {
		library, name string
		function      any
	}{
		{"CoreGraphics.framework/CoreGraphics", "CGSessionCopyCurrentDictionary", &g.session},
		{"CoreFoundation.framework/CoreFoundation", "CFStringCreateWithCString", &g.name},
		{"CoreFoundation.framework/CoreFoundation", "CFDictionaryGetValue", &g.value},
		{"CoreFoundation.framework/CoreFoundation", "CFBooleanGetValue", &g.truth},
		{"CoreFoundation.framework/CoreFoundation", "CFRelease", &g.release},
	} {
		library, err := purego.Dlopen(frameworks+f.library, purego.RTLD_LAZY|purego.RTLD_GLOBAL)
		if err != nil {
			return nil, err
		}
		address, err := purego.Dlsym(library, f.name)
		if err != nil {
			return nil, err
		}
		purego.RegisterFunc(f.function, address)
	}
	return g, nil
}

// locked reads CGSSessionScreenIsLocked, which is there only while the screen is
// locked.
func (g *graphics) locked() (locked, known bool) {
	const utf8 = 0x08000100 // kCFStringEncodingUTF8
	session := g.session()
	if session == 0 {
		return false, false // no window server, as over ssh
	}
	defer g.release(session)
	key := g.name(0, "CGSSessionScreenIsLocked", utf8)
	if key == 0 {
		return false, false
	}
	defer g.release(key)
	value := g.value(session, key)
	return value != 0 && g.truth(value), true
}
