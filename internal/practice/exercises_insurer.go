package practice

// insurerExercises are those of the portal that runs on Keycloak.
func insurerExercises() []exercise {
	return []exercise{{
		id: "insurer", site: "insurer", path: "/keycloak/", begin: afresh,
		title: saying{"Biztosító: első beállítás", "Insurer: first set-up"},
		about: saying{"Hitelesítő eszköz beállítása és az első belépés.", "Setting up the authenticator, and the first login."},
		steps: []step{
			{saying{"„Bejelentkezem a fiókomba”, azután a gyakorló név és jelszó, „Bejelentkezés”.",
				"„Bejelentkezem a fiókomba”, then the practice name and password, „Bejelentkezés”."}, evNamed},
			{saying{"Olvassa be a QR-kódot a Kapukóddal. Írja be a kódot és a gép nevét, azután „Elküld”.",
				"Read the QR code with Kapukód. Type the code and the computer's name, then „Elküld”."}, evFinished},
			{saying{"Jelentkezzen ki, azután be a következő kóddal.", "Log out, then in with the next code."}, evCode},
		},
		teaches: saying{"Ugyanaz, más szavakkal: itt „Egyszer használatos hitelesítő kód” a neve.", "The same in other words: here it is called „Egyszer használatos hitelesítő kód”."},
		tell:    saying{"Itt nincs törlőkód. Az „Eszköz neve” lehet például „Otthoni gép”.", "There is no deletion code here. „Eszköz neve” may be “Home computer”."},
	}, {
		id: "sms", site: "insurer", path: "/keycloak/", begin: afresh,
		title: saying{"Biztosító: az SMS eltűnik", "Insurer: the SMS way goes away"},
		about: saying{"SMS-sel csak addig lehet belépni, amíg nincs hitelesítő beállítva.", "A text message lets you in only until an authenticator is set up."},
		steps: []step{
			{saying{"Jelentkezzen be, és válassza a „Hitelesítési kód küldése SMS-ben” feliratot. Írja be a lerajzolt telefon kódját.",
				"Log in, and choose „Hitelesítési kód küldése SMS-ben”. Type the code of the drawn phone."}, evSMS},
			{saying{"A fiókjában válassza az „Eszköz beállítása” gombot, olvassa be a QR-kódot, és fejezze be a beállítást.",
				"In your account press „Eszköz beállítása”, read the QR code, and complete the set-up."}, evFinished},
			{saying{"Jelentkezzen ki, azután be. SMS már nincs: a Kapukód kódja kell.", "Log out, then in. There is no text message any more: it wants Kapukód's code."}, evCode},
		},
		teaches: saying{"A hitelesítő beállítása végleges döntés az SMS ellen.", "Setting up an authenticator is a final decision against text messages."},
		tell:    saying{"Előbb gondolja meg, és készítsen mentést a Kapukódban.", "Think first, and make a backup in Kapukód."},
	}, {
		id: "second", site: "insurer", path: "/keycloak/", begin: paired,
		title: saying{"Biztosító: második eszköz", "Insurer: a second device"},
		about: saying{"A második eszköznek név kell, mégpedig másik.", "A second device needs a name, and another one."},
		steps: []step{
			{saying{"Jelentkezzen be a kóddal, és válassza a „További eszköz beállítása” gombot. Olvassa be a QR-kódot, írja be a kódot, a nevet hagyja üresen: „Elküld”.",
				"Log in with the code, and press „További eszköz beállítása”. Read the QR code, type the code, leave the name empty: „Elküld”."}, evNoLabel},
			{saying{"Most az első eszköz nevét írja be: a sárga dobozban olvassa. Az oldal ezt sem fogadja el.",
				"Now type the first device's name: you find it in the yellow box. The page refuses that, too."}, evSameLabel},
			{saying{"Adjon más nevet, és küldje el.", "Give it another name, and send it."}, evFinished},
		},
		teaches: saying{"Itt minden eszköznek saját kulcsa van, és külön neve kell legyen.", "Here each device has a key of its own, and needs a name of its own."},
		tell:    saying{"Itt a régi eszköz is jó marad.", "Here the old device stays good, too."},
	}, {
		id: "timeout", site: "insurer", path: "/keycloak/", begin: afresh, life: shortLife,
		title: saying{"Biztosító: lejárt a belépés", "Insurer: the login ran out"},
		about: saying{"Egy percig nem nyúlunk semmihez.", "For a minute we touch nothing."},
		steps: []step{
			{saying{"Jelentkezzen be névvel és jelszóval, amíg a QR-kód megjelenik.", "Log in with name and password until the QR code shows."}, evNamed},
			{saying{"Várjon egy percet, azután nyomja meg az „Elküld” gombot.", "Wait for a minute, then press „Elküld”."}, evExpired},
			{saying{"Jelentkezzen be újra, és az új QR-kóddal fejezze be.", "Log in again, and complete it with the new QR code."}, evFinished},
		},
		teaches: saying{"Itt nem látszik óra, de az idő itt is lejár.", "No clock is shown here, but the time runs out all the same."},
		tell:    saying{"Ha lejárt, új QR-kód jár. A régi bejegyzést törölje.", "After that there is a new QR code. Delete the old entry."},
	}}
}
