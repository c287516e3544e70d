package speech

import "testing"

func TestVoiceOf(t *testing.T) {
	const list = `Alex                en_US    # Most people recognize me by my voice.
Bad News            en_US    # The light you see at the end of the tunnel.
Tünde               hu_HU    # Üdvözlöm! Tünde vagyok. # hu_HU
Eddy (német (Németország)) de_DE    # Hallo!
Daniel              en-GB    # Hello!

broken
`
	for lang, want := range map[string]string{"hu": "Tünde", "en": "Alex", "de": "Eddy (német (Németország))", "fr": "", "h": ""} {
		if got := voiceOf(list, lang); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}
