package clip_test

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"kapukod/internal/clip"
)

const hold = 30 * time.Second

var errRefused = errors.New("refused")

// memory is a clipboard that can refuse.
type memory struct {
	mu                          sync.Mutex
	text                        string
	clears                      int
	writeErr, readErr, clearErr error
}

func (m *memory) Write(text string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.writeErr == nil {
		m.text = text
	}
	return m.writeErr
}

func (m *memory) Read() (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.text, m.readErr
}

func (m *memory) Clear() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.clearErr == nil {
		m.text = ""
		m.clears++
	}
	return m.clearErr
}

// put is another program's copy, or a change of how the clipboard answers.
func (m *memory) put(change func(*memory)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	change(m)
}

func (m *memory) mustHold(t *testing.T, want string) {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.text != want {
		t.Errorf("the clipboard holds %q, want %q", m.text, want)
	}
}

func ports() clip.Ports {
	return clip.Ports{Now: time.Now, AfterFunc: func(d time.Duration, f func()) func() bool {
		return time.AfterFunc(d, f).Stop
	}}
}

func start(t *testing.T, after time.Duration) (*clip.Clipboard, *memory) {
	t.Helper()
	port := &memory{}
	c := clip.New(port, ports(), after)
	t.Cleanup(func() { _ = c.Clear() })
	return c, port
}

func mustCopy(t *testing.T, c *clip.Clipboard, text string) {
	t.Helper()
	if err := c.Copy(text); err != nil {
		t.Fatal(err)
	}
}

func TestClearsAfterAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, port := start(t, hold)
		var seen []clip.State
		c.Subscribe(func(state clip.State) { seen = append(seen, state) })
		mustCopy(t, c, "111111")
		copied := time.Now()
		want := clip.State{Ours: true, ClearAt: copied.Add(hold)}
		if c.State() != want {
			t.Fatalf("%+v", c.State())
		}
		<-time.After(hold - 1)
		synctest.Wait()
		port.mustHold(t, "111111")
		<-time.After(1)
		synctest.Wait()
		port.mustHold(t, "")
		if !slices.Equal(seen, []clip.State{want, {}}) {
			t.Fatalf("saw %+v", seen)
		}
	})
}

func TestLeavesAnotherProgramsText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, port := start(t, hold)
		mustCopy(t, c, "111111")
		port.put(func(m *memory) { m.text = "theirs" })
		<-time.After(hold)
		synctest.Wait()
		port.mustHold(t, "theirs")
		if c.State() != (clip.State{}) || port.clears != 0 {
			t.Fatalf("%+v, cleared %d times", c.State(), port.clears)
		}
	})
}

func TestSecondCopyStartsAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, port := start(t, hold)
		mustCopy(t, c, "111111")
		<-time.After(hold - time.Second)
		mustCopy(t, c, "222222")
		<-time.After(hold - 1)
		synctest.Wait()
		port.mustHold(t, "222222")
		<-time.After(1)
		synctest.Wait()
		port.mustHold(t, "")
	})
}

func TestClearNow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, port := start(t, hold)
		if err := c.Clear(); err != nil || port.clears != 0 {
			t.Fatalf("nothing copied: %v, cleared %d times", err, port.clears)
		}
		mustCopy(t, c, "111111")
		if err := c.Clear(); err != nil {
			t.Fatal(err)
		}
		port.mustHold(t, "")
		port.put(func(m *memory) { m.text = "111111" }) // the user typed and copied the same elsewhere
		if err := c.Clear(); err != nil {
			t.Fatal(err)
		}
		<-time.After(2 * hold)
		synctest.Wait()
		port.mustHold(t, "111111")
	})
}

func TestNeverByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, port := start(t, 0)
		mustCopy(t, c, "111111")
		<-time.After(1000 * time.Hour)
		port.mustHold(t, "111111")
		if want := (clip.State{Ours: true}); c.State() != want {
			t.Fatalf("%+v", c.State())
		}
		if err := c.Clear(); err != nil {
			t.Fatal(err)
		}
		port.mustHold(t, "")
	})
}

func TestTriesAgainWhenTheClipboardRefuses(t *testing.T) {
	for name, refuse := range map[string]func(*memory, error){
		"read":  func(m *memory, err error) { m.readErr = err },
		"clear": func(m *memory, err error) { m.clearErr = err },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c, port := start(t, hold)
				mustCopy(t, c, "111111")
				port.put(func(m *memory) { refuse(m, errRefused) })
				<-time.After(hold + 20*time.Second)
				synctest.Wait()
				if err := c.Clear(); !errors.Is(err, errRefused) {
					t.Fatalf("%v", err)
				}
				if state := c.State(); !state.Ours || !state.ClearAt.After(time.Now()) {
					t.Fatalf("%+v", state)
				}
				port.put(func(m *memory) { refuse(m, nil) })
				<-time.After(5 * time.Second)
				synctest.Wait()
				port.mustHold(t, "")
			})
		})
	}
}

func TestGivesUpInTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, port := start(t, hold)
		mustCopy(t, c, "111111")
		port.put(func(m *memory) { m.readErr = errRefused })
		<-time.After(time.Hour)
		synctest.Wait()
		if want := (clip.State{Ours: true, Refused: true}); c.State() != want {
			t.Fatalf("%+v", c.State())
		}
		port.put(func(m *memory) { m.readErr = nil })
		if err := c.Clear(); err != nil { // at exit it is tried once more
			t.Fatal(err)
		}
		port.mustHold(t, "")
	})
}

func TestFailedCopyIsClearedAllTheSame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, port := start(t, hold)
		port.put(func(m *memory) { m.writeErr = errRefused })
		if err := c.Copy("111111"); !errors.Is(err, errRefused) {
			t.Fatal(err)
		}
		if c.State() != (clip.State{}) {
			t.Fatalf("%+v", c.State())
		}
		port.put(func(m *memory) { m.text = "111111" }) // it arrived late
		<-time.After(hold)
		synctest.Wait()
		port.mustHold(t, "")
	})
}

func TestErrorsDoNotQuoteTheText(t *testing.T) {
	port := &memory{writeErr: errRefused}
	err := clip.New(port, ports(), 0).Copy("111111")
	if err == nil || err.Error() != "copy to the clipboard: refused" {
		t.Fatal(err)
	}
}

func TestListenerMayCallTheClipboard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, port := start(t, hold)
		c.Subscribe(func(state clip.State) {
			if state.Ours {
				_ = c.Clear()
			}
		})
		mustCopy(t, c, "111111")
		port.mustHold(t, "")
	})
}

// TestCopyAndTimerTogether has a copy come at the very moment of the clear: the new text must stay its time.
func TestCopyAndTimerTogether(t *testing.T) {
	for range 200 {
		synctest.Test(t, func(t *testing.T) {
			c, port := start(t, hold)
			mustCopy(t, c, "111111")
			<-time.After(hold)
			mustCopy(t, c, "222222")
			<-time.After(hold - 1)
			synctest.Wait()
			port.mustHold(t, "222222")
		})
	}
}

// TestSecondCopyRefused: what was copied first is still there, and still cleared.
func TestSecondCopyRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, port := start(t, hold)
		mustCopy(t, c, "111111")
		port.put(func(m *memory) { m.writeErr = errRefused })
		for range 3 {
			if err := c.Copy("222222"); !errors.Is(err, errRefused) {
				t.Fatal(err)
			}
		}
		port.mustHold(t, "111111")
		<-time.After(hold)
		synctest.Wait()
		port.mustHold(t, "")
	})
}
