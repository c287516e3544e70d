package speech

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"

	"kapukod/internal/text"
)

// object is an object of COM: a pointer to the table of its functions.
type object struct{ functions *[40]uintptr }

// The functions that are used, by their places in the tables of sapi.h.
const (
	release       = 2  // IUnknown
	tokensNext    = 3  // IEnumSpObjectTokens
	categorySetID = 15 // ISpObjectTokenCategory
	categoryEnum  = 18
	voiceSetVoice = 18 // ISpVoice
	voiceSpeak    = 20
	voiceWait     = 32
)

// How to read: in the background, plain text; and how to stop.
const (
	readAsync   = 1  // SPF_ASYNC
	readPurge   = 2  // SPF_PURGEBEFORESPEAK
	readPlain   = 16 // SPF_IS_NOT_XML
	notYet      = 1  // S_FALSE
	lookEvery   = 50 // milliseconds
	anyContext  = 23 // CLSCTX_ALL
	changedMode = 0x80010106
)

// The classes and interfaces of sapi.h.
func voiceClass() *windows.GUID     { return guid("{96749377-3391-11D2-9EE3-00C04F797396}") }
func voiceFunctions() *windows.GUID { return guid("{6C44DF74-72B9-4992-A1EC-EF996E0422D4}") }
func categoryClass() *windows.GUID  { return guid("{A910187F-0C7A-45AC-92CC-59EDAFB77B53}") }
func categoryFunctions() *windows.GUID {
	return guid("{2D3D3845-39AF-4850-BBF9-40B49780011D}")
}

func guid(text string) *windows.GUID {
	id, err := windows.GUIDFromString(text)
	if err != nil {
		return &windows.GUID{} // of which there is no class
	}
	return &id
}

// categories are where voices are noted: those of the speech interface itself, and
// those that the system's settings add, among which is the Hungarian one.
func categories() []string {
	return []string{
		`HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech\Voices`,
		`HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech_OneCore\Voices`,
	}
}

// attributes ask for a voice of the language, best first.
func attributes(lang text.Lang) []string {
	if lang == text.Hungarian {
		return []string{"Language=40E"}
	}
	return []string{"Language=809", "Language=409"}
}

// say reads through the system's speech interface, in this process: no other program
// sees the words.
func say(ctx context.Context, lang text.Lang, words string) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	err := windows.CoInitializeEx(0, windows.COINIT_MULTITHREADED)
	if err != nil && !errors.Is(err, syscall.Errno(notYet)) && !errors.Is(err, syscall.Errno(changedMode)) {
		return fmt.Errorf("begin COM: %w", err)
	}
	if !errors.Is(err, syscall.Errno(changedMode)) {
		defer windows.CoUninitialize()
	}
	voice, err := create(voiceClass(), voiceFunctions())
	if err != nil {
		return err
	}
	defer voice.call(release)
	token := findVoice(lang)
	if token == nil {
		return ErrNoVoice
	}
	defer token.call(release)
	if err := voice.try(voiceSetVoice, uintptr(unsafe.Pointer(token))); err != nil {
		return err
	}
	return voice.read(ctx, words)
}

// read has the voice read, and stops it with ctx.
func (o *object) read(ctx context.Context, words string) error {
	plain, err := windows.UTF16FromString(words)
	if err != nil {
		return err
	}
	defer clear(plain)
	if err := o.try(voiceSpeak, uintptr(unsafe.Pointer(&plain[0])), readAsync|readPlain, 0); err != nil {
		return err
	}
	for o.call(voiceWait, lookEvery) == notYet {
		if ctx.Err() != nil {
			o.call(voiceSpeak, 0, readAsync|readPurge, 0)
			return ctx.Err()
		}
	}
	return nil
}

// findVoice gives the first voice of the language; nil for none.
func findVoice(lang text.Lang) *object {
	for _, wanted := range attributes(lang) {
		for _, category := range categories() {
			if token := voiceIn(category, wanted); token != nil {
				return token
			}
		}
	}
	return nil
}

func voiceIn(category, wanted string) *object {
	list, err := create(categoryClass(), categoryFunctions())
	if err != nil {
		return nil
	}
	defer list.call(release)
	name, err := windows.UTF16PtrFromString(category)
	if err != nil || list.try(categorySetID, uintptr(unsafe.Pointer(name)), 0) != nil {
		return nil
	}
	attribute, err := windows.UTF16PtrFromString(wanted)
	if err != nil {
		return nil
	}
	var tokens, token *object
	if list.try(categoryEnum, uintptr(unsafe.Pointer(attribute)), 0, uintptr(unsafe.Pointer(&tokens))) != nil || tokens == nil {
		return nil
	}
	defer tokens.call(release)
	var got uint32
	if tokens.try(tokensNext, 1, uintptr(unsafe.Pointer(&token)), uintptr(unsafe.Pointer(&got))) != nil || got == 0 {
		return nil
	}
	return token
}

// create makes an object of a class.
func create(class, functions *windows.GUID) (*object, error) {
	var o *object
	answer, _, _ := windows.NewLazySystemDLL("ole32.dll").NewProc("CoCreateInstance").Call(
		uintptr(unsafe.Pointer(class)), 0, anyContext, uintptr(unsafe.Pointer(functions)), uintptr(unsafe.Pointer(&o)))
	if int32(answer) < 0 || o == nil {
		return nil, fmt.Errorf("reach the speech interface: %w", syscall.Errno(answer))
	}
	return o, nil
}

// call calls a function of the object and gives its answer.
//
//go:uintptrescapes
func (o *object) call(function int, arguments ...uintptr) uintptr {
	answer, _, _ := syscall.SyscallN(o.functions[function], append([]uintptr{uintptr(unsafe.Pointer(o))}, arguments...)...)
	return answer
}

// try is call for a function whose answer may be a failure.
//
//go:uintptrescapes
func (o *object) try(function int, arguments ...uintptr) error {
	if answer := o.call(function, arguments...); int32(answer) < 0 {
		return fmt.Errorf("ask the speech interface: %w", syscall.Errno(answer))
	}
	return nil
}
