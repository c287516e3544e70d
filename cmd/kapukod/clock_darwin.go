package main

import (
	"os/exec"
	"time"
)

// openFor is how long the system may take to open its settings.
const openFor = 5 * time.Second

// setClock opens the system's settings of date and time: first by the page's
// name since macOS 13, then by the one before.
func setClock() error {
	err := openPage("x-apple.systempreferences:com.apple.Date-Time-Settings.extension")
	if err != nil {
		err = openPage("x-apple.systempreferences:com.apple.preference.datetime")
	}
	return err
}

func openPage(page string) error {
	command := exec.Command("/usr/bin/open", page)
	command.WaitDelay = openFor
	return command.Run()
}
