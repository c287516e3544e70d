package practice

// gatewayKeys are keys and deletion codes that are renewed or left behind.
func gatewayKeys() []exercise {
	return []exercise{{
		id: "renew", site: "gateway", path: "/ugyfelkapu/", begin: afresh,
		title: saying{"„Új kódot kérek”", "„Új kódot kérek” (I want a new code)"},
		about: saying{"A régi QR-kód ettől semmit nem ér.", "It makes the older QR code worthless."},
		steps: []step{
			{saying{"Jelentkezzen be az „Ügyfélkapu” gombbal, kérje az Ügyfélkapu+-t, és olvassa be a QR-kódot a Kapukóddal.",
				"Log in with „Ügyfélkapu”, request Ügyfélkapu+, and read the QR code with Kapukód."}, evShown},
			{saying{"Nyomja meg az „Új kódot kérek” feliratot.", "Press „Új kódot kérek”."}, evRenewed},
			{saying{"Írja be a jelszót és a beolvasott bejegyzés kódját, majd „TOVÁBB”. Az oldal nem fogadja el.",
				"Type the password and the code of the entry that you read, then „TOVÁBB”. The page refuses it."}, evOldKey},
			{saying{"Olvassa be az új QR-kódot, a régi bejegyzést törölje. Az új kóddal menjen tovább.",
				"Read the new QR code, and delete the old entry. Go on with the new code."}, evSetupCode},
			{saying{"Tegye el a törlőkódot, jelölje be a négyzetet, és nyomja meg a „Befejezés” gombot.",
				"Put the deletion code away, tick the box, and press „Befejezés”."}, evFinished},
		},
		teaches: saying{"Egy kattintás új kulcsot ad, és a beolvasott többé nem jó.", "One click gives a new key, and the one that was read is no longer good."},
		tell:    saying{"Ha már beolvasta, ne nyomja meg. Ha megnyomta, olvassa be újra.", "If you have read it, do not press. If you pressed, read again."},
	}, {
		id: "unsaved", site: "gateway", path: "/ugyfelkapu/", begin: afresh,
		title: saying{"Elhagyott törlőkód", "The deletion code left behind"},
		about: saying{"Mi történik, ha a törlőkód lapjáról mentés nélkül megyek tovább?", "What happens when I leave the deletion code's page without saving?"},
		steps: []step{
			{saying{"Állítsa be az Ügyfélkapu+-t addig, amíg a törlőkód megjelenik.", "Set Ügyfélkapu+ up until the deletion code shows."}, evSetupCode},
			{saying{"Nyomja meg a „Befejezés” gombot a négyzet bejelölése nélkül, és olvassa el, mit mond a lap.",
				"Press „Befejezés” without ticking the box, and read what the page says."}, evNoTick},
			{saying{"Jelentkezzen ki a menüben, mintha bezárta volna a lapot.", "Log out in the menu, as if you had closed the page."}, evUnfinished},
			{saying{"Jelentkezzen be újra, olvassa el a sárga dobozt, és állítsa be elölről: új QR-kód, új törlőkód, négyzet, „Befejezés”.",
				"Log in again, read the yellow box, and set up anew: new QR code, new deletion code, tick, „Befejezés”."}, evFinished},
		},
		teaches: saying{"A „Befejezés” nélkül semmi nincs beállítva.", "Without „Befejezés” nothing is set up."},
		tell:    saying{"Nem rontott el semmit: az új QR-kóddal elölről lehet kezdeni.", "You have broken nothing: begin again with the new QR code."},
	}, {
		id: "device", site: "gateway", path: "/ugyfelkapu/", begin: paired,
		title: saying{"Beállítás másik eszközre", "Set-up for another device"},
		about: saying{"Új kulcs és új törlőkód. A régi addig jó, amíg az új el nem készült.", "A new key and a new deletion code. The old ones are good until the new ones are ready."},
		steps: []step{
			{saying{"Jelentkezzen be: „Ügyfélkapu+”, név, jelszó, kód.", "Log in: „Ügyfélkapu+”, name, password, code."}, evCode},
			{saying{"Válassza a „BEÁLLÍTÁSOK” pontot, azután a „Beállítás másik eszközre” gombot.",
				"Choose „BEÁLLÍTÁSOK”, then press „Beállítás másik eszközre”."}, evOtherDevice},
			{saying{"Olvassa be az új QR-kódot. Írja be a jelszót és az új kódot, és nyomja meg a „TOVÁBB” gombot.",
				"Read the new QR code. Type the password and the new code, and press „TOVÁBB”."}, evSetupCode},
			{saying{"Tegye el az új törlőkódot: a régi már nem jó. Négyzet, „Befejezés”.", "Put the new deletion code away: the old one is no longer good. Tick, „Befejezés”."}, evFinished},
			{saying{"Jelentkezzen ki, és lépjen be az új bejegyzés kódjával.", "Log out, and log in with the new entry's code."}, evCode},
		},
		teaches: saying{"Gépcsere közben mindig marad egy jó kulcs. A törlőkód is megváltozik.", "There is always one good key while you change computers. The deletion code changes, too."},
		tell: saying{"A régi bejegyzést csak akkor törölje, ha az újjal már belépett.",
			"Delete the old entry only when you have logged in with the new one."},
	}}
}

