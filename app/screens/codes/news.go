package codes

import (
	"time"

	"kapukod/app/widgets"
)

// telling is the news that the page shows.
type telling struct {
	until time.Time // zero for as long as the page is there
	title string
	// count gives the text of each second, and whether it goes on; nil for news
	// that stay as they are.
	count func(now time.Time) (text string, on bool)
	// brief tells that there is room for a title alone.
	brief bool
}

// Tell shows news above the buttons until a time.
func (s *Screen) Tell(tone widgets.Tone, title, body string, until time.Time) {
	if !until.IsZero() && s.tellOnCard(tone, title, nil) {
		return
	}
	s.telling = telling{until: until, brief: s.telling.brief}
	s.news.Set(tone, title, body)
}

// TellWhile shows news whose text is asked for each second, until there is none.
func (s *Screen) TellWhile(tone widgets.Tone, title string, count func(now time.Time) (text string, on bool)) {
	text, on := count(s.now)
	if !on {
		return
	}
	if s.tellOnCard(tone, title, count) {
		return
	}
	s.telling = telling{title: title, count: count, brief: s.telling.brief}
	title, text = s.fitting(title, text)
	s.news.Set(tone, title, text)
}

// tellOnCard puts good news on the large card where the text is so large that
// news beside it would push the code out of the window: the title on the main
// button for a moment, and what is counted below it.
func (s *Screen) tellOnCard(tone widgets.Tone, title string, count func(time.Time) (string, bool)) bool {
	f, ok := s.face.(*simple)
	if !ok || tone != widgets.Good || !widgets.LargeText() {
		return false
	}
	f.told, f.until, f.count = title, s.now.Add(onButton), count
	f.draw(s.now)
	return true
}

// onButton is how long news stands on a button.
const onButton = 4 * time.Second

// fitting gives what is counted the place of the title where there is room for
// nothing else.
func (s *Screen) fitting(title, text string) (string, string) {
	if s.telling.brief {
		return text, ""
	}
	return title, text
}

// tickNews counts on, and takes away what is over.
func (s *Screen) tickNews() {
	over := !s.telling.until.IsZero() && s.now.After(s.telling.until)
	if s.telling.count != nil {
		text, on := s.telling.count(s.now)
		if on {
			s.news.Count(s.fitting(s.telling.title, text))
			return
		}
		over = true
	}
	if over {
		s.telling = telling{brief: s.telling.brief}
		s.news.Clear()
	}
}
