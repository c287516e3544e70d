package recovery

import (
	"strings"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
)

// proofPage asks for some of the sheet's groups by number, to be read from the
// paper. The groups are not on this page.
func (f *frame) proofPage(asked []int, prove func(map[int]string), back func(), others ...fyne.CanvasObject) {
	f.Begin()
	body := widgets.NewColumn(widgets.NewWords(f.words.T("recovery.prove.text")))
	for _, number := range asked {
		field := widgets.NewField(f.words.T("recovery.prove.group", "Number", number), "")
		f.Fields = append(f.Fields, field)
		body.Add(field.Container)
	}
	body.Add(widgets.NewWords(f.words.T("recovery.prove.hint")))
	fields := f.Fields
	submit := func() {
		typed := map[int]string{}
		for i, field := range fields {
			typed[asked[i]] = strings.TrimSpace(field.Entry.Text)
			if typed[asked[i]] == "" {
				f.News.Set(widgets.Careful, f.words.T("recovery.prove.empty"), "")
				f.FocusOn(field.Focus)
				return
			}
		}
		if f.Busy() {
			prove(typed)
		}
	}
	for i, field := range fields {
		field.Entry.OnSubmitted = func(string) {
			if i+1 < len(fields) {
				f.FocusOn(fields[i+1].Focus)
				return
			}
			submit()
		}
	}
	f.Main = widgets.NewMainButton(f.words.T("recovery.prove.check"), submit)
	actions := append([]fyne.CanvasObject{f.Back(back)}, others...)
	f.Show(f.words.T("recovery.prove.title"), body, append(actions, f.Main)...)
}

// WrongGroups says which of the groups are not as on the sheet, without saying
// what they are.
func (f *frame) WrongGroups(numbers []int) {
	if len(numbers) == 1 {
		f.Tell(widgets.Careful, f.words.T("recovery.prove.differs", "Number", numbers[0]), f.words.T("recovery.prove.again"))
		return
	}
	f.Tell(widgets.Careful, f.words.T("recovery.prove.differ"), f.words.T("recovery.prove.again"))
}