// gatewayLosses are what to do without the codes.
func gatewayLosses() []exercise {
	return []exercise{{
		id: "end", site: "gateway", path: "/ugyfelkapu/", begin: paired,
		title: saying{"Elveszett a készülék: törlőkód", "The device is lost: deletion code"},
		about: saying{"Az Ügyfélkapu+ megszüntetése törlőkóddal, azután újra beállítás.", "Ending Ügyfélkapu+ with the deletion code, then setting it up again."},
		steps: []step{
			{saying{"Képzelje el, hogy nincs meg a kódja. Válassza a „Nincs meg az azonosítóm, van törlőkódom” sort. Írja be a nevet, a jelszót és a törlőkódot.",
				"Imagine that you have no codes. Choose the line „Nincs meg az azonosítóm, van törlőkódom”. Type name, password and deletion code."}, evEnded},
			{saying{"Jelentkezzen be: most csak név és jelszó kell. Kérje újra az Ügyfélkapu+-t, és írja be az új bejegyzés kódját.",
				"Log in: now name and password are enough. Request Ügyfélkapu+ again, and type the new entry's code."}, evSetupCode},
			{saying{"Tegye el az új törlőkódot, jelölje be a négyzetet, és nyomja meg a „Befejezés” gombot.",
				"Put the new deletion code away, tick the box, and press „Befejezés”."}, evFinished},
		},
		teaches: saying{"Mire való a törlőkód: nem belép vele, hanem elölről kezdheti.", "What the deletion code is for: it does not log you in, it lets you begin anew."},
		tell:    saying{"Az Ügyfélkapuja megmarad, csak a kód kapcsolata szűnik meg.", "Your Ügyfélkapu stays; only its tie to the codes ends."},
	}, {
		id: "mail", site: "gateway", path: "/ugyfelkapu/", begin: stolen,
		title: saying{"Kód e-mailben", "A code by e-mail"},
		about: saying{"A másik út, ha a kódok nincsenek kéznél. A levelet itt csak lerajzoljuk.", "The other way, when the codes are not at hand. The letter is only drawn here."},
		steps: []step{
			{saying{"Válassza az „Ügyfélkapu+ e-mailes kóddal” gombot, azután név, jelszó, „Bejelentkezés”.",
				"Press „Ügyfélkapu+ e-mailes kóddal”, then name, password, „Bejelentkezés”."}, evNamed},
			{saying{"Keresse meg a lerajzolt levelet. Nézze meg, egyezik-e a munkamenet-azonosító, és írja be a levél hat számjegyét.",
				"Find the drawn letter. See whether the session number agrees, and type the letter's six digits."}, evMail},
		},
		teaches: saying{"Van másik út, ha elveszett a gép.", "There is another way when the computer is lost."},
		tell: saying{"A valódi oldalon ezt előre be kell kapcsolni, és tíz percig jó a levél kódja.",
			"On the real site this has to be switched on beforehand, and the letter's code is good for ten minutes."},
	}}
}
