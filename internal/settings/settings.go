// Package settings owns the choices a user makes about the program: language,
// look, text size, how codes are shown, when to lock, what the window does, and
// that a question was answered. None of them is secret. It never holds anything
// about entries or vaults.
package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"
)

// Settings are the choices. The zero value is not valid; start from Default.
type Settings struct {
	// Language is "hu" or "en"; empty means that the user has not chosen.
	Language string `json:"language"`
	// Look is one of Looks.
	Look string `json:"look"`
	// TextPercent is the text size, one of TextSizes.
	TextPercent int `json:"text_percent"`
	// LockMinutes is the idle time after which the vault locks, 1 to 60.
	LockMinutes int `json:"lock_minutes"`
	// ScreenShown tells that the desktop showed its screens when it was asked:
	// what it asks needs no more explaining.
	ScreenShown bool `json:"screen_shown,omitempty"`
	// ClockSeconds is what is added to the computer's clock for codes, for one
	// that cannot be set; at most half a day either way.
	ClockSeconds int `json:"clock_seconds,omitempty"`
	// Face is how the codes are shown, one of Faces.
	Face string `json:"face"`
	// Order is how a list of codes is ordered, one of Orders.
	Order string `json:"order"`
	// HideCodes is when a code is shown only while it is asked for, one of
	// HideChoices.
	HideCodes string `json:"hide_codes"`
	// LockWithSystem locks together with the system's own screen lock and sleep;
	// LockMinimised when the window is minimised.
	LockWithSystem bool `json:"lock_with_system"`
	LockMinimised  bool `json:"lock_minimised"`
	// Unseen keeps the window out of pictures of the screen, where the system can.
	Unseen bool `json:"unseen"`
	// OnTop keeps the window above others; Tray shows an icon in the system's tray.
	OnTop bool `json:"on_top"`
	Tray  bool `json:"tray"`
	// Still shows no moving pictures.
	Still bool `json:"still"`
}

// Faces are the ways to show the codes: "auto" is one large card for up to three
// entries and a list for more, "simple" and "list" are always the one or the other.
func Faces() []string { return []string{"auto", "simple", "list"} }

// Orders are the orders of a list: a person's own, by name, the last used first.
func Orders() []string { return []string{"own", "name", "used"} }

// HideChoices are when codes are hidden until asked for: "auto" is where more than
// one person can open the vault.
func HideChoices() []string { return []string{"auto", "always", "never"} }

// Looks are the looks on offer; "system" follows the desktop's.
func Looks() []string { return []string{"system", "light", "dark", "contrast"} }

// The least and the longest idle time before the vault locks, in minutes.
const (
	minLockMinutes = 1
	maxLockMinutes = 60
)

// mostClockSeconds is half a day.
const mostClockSeconds = 12 * 60 * 60

// MaxFile is the largest settings file that is read, in bytes.
const MaxFile = 64 << 10

// TextSizes are the text sizes on offer, in percent.
func TextSizes() []int { return []int{100, 125, 150, 200, 250, 300} }

// Default returns the choices of a first start. The look is light, since a
// desktop that does not say what it wants would be taken for a dark one.
func Default() Settings {
	return Settings{
		Look: "light", TextPercent: 100, LockMinutes: 5,
		Face: "auto", Order: "own", HideCodes: "auto", LockWithSystem: true, Tray: true,
	}
}

// LockAfter is LockMinutes as a duration.
func (s Settings) LockAfter() time.Duration { return time.Duration(s.LockMinutes) * time.Minute }

// ClockOffset is ClockSeconds as a duration.
func (s Settings) ClockOffset() time.Duration { return time.Duration(s.ClockSeconds) * time.Second }

// Store reads and writes the settings of one user.
type Store struct {
	Read  func() ([]byte, error)
	Write func([]byte) error
}

// Load returns the stored settings. What is missing, unknown or out of range
// is replaced by the default: a damaged settings file never keeps anyone out.
// The error tells that the file could not be read; the settings are usable
// even then.
func (s Store) Load() (Settings, error) {
	data, err := s.Read()
	if errors.Is(err, fs.ErrNotExist) {
		return Default(), nil
	}
	if err != nil {
		return Default(), fmt.Errorf("read settings: %w", err)
	}
	got := Default()
	if len(data) > MaxFile {
		return Default(), nil
	}
	if err := json.Unmarshal(data, &got); err != nil && !otherKind(err) {
		return Default(), nil
	}
	return got.valid(), nil
}

// otherKind tells that only the kind of some values was not understood, as in a file
// of a later program: the others were read, and these have kept their default.
func otherKind(err error) bool {
	_, other := errors.AsType[*json.UnmarshalTypeError](err)
	return other
}

// Save stores the settings.
func (s Store) Save(settings Settings) error {
	data, err := json.MarshalIndent(settings.valid(), "", "  ")
	if err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	if err := s.Write(append(data, '\n')); err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	return nil
}

func (s Settings) valid() Settings {
	d := Default()
	if s.Language != "hu" && s.Language != "en" {
		s.Language = ""
	}
	s.Look = among(Looks(), s.Look, d.Look)
	s.Face = among(Faces(), s.Face, d.Face)
	s.Order = among(Orders(), s.Order, d.Order)
	s.HideCodes = among(HideChoices(), s.HideCodes, d.HideCodes)
	if !slices.Contains(TextSizes(), s.TextPercent) {
		s.TextPercent = d.TextPercent
	}
	if s.LockMinutes < minLockMinutes || s.LockMinutes > maxLockMinutes {
		s.LockMinutes = d.LockMinutes
	}
	if s.ClockSeconds < -mostClockSeconds || s.ClockSeconds > mostClockSeconds {
		s.ClockSeconds = 0
	}
	return s
}

// among returns value, or instead where it is none of choices.
func among(choices []string, value, instead string) string {
	if slices.Contains(choices, value) {
		return value
	}
	return instead
}
