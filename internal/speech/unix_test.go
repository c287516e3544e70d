//go:build !windows && !darwin

package speech_test

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/internal/speech"
	"kapukod/internal/text"
)

const said = "egy, kettő, három – négy, öt, hat"

// programs makes a folder with shell scripts the whole PATH; each writes down its
// arguments and its input.
func programs(t *testing.T, scripts map[string]string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for name, script := range scripts {
		head := "#!/bin/sh\necho \"" + name + " $*\" >>" + folder + "/log\n"
		if err := os.WriteFile(filepath.Join(folder, name), []byte(head+script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder)
	return folder
}

const listens = "/bin/cat >>\"$0.heard\"\n"

func file(t *testing.T, folder, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWordsGoThroughStandardInputAlone(t *testing.T) {
	folder := programs(t, map[string]string{"spd-say": listens, "espeak-ng": listens})
	if err := speech.Say(t.Context(), text.Hungarian, said); err != nil {
		t.Fatal(err)
	}
	if heard := file(t, folder, "spd-say.heard"); heard != said+"\n" {
		t.Errorf("heard %q", heard)
	}
	log := file(t, folder, "log")
	if strings.Contains(log, "egy") || strings.Contains(log, "espeak-ng") || !strings.Contains(log, "--language hu") {
		t.Errorf("run as %q", log)
	}
}

func TestSecondProgramReadsWhereTheFirstFails(t *testing.T) {
	for name, scripts := range map[string]map[string]string{
		"the first fails":  {"spd-say": "exit 1\n", "espeak-ng": listens},
		"there is but one": {"espeak-ng": listens},
	} {
		folder := programs(t, scripts)
		if err := speech.Say(t.Context(), text.English, "one, two"); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if heard := file(t, folder, "espeak-ng.heard"); heard != "one, two\n" {
			t.Errorf("%s: heard %q", name, heard)
		}
		if log := file(t, folder, "log"); strings.Contains(log, "one") || !strings.Contains(log, "-v en") {
			t.Errorf("%s: run as %q", name, log)
		}
	}
}

func TestWhatIsMissingIsTold(t *testing.T) {
	for name, test := range map[string]struct {
		scripts map[string]string
		want    error
	}{
		"nothing installed": {nil, speech.ErrNoProgram},
		"no voice":          {map[string]string{"espeak-ng": "exit 1\n"}, speech.ErrNoVoice},
		"no sound":          {map[string]string{"espeak-ng": "case \"$*\" in *-q*) exit 0;; esac\nexit 1\n"}, speech.ErrNotRead},
	} {
		programs(t, test.scripts)
		err := speech.Say(t.Context(), text.Hungarian, said)
		if !errors.Is(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
		if err != nil && strings.Contains(err.Error(), "egy") {
			t.Errorf("%s: the error says what was to be read", name)
		}
	}
}

// TestStopsAtOnce ends the context while a program reads: the program is gone, and the
// dispatcher is told to be silent.
func TestStopsAtOnce(t *testing.T) {
	folder := programs(t, map[string]string{
		"spd-say": "case \"$*\" in *--stop*) exit 0;; esac\n: >\"$0.reads\"\nexec /bin/sleep 60\n",
	})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- speech.Say(ctx, text.Hungarian, said) }()
	for range 1000 {
		if _, err := os.Stat(filepath.Join(folder, "spd-say.reads")); err == nil {
			break
		}
		<-time.After(5 * time.Millisecond)
	}
	cancel()
	select {
	case err := <-ended:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("it goes on reading")
	}
	if log := file(t, folder, "log"); !strings.HasSuffix(log, "spd-say --stop\n") {
		t.Errorf("run as %q", log)
	}
}

// TestEspeakReads has the real program make sound of the words, of a code and of one
// twice as long, in both languages.
func TestEspeakReads(t *testing.T) {
	espeak, err := exec.LookPath("espeak-ng")
	if err != nil {
		t.Skip("espeak-ng is not installed")
	}
	for _, lang := range text.Langs() {
		short := sound(t, espeak, lang, speech.Words("123", lang))
		long := sound(t, espeak, lang, speech.Words("123 456", lang))
		if short < time.Second || long < short*3/2 || long > speech.Limit/2 {
			t.Errorf("%s: three digits take %v, six %v", lang, short, long)
		}
	}
}

// sound is how long what the program says takes.
func sound(t *testing.T, espeak string, lang text.Lang, words string) time.Duration {
	t.Helper()
	program := exec.CommandContext(t.Context(), espeak, "-v", string(lang), "-s", "130", "--stdin", "--stdout")
	program.Stdin = strings.NewReader(words + "\n")
	wave, err := program.Output()
	if err != nil || len(wave) < 44 || string(wave[:4]) != "RIFF" {
		t.Fatalf("%d bytes, %v", len(wave), err)
	}
	perSecond := binary.LittleEndian.Uint32(wave[28:32])
	return time.Duration(len(wave)-44) * time.Second / time.Duration(perSecond)
}
