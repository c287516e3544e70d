package practice

import "fmt"

// The portal's own word on why something was refused. The real sites say no
// more than „Hibás azonosító.”; who practises may know.

// wrongPasswords is how many the real Ügyfélkapu takes before it wants a visit
// in person.
const wrongPasswords = 5

// whyCode explains a refused code.
func whyCode(became verdict, code string) saying {
	switch became {
	case codeUsed:
		return saying{"Ezt a kódot az oldal egyszer már elfogadta, másodszor nem jó. **Várja meg a következőt**, és azt írja be.",
			"The page has taken this code before; it is not good a second time. **Wait for the next one** and type that."}
	case codeLate:
		return saying{"Ez a kód közben lejárt. Írja be azt, **amelyik most látszik**; kevés időnél várja meg a következőt. Ha az is lejárt, **késik az óra** azon a gépen, amelyik a kódot adja.",
			"This code has run out meanwhile. Type the one **that shows now**, or the next one if little time is left. If that has run out too, **the clock is slow** on the computer that gives the code."}
	case codeEarly:
		return saying{"Ez a kód majd csak később lesz jó: **siet az óra** azon a gépen vagy telefonon, amelyik a kódot adja. Állítsa be pontosan.",
			"This code will be good only later: **the clock is fast** on the computer or phone that gives the code. Set it right."}
	}
	if !sixDigits(code) {
		return saying{"A kód **hat számjegy**, betű nélkül. Nem a jelszó, nem a 16 karakteres kulcs, és nem a törlőkód.",
			"The code is **six digits**, without letters. It is not the password, not the 16-character key, and not the deletion code."}
	}
	return saying{"Ez a kód nem ehhez a beállításhoz tartozik. Nézze meg: **a legutóbb beállított „Gyakorló” bejegyzés** kódját írta be? Jól írta mind a hat számjegyet?",
		"This code does not belong to this set-up. Is it the code of **the “Gyakorló” entry that you set up last**? Are all six digits right?"}
}

// whyOldKey explains a code of a key that is worthless by now.
func whyOldKey() saying {
	return saying{"Ez egy **régi QR-kódhoz tartozó bejegyzés** kódja. Új QR-kód óta a régi semmit nem ér. Az új bejegyzés kódját írja be, a régit törölje a Kapukódból.",
		"This is the code of **an entry from an older QR code**. Since there was a new one, it is worth nothing. Type the new entry's code, and delete the old entry in Kapukód."}
}

// whyUnfinished explains a code of a set-up that was left before its end: the
// earlier authenticator is still the valid one.
func whyUnfinished() saying {
	return saying{"Ez annak a beállításnak a kódja, amelynél **kimaradt a „Befejezés”**. A korábbi bejegyzés kódja jó. Ha a Kapukód azt már a lomtárba tette, hozza vissza: „Beállítások”, „Lomtár”.",
		"This is a code of the set-up in which **„Befejezés” was left out**. The earlier entry's codes are good. If Kapukód has put that one into the bin, bring it back: “Settings”, “Bin”."}
}

// whyPassword explains a refused password and counts, which changes nothing.
func whyPassword(wrong int) saying {
	const hu, en = "A gyakorló név és jelszó a lapon olvasható. ", "The practice name and password stand on the page. "
	switch {
	case wrong == 0:
		return saying{hu, en}
	case wrong < wrongPasswords:
		return saying{
			hu + fmt.Sprintf("Ez eddig **%d rossz jelszó**. Itt bármennyi lehet. A valódi oldalon **öt** után személyesen kell bemenni: kettő után álljon meg, és keresse elő a papírját.", wrong),
			en + fmt.Sprintf("This makes **%d wrong so far**. Here you may have any number. On the real site **five** mean a visit in person: stop after two and look for your paper.", wrong)}
	}
	return saying{
		hu + fmt.Sprintf("Ez eddig **%d rossz jelszó**. A valódi oldalon most zárolták volna, és **személyesen kellene bemennie** egy kormányablakba. Itt semmi nem záródik le: próbálja tovább.", wrong),
		en + fmt.Sprintf("This makes **%d wrong so far**. The real site would be locked by now, and you would **have to go to an office in person**. Nothing is ever locked here: go on trying.", wrong)}
}

// whyTick explains why the page of the deletion code does not go on.
func whyTick() saying {
	return saying{"Előbb tegye el a törlőkódot a Kapukódban vagy papíron, azután jelölje be a négyzetet. **A „Befejezés” nélkül semmi nincs beállítva.**",
		"First put the deletion code away, in Kapukód or on paper, then tick the box. **Without „Befejezés” nothing is set up.**"}
}

// whyDeletion explains a refused deletion code.
func whyDeletion(code string) saying {
	if sixDigits(code) {
		return saying{"Ez hat számjegy: talán az azonosító? A törlőkód **más**: a beállítás végén kapta, és a Kapukódban vagy papíron tette el.",
			"These are six digits: the code for logging in, perhaps? The deletion code is **another one**: you got it at the end of the set-up, and put it away in Kapukód or on paper."}
	}
	return saying{"Nem ez a törlőkód. Új beállításkor új törlőkód jár: **a legutóbbit** írja be.",
		"This is not the deletion code. Each new set-up gives a new one: type **the latest**."}
}

func sixDigits(code string) bool {
	if len(code) != codeDigits {
		return false
	}
	for _, c := range code {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}
