package widgets

import "fyne.io/fyne/v2"

// Keys is who is told of keys and letters that the widget with the focus has no
// use for; nil functions are told nothing. The toolkit itself tells nobody of
// them.
type Keys struct {
	Key    func(*fyne.KeyEvent)
	Letter func(rune)
}

func (k Keys) key(e *fyne.KeyEvent) {
	if k.Key != nil {
		k.Key(e)
	}
}

func (k Keys) letter(r rune) {
	if k.Letter != nil {
		k.Letter(r)
	}
}
