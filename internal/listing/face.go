package listing

// Few is up to how many entries one large card serves better than a list.
const Few = 3

// Simple tells whether entries are shown one at a time on a large card, by the
// choice of settings.Faces.
func Simple(choice string, entries int) bool {
	switch choice {
	case "simple":
		return true
	case "list":
		return false
	}
	return entries <= Few
}
