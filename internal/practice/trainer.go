package practice

import "fmt"

// Sheet is the trainer's sheet in one language: what each exercise is good for,
// how to begin on many computers, what to say.
type Sheet struct {
	Title, Lead string
	Parts       []SheetPart
}

// SheetPart is a heading with its paragraphs.
type SheetPart struct {
	Heading string
	// Listed paragraphs are a list with marks before them.
	Listed     bool
	Paragraphs []string
}

// TrainerSheet is the sheet in a language.
func TrainerSheet(lang Lang) Sheet {
	s := Sheet{Title: sheetTitle().In(lang), Lead: sheetLead().In(lang)}
	for _, part := range sheetParts() {
		p := SheetPart{Heading: part.heading.In(lang), Listed: true}
		for _, line := range part.lines {
			p.Paragraphs = append(p.Paragraphs, line.In(lang))
		}
		s.Parts = append(s.Parts, p)
	}
	teaches, tell := saying{"Mit tanít: ", "It teaches: "}, saying{"Mondja: ", "Say: "}
	for i, e := range exercises() {
		s.Parts = append(s.Parts, SheetPart{
			Heading:    fmt.Sprintf("%d. %s", i+1, e.title.In(lang)),
			Paragraphs: []string{teaches.In(lang) + e.teaches.In(lang), tell.In(lang) + e.tell.In(lang)},
		})
	}
	return s
}

type sheetPart struct {
	heading saying
	lines   []saying
}

func sheetTitle() saying {
	return saying{"Gyakorlás Kapukóddal – az oktató lapja", "Practising with Kapukód – the trainer's sheet"}
}

func sheetLead() saying {
	return saying{"Kétlépcsős belépés tanítása valódi fiók nélkül. A gyakorló oldal minden gépen magában fut, az internetre semmit nem küld, és bezáráskor mindent elfelejt.",
		"Teaching two-step login without anybody's real account. The practice page runs by itself on each computer, sends nothing to the internet, and forgets everything when it ends."}
}

func sheetParts() []sheetPart {
	return []sheetPart{{
		saying{"Húsz gépen, óra előtt", "On twenty computers, before the class"},
		[]saying{
			{"Minden gépen indítsa el a Kapukódot, és hozzon létre egy széfet a program által ajánlott jelmondattal. Írja fel a jelmondatot egy cédulára a gép mellé.",
				"Start Kapukód on each computer, and make a vault with the passphrase that the program offers. Write it on a slip of paper beside the computer."},
			{"A Kapukódban: „Súgó”, azután „Gyakorló oldal megnyitása”. A böngészőben megjelenik a gyakorlatok lapja.",
				"In Kapukód: “Help”, then “Open the practice page”. The list of exercises appears in the browser."},
			{"Ahol nincs Kapukód: a kapukod-practice program ugyanezt az oldalt nyitja meg.",
				"Where there is no Kapukód: the program kapukod-practice opens the same page."},
			{"Tegye a két ablakot egymás mellé, és nézze meg, hogy a gépek órája pontos-e.",
				"Put the two windows side by side, and see whether the computers' clocks are right."},
			{"Végezze el egyszer az 1. gyakorlatot.", "Do exercise 1 once yourself."},
		},
	}, {
		saying{"Az óra elején mondja el", "Say at the start of the class"},
		[]saying{
			{"„Ez gyakorló oldal, sárga csík van a tetején. Itt nem lehet bajt csinálni.”", "“This is a practice page, with a yellow band on top. You can do no harm here.”"},
			{"„Saját nevet és jelszót ide senki ne írjon. A gyakorló név és jelszó a lapon áll.”", "“Nobody types their own name or password here. The practice ones stand on the page.”"},
			{"„A lap tetején mindig ott van, mi a következő lépés.”", "“The next step always stands at the top of the page.”"},
			{"„Ha piros sort lát, olvassa el alatta a sárga dobozt: megmondja, miért.”", "“When you see a red line, read the yellow box under it: it says why.”"},
		},
	}, {
		saying{"Az óra után", "After the class"},
		[]saying{
			{"A gyakorlatok lapján a „Gyakorlás elölről” mindent töröl a következő csoportnak.", "“Start over” on the list of exercises clears everything for the next group."},
			{"A Kapukódban törölje a „Gyakorló …” bejegyzéseket, vagy a gyakorló széfet.", "Delete the entries “Gyakorló …” in Kapukód, or the vault made for practice."},
			{"Otthonra, a valódi fiókhoz: a törlőkód papíron, a széf mentése külön helyen.", "For home, with the real account: the deletion code on paper, a backup of the vault in another place."},
		},
	}}
}

// trainerData is what the page shows.
type trainerData struct {
	Sheet Sheet
	PDF   bool
}

func (p *Portal) trainerPage(v *visit) (reply, error) {
	return show(view{page: "trainer", Data: trainerData{TrainerSheet(v.b.lang), p.paper != nil}})
}

func (p *Portal) trainerPDF(v *visit) (reply, error) {
	if p.paper == nil {
		return reply{}, errNoPage
	}
	pdf, err := p.paper(v.b.lang, TrainerSheet(v.b.lang))
	if err != nil {
		return reply{}, fmt.Errorf("make the trainer's sheet: %w", err)
	}
	return reply{document: pdf}, nil
}
