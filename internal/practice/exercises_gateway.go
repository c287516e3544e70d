package practice

// gatewayBasics are what everybody needs.
func gatewayBasics() []exercise {
	return []exercise{{
		id: "first", site: "gateway", path: "/ugyfelkapu/", begin: afresh,
		title: saying{"Első beállítás", "First set-up"},
		about: saying{"Az Ügyfélkapu+ igénylése, az elejétől az első belépésig.", "Requesting Ügyfélkapu+, from the start to the first login."},
		steps: []step{
			{saying{"Válassza az „Ügyfélkapu” gombot, és jelentkezzen be a gyakorló adatokkal. Ott állnak a lapon.",
				"Press „Ügyfélkapu”, and log in with the practice name and password. They stand on the page."}, evNamed},
			{saying{"A menüben válassza az „ÜGYFÉLKAPU+ IGÉNYLÉSE” pontot, azután a „Tovább az Ügyfélkapu+ igényléshez” gombot.",
				"In the menu choose „ÜGYFÉLKAPU+ IGÉNYLÉSE”, then press „Tovább az Ügyfélkapu+ igényléshez”."}, evShown},
			{saying{"Olvassa be a QR-kódot a Kapukóddal. Írja be a jelszót, az „Azonosító” mezőbe a hat számjegyet, és nyomja meg a „TOVÁBB” gombot.",
				"Read the QR code with Kapukód. Type the password, put the six digits into „Azonosító”, and press „TOVÁBB”."}, evSetupCode},
			{saying{"Tegye el a törlőkódot a Kapukódban vagy papíron. Jelölje be a négyzetet, és nyomja meg a „Befejezés” gombot.",
				"Put the deletion code away, in Kapukód or on paper. Tick the box, and press „Befejezés”."}, evFinished},
			{saying{"Jelentkezzen ki, azután be: „Ügyfélkapu+”, név, jelszó, végül a következő kód.",
				"Log out, then in again: „Ügyfélkapu+”, name, password, and the next code."}, evCode},
		},
		teaches: saying{"A teljes beállítást. Az „Azonosító” itt a hat számjegy; a törlőkódot a „Befejezés” előtt kell eltenni.",
			"The whole set-up. „Azonosító” means the six digits here; the deletion code is put away before „Befejezés”."},
		tell: saying{"Nem kell sietni: tíz perc van rá. Az „ÜGYFÉLKAPU TÖRLÉSE” pontot soha ne válassza.",
			"There is no hurry: you have ten minutes. Never choose „ÜGYFÉLKAPU TÖRLÉSE”."},
	}, {
		id: "login", site: "gateway", path: "/ugyfelkapu/", begin: paired,
		title: saying{"Belépés máskor", "Logging in later"},
		about: saying{"Két lap, két „Bejelentkezés” gomb.", "Two pages, two „Bejelentkezés” buttons."},
		steps: []step{
			{saying{"Válassza az „Ügyfélkapu+” gombot. Írja be a nevet és a jelszót, és nyomja meg a „Bejelentkezés” gombot.",
				"Press „Ügyfélkapu+”. Type the name and the password, and press „Bejelentkezés”."}, evNamed},
			{saying{"A második lapon az „Azonosító” mezőbe írja a Kapukód hat számjegyét, és nyomja meg újra a „Bejelentkezés” gombot.",
				"On the second page put Kapukód's six digits into „Azonosító”, and press „Bejelentkezés” again."}, evCode},
		},
		teaches: saying{"A mindennapi belépést.", "The everyday login."},
		tell: saying{"Az első „Bejelentkezés” után még nincs bent: jön egy második lap.",
			"After the first „Bejelentkezés” you are not in yet: a second page comes."},
	}, {
		id: "returns", site: "gateway", path: "/ugyfelkapu/", begin: paired,
		title: saying{"Két adóbevallás", "Two tax returns"},
		about: saying{"Minden bevalláshoz új kód kell.", "Each return wants a code of its own."},
		steps: []step{
			{saying{"Jelentkezzen be: „Ügyfélkapu+”, név, jelszó, kód.", "Log in: „Ügyfélkapu+”, name, password, code."}, evCode},
			{saying{"Válassza az „ÜGYINTÉZÉS” pontot. Várja meg a következő kódot, és küldje be vele az első bevallást.",
				"Choose „ÜGYINTÉZÉS”. Wait for the next code, and send the first return with it."}, evFirstReturn},
			{saying{"Próbálja meg ugyanazzal a kóddal a másodikat is. Az oldal nem fogadja el.",
				"Try the same code for the second one. The page refuses it."}, evUsed},
			{saying{"Várja meg a következő kódot, és küldje be vele a másodikat.", "Wait for the next code, and send the second one with it."}, evSecondReturn},
		},
		teaches: saying{"Egy kód egyetlen bevalláshoz jó.", "One code is good for one return."},
		tell: saying{"Beküldés előtt mindig várja meg, hogy új kód jelenjen meg.",
			"Before sending, always wait until a new code appears."},
	}}
}

