package main

import "golang.org/x/sys/windows"

// setClock opens the system's settings of date and time.
func setClock() error {
	open, err := windows.UTF16PtrFromString("open")
	if err != nil {
		return err
	}
	page, err := windows.UTF16PtrFromString("ms-settings:dateandtime")
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, open, page, nil, nil, windows.SW_SHOWNORMAL)
}
