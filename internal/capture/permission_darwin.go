package capture

import "github.com/ebitengine/purego"

// allowed asks macOS, which asks nobody, whether this program may see the screen.
func allowed() bool { return coreGraphics("CGPreflightScreenCaptureAccess") }

// request has macOS ask the user, the first time in the life of an installation, and put the program
// on the list in the system's settings. The answer is that of before the question: what the user
// allows counts from the program's next start.
func request() bool { return coreGraphics("CGRequestScreenCaptureAccess") }

// coreGraphics calls a function of the framework that takes nothing and gives a bool. Where there is no
// such function (before macOS 10.15), nobody needs a permission. It needs no cgo.
func coreGraphics(function string) bool {
	library, err := purego.Dlopen("/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics",
		purego.RTLD_LAZY|purego.RTLD_GLOBAL)
	if err != nil {
		return true
	}
	address, err := purego.Dlsym(library, function)
	if err != nil {
		return true
	}
	var call func() bool
	purego.RegisterFunc(&call, address)
	return call()
}
