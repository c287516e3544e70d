package enroll

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/enroll"
	"kapukod/internal/vault"
)

// services are the kinds of site on offer, in the order they are shown.
func services() []vault.Service {
	return []vault.Service{vault.ServiceUgyfelkapu, vault.ServiceKeycloak, vault.ServiceGeneric}
}

// confirmPage asks whose key it is before anything is saved.
func (s *Screen) confirmPage() view {
	news := s.notice()
	draft := s.state.Draft
	issuer := widgets.NewField(s.words.T("enroll.confirm.issuer"), "")
	account := widgets.NewField(s.words.T("enroll.confirm.account"), s.words.T("enroll.confirm.account.hint"))
	issuer.Entry.SetText(draft.Key.Issuer)
	account.Entry.SetText(draft.Key.Account)
	service := draft.Service
	names := func() { s.flow.EditDraft(issuer.Entry.Text, account.Entry.Text, service) }
	choice := widgets.NewChoice([]string{
		s.words.T("service.ugyfelkapu"), s.words.T("service.keycloak"), s.words.T("service.generic"),
	}, max(slices.Index(services(), service), 0), func(i int) {
		service = services()[i]
		names()
	})
	save := widgets.NewMainButton(s.words.T("enroll.confirm.save"), nil)
	submit := func() {
		if save.Disabled() {
			return
		}
		names()
		// A name that was typed just now may be one that is there already: what
		// becomes of that entry is asked before anything is saved.
		if asks := replaceable(s.state.Draft); asks == "" || asks == replaceable(draft) {
			s.flow.SaveDraft()
		}
	}
	save.OnTapped = submit
	issuer.Entry.OnSubmitted = func(string) { submit() }
	account.Entry.OnSubmitted = func(string) { submit() }
	body := widgets.NewColumn(issuer.Container, account.Container)
	if !s.guided() { // a guide knows which site it is for
		body.Add(widgets.NewWords(s.words.T("enroll.confirm.service")))
		body.Add(choice.Container)
	}
	s.addReplaceable(body, draft)
	s.addParameters(body, draft.Key)
	page := s.newPage(PageConfirm, widgets.PageParts{
		Title: s.words.T("enroll.confirm.title"), Body: body, News: news,
		Actions: []fyne.CanvasObject{widgets.NewButton(s.words.T("common.back"), s.flow.Back), save},
	})
	return view{page: page, news: news, first: save, update: busyOff(save)}
}

// replaceable names the entries that the page asks about; "" for none.
func replaceable(draft enroll.Draft) string {
	var ids strings.Builder
	for _, old := range draft.Replaceable {
		ids.WriteString("/" + old.ID)
	}
	return ids.String()
}

// addReplaceable asks whether the new key takes the place of an old one.
func (s *Screen) addReplaceable(body *fyne.Container, draft enroll.Draft) {
	if len(draft.Replaceable) == 0 {
		return
	}
	options := []string{s.words.T("enroll.confirm.keepboth")}
	selected := 0
	for i, old := range draft.Replaceable {
		options = append(options, s.words.T("enroll.confirm.replace", "Name", old.Issuer+" "+old.Account))
		if old.ID == draft.Replaces {
			selected = i + 1
		}
	}
	body.Add(widgets.NewWords(s.words.T("enroll.confirm.replacing")))
	body.Add(widgets.NewChoice(options, selected, func(i int) {
		id := ""
		if i > 0 {
			id = draft.Replaceable[i-1].ID
		}
		s.flow.ReplaceEntry(id)
	}).Container)
}
