package enroll

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/otpauth"
)

// addParameters adds what a page may show beside a typed key, behind a button:
// nearly every site uses what is already set.
func (s *Screen) addParameters(body *fyne.Container, key otpauth.Key) {
	algorithms := []otpauth.Algorithm{otpauth.SHA1, otpauth.SHA256, otpauth.SHA512}
	digits := []int{6, 7, 8}
	algorithm, length := key.Algorithm, key.Digits
	period := widgets.NewField(s.words.T("enroll.confirm.period"), "")
	period.Entry.SetText(strconv.Itoa(key.Period))
	changed := func() {
		// What is not a number is refused with the rest when it is saved.
		seconds, _ := strconv.Atoi(period.Entry.Text)
		s.flow.EditParameters(algorithm, length, seconds)
	}
	period.Entry.OnChanged = func(string) { changed() }
	algorithmChoice := widgets.NewChoice([]string{"SHA1", "SHA256", "SHA512"}, slices.Index(algorithms, algorithm),
		func(i int) { algorithm = algorithms[i]; changed() })
	lengthChoice := widgets.NewChoice([]string{"6", "7", "8"}, slices.Index(digits, length),
		func(i int) { length = digits[i]; changed() })
	more := widgets.NewColumn(
		widgets.NewWords(s.words.T("enroll.confirm.algorithm")), algorithmChoice.Container,
		widgets.NewWords(s.words.T("enroll.confirm.digits")), lengthChoice.Container,
		period.Container,
	)
	more.Hide()
	var open *widgets.Button
	open = widgets.NewQuietButton(s.words.T("enroll.confirm.more"), func() {
		open.Hide()
		more.Show()
		body.Refresh()
	})
	body.Add(widgets.NewButtonRow(open))
	body.Add(more)
}