// gatewayTroubles are codes and clocks that go wrong.
func gatewayTroubles() []exercise {
	return []exercise{{
		id: "late", site: "gateway", path: "/ugyfelkapu/", begin: paired, strict: true,
		title: saying{"Lejárt a kód", "The code ran out"},
		about: saying{"Mi történik, ha lassabb vagyok, mint a kód?", "What happens when I am slower than the code?"},
		steps: []step{
			{saying{"„Ügyfélkapu+”, név, jelszó, „Bejelentkezés”.", "„Ügyfélkapu+”, name, password, „Bejelentkezés”."}, evNamed},
			{saying{"Írja be a kódot, de csak akkor nyomja meg a gombot, amikor a Kapukód már másikat mutat. (Ha mégis belépett: jelentkezzen ki, és próbálja újra.)",
				"Type the code, but press the button only when Kapukód shows another one. (If you got in all the same: log out and try once more.)"}, evLate},
			{saying{"Most írja be azt, amelyik éppen látszik, és lépjen be.", "Now type the one that shows, and log in."}, evCode},
		},
		teaches: saying{"A lejárt kód nem baj: a következő jó lesz.", "A code that ran out is no harm: the next one will do."},
		tell: saying{"Ha nyolc másodpercnél kevesebb van hátra, várja meg a következőt.",
			"When fewer than eight seconds are left, wait for the next one."},
	}, {
		id: "twice", site: "gateway", path: "/ugyfelkapu/", begin: paired,
		title: saying{"Kétszer ugyanaz a kód", "The same code twice"},
		about: saying{"Egy kód egyszer jó.", "A code is good once."},
		steps: []step{
			{saying{"Jelentkezzen be: „Ügyfélkapu+”, név, jelszó, kód.", "Log in: „Ügyfélkapu+”, name, password, code."}, evCode},
			{saying{"Jelentkezzen ki, és fél percen belül próbáljon belépni ugyanazzal a kóddal.",
				"Log out, and within half a minute try to log in with the same code."}, evUsed},
			{saying{"Várja meg a következő kódot, és lépjen be azzal.", "Wait for the next code, and log in with that."}, evCode},
		},
		teaches: saying{"Miért nem jó a kód, ha „egy perce még jó volt”.", "Why a code is refused though it “worked a minute ago”."},
		tell:    saying{"Az oldal megjegyzi, amit egyszer elfogadott.", "The page remembers what it took once."},
	}, {
		id: "expired", site: "gateway", path: "/ugyfelkapu/", begin: afresh, life: shortLife,
		title: saying{"Lejárt a munkamenet", "The session ran out"},
		about: saying{"Az óra lejár, mielőtt elkészülnék. Itt csak egy perc van rá.", "The clock runs out before I am ready. Here there is one minute only."},
		steps: []step{
			{saying{"Jelentkezzen be az „Ügyfélkapu” gombbal, és kérje az Ügyfélkapu+-t, amíg a QR-kód megjelenik.",
				"Log in with „Ügyfélkapu”, and request Ügyfélkapu+ until the QR code shows."}, evShown},
			{saying{"Most ne tegyen semmit, amíg a „Munkamenet lejár” óra le nem jár.", "Now do nothing until the clock „Munkamenet lejár” has run out."}, evExpired},
			{saying{"Jelentkezzen be újra. Olvassa be az új QR-kódot, és írja be annak a kódját. A régi bejegyzést törölje.",
				"Log in again. Read the new QR code, and type its code. Delete the old entry."}, evSetupCode},
			{saying{"Tegye el a törlőkódot, jelölje be a négyzetet, és nyomja meg a „Befejezés” gombot.",
				"Put the deletion code away, tick the box, and press „Befejezés”."}, evFinished},
		},
		teaches: saying{"Lejárat után új QR-kód jár, a régi bejegyzés semmit nem ér.", "After the time is over there is a new QR code, and the old entry is worth nothing."},
		tell:    saying{"A valódi oldalon tíz perc van. Ha lejár, kezdje elölről: ezzel semmi nem romlik el.", "On the real site it is ten minutes. If they are over, begin again: nothing breaks."},
	}}
}

// gatewayMistakes are what a visitor takes for something else.
func gatewayMistakes() []exercise {
	return []exercise{{
		id: "password", site: "gateway", path: "/ugyfelkapu/login", begin: asItIs,
		title: saying{"Rossz jelszó", "A wrong password"},
		about: saying{"Mit jelent az ötödik rossz jelszó a valódi oldalon?", "What does a fifth wrong password mean on the real site?"},
		steps: []step{
			{saying{"Írjon be szándékosan rossz jelszót, és olvassa el, mit mond a lap.", "Type a wrong password on purpose, and read what the page says."}, evPassword},
			{saying{"Most írja be a jót.", "Now type the right one."}, evNamed},
		},
		teaches: saying{"A jelszót nem szabad találgatni. A kód hibája más, mint a jelszóé.", "A password must not be guessed at. A wrong code is another thing than a wrong password."},
		tell: saying{"Két rossz jelszó után álljon meg, és keresse elő a papírt. A valódi oldalon öt után személyesen kell bemenni.",
			"Stop after two wrong passwords and look for your paper. On the real site five mean a visit in person."},
	}, {
		id: "dap", site: "gateway", path: "/ugyfelkapu/", begin: asItIs,
		title: saying{"A másik QR-kód", "The other QR code"},
		about: saying{"A DÁP belépő QR-kódja nem a Kapukódnak való.", "The DÁP login's QR code is not for Kapukód."},
		steps: []step{
			{saying{"Válassza a „DÁP mobilalkalmazás” gombot, és próbálja beolvasni a QR-kódot a Kapukóddal.",
				"Press „DÁP mobilalkalmazás”, and try to read the QR code with Kapukód."}, evDecoy},
			{saying{"Menjen vissza, és jelentkezzen be az „Ügyfélkapu+” gombbal, névvel és jelszóval.",
				"Go back, and log in with „Ügyfélkapu+”, name and password."}, evNamed},
		},
		teaches: saying{"Nem minden QR-kód beállítás.", "Not every QR code is a set-up."},
		tell:    saying{"Ezt a kódot csak a DÁP telefonos alkalmazása érti.", "Only the DÁP app on a phone understands this code."},
	}}
}
