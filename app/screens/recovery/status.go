package recovery

import (
	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Status is what the vault knows about its sheet, ready to read.
type Status struct {
	// Exists tells whether there is a sheet; Made says since when.
	Exists bool
	Made   string
	// Proven says when it was last checked; empty for never.
	Proven string
	// Asked are the numbers of the groups that prove it; empty where a sheet
	// cannot be checked.
	Asked []int
}

// StatusActions are what the user can ask for here. The secret of Renew and
// Revoke is the user's own passphrase, which the caller wipes; each is
// answered with another screen, or with WrongGroups or Failed.
type StatusActions struct {
	Prove  func(groups map[int]string)
	Renew  func(own []byte)
	Revoke func(own []byte)
	Back   func()
}

// About is the page about the vault's recovery sheet.
type About struct {
	frame
	status  Status
	actions StatusActions
}

// NewAbout returns the page.
func NewAbout(words *text.Catalog, status Status, actions StatusActions) *About {
	a := &About{frame: newFrame(words), status: status, actions: actions}
	a.showStatus()
	return a
}

// AskRenew goes straight to making a new sheet.
func (a *About) AskRenew() { a.showRenew() }

func (a *About) showStatus() {
	a.Begin()
	body := widgets.NewColumn(widgets.NewWords(a.words.T("recovery.purpose")), a.statusNotice())
	renew := widgets.NewButton(a.words.T("recovery.renew"), a.showRenew)
	back := a.Back(a.actions.Back)
	actions := []fyne.CanvasObject{back}
	switch {
	case !a.status.Exists:
		renew.Rank = widgets.Main
		actions = append(actions, renew)
	case len(a.status.Asked) == 0:
		renew.Rank = widgets.Main
		body.Add(widgets.NewWords(a.words.T("recovery.uncheckable")))
		body.Add(widgets.NewButtonRow(widgets.NewQuietButton(a.words.T("recovery.revoke"), a.showRevoke)))
		actions = append(actions, renew)
	default:
		body.Add(widgets.NewWords(a.words.T("recovery.notathand")))
		body.Add(widgets.NewButtonRow(widgets.NewQuietButton(a.words.T("recovery.revoke"), a.showRevoke), renew))
		actions = append(actions, widgets.NewMainButton(a.words.T("recovery.prove"), a.showProve))
	}
	a.Show(a.words.T("recovery.title"), body, actions...)
}

func (a *About) statusNotice() *widgets.Notice {
	made := a.words.T("recovery.made", "Date", a.status.Made)
	switch {
	case !a.status.Exists:
		return widgets.NewNotice(widgets.Careful, a.words.T("recovery.none.title"), a.words.T("recovery.none.text"))
	case a.status.Proven == "":
		return widgets.NewNotice(widgets.Careful, a.words.T("recovery.unproven.title"), made)
	}
	return widgets.NewNotice(widgets.Good, a.words.T("recovery.proven.title"),
		made+" "+a.words.T("recovery.proven", "Date", a.status.Proven))
}

func (a *About) showProve() { a.proofPage(a.status.Asked, a.actions.Prove, a.showStatus) }

func (a *About) showRenew() {
	a.askOwn("recovery.renew", a.actions.Renew,
		widgets.NewWords(a.words.T("recovery.renew.text")),
		widgets.NewNotice(widgets.Careful, a.words.T("recovery.old.title"), a.words.T("recovery.old.text")))
}

func (a *About) showRevoke() {
	a.askOwn("recovery.revoke", a.actions.Revoke,
		widgets.NewNotice(widgets.Careful, a.words.T("recovery.revoke.sure"), a.words.T("recovery.revoke.text")),
		widgets.NewWords(a.words.T("recovery.old.text")))
}

// askOwn asks for the user's own passphrase before something that cannot be
// taken back. key names the button and the title.
func (a *About) askOwn(key string, use func([]byte), explain ...fyne.CanvasObject) {
	a.Begin()
	field := widgets.NewPassphraseField(a.words.T("recovery.own"), a.words.T("unlock.hint"))
	a.Fields = []*widgets.Field{field}
	submit := func() {
		if field.Entry.Text == "" {
			a.News.Set(widgets.Careful, a.words.T("recovery.own.empty"), "")
			return
		}
		if a.Busy() {
			use([]byte(field.Entry.Text))
		}
	}
	field.Entry.OnSubmitted = func(string) { submit() }
	a.Main = widgets.NewMainButton(a.words.T(key), submit)
	body := widgets.NewColumn()
	if a.status.Exists {
		body = widgets.NewColumn(explain...)
	}
	body.Add(field.Container)
	a.Show(a.words.T(key), body, a.Back(a.showStatus), a.Main)
}
