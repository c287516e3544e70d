package main

import (
	"os"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kapukod/app/program"
	"kapukod/internal/tray"
)

// trayOf is the icon in the system's tray, which the toolkit draws. The toolkit
// takes the first menu up late: it has to be the same one always.
func trayOf(a fyne.App, window fyne.Window) program.Tray {
	icons, ok := a.(desktop.App)
	if !ok {
		return program.Tray{}
	}
	menu := fyne.NewMenu("")
	return program.Tray{
		There: sync.OnceValue(func() bool { return tray.There(os.Getenv) }),
		Set: func(items []program.TrayItem) {
			menu.Items = menuItems(items)
			icons.SetSystemTrayMenu(menu)
		},
		Notify: func(title, text string) { a.SendNotification(fyne.NewNotification(title, text)) },
		Raise: func() {
			window.Show()
			native(window).Raise()
		},
	}
}

func menuItems(items []program.TrayItem) []*fyne.MenuItem {
	var all []*fyne.MenuItem
	for _, item := range items {
		if item.Label == "" {
			all = append(all, fyne.NewMenuItemSeparator())
			continue
		}
		one := fyne.NewMenuItem(item.Label, item.Do)
		one.IsQuit = item.Quit
		all = append(all, one)
	}
	return all
}
