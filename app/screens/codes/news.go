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
	if !until.IsZero() && s.tellOnFace(tone, title, func(now time.Time) (string, bool) { return body, now.Before(until) }) {
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
	if s.tellOnFace(tone, title, count) {
		return
	}
	s.telling = telling{title: title, count: count, brief: s.telling.brief}
	title, text = s.fitting(title, text)
	s.news.Set(tone, title, text)
}

// tellOnFace puts good news where it takes no room from the codes: in a list into
// the line below the rows; with text so large that news beside a card would push
// the code out of the window, on the card. It reports whether there is such a place.
func (s *Screen) tellOnFace(tone widgets.Tone, title string, count func(time.Time) (string, bool)) bool {
	if tone != widgets.Good && tone != widgets.Info {
		return false
	}
	switch f := s.face.(type) {
	case *simple:
		if !widgets.LargeText() {
			return false
		}
		f.told, f.until, f.count = title, s.now.Add(onButton), count
	case *list:
		if widgets.LargeText() {
			return false
		}
		f.strip.title, f.strip.count = title, count
	default:
		return false
	}
	s.telling = telling{brief: s.telling.brief}
	s.news.Clear()
	s.face.draw(s.now)
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
