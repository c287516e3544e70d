//go:build !windows && !darwin

package capture

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"

	"github.com/godbus/dbus/v5"
)

// answer is what a portal's Request::Response said.
type answer struct {
	code uint32
	uri  string // of the picture; "" for none
	// quick means that no person can have answered so soon.
	quick bool
}

// request asks for a picture and waits for the answer. When ctx ends first, it waits for some time more
// before it returns, and hands the answer to late.
func (b *bus) request(ctx context.Context, interactive bool, late func(answer)) (answer, error) {
	token := "kapukod_" + strings.ToLower(rand.Text())
	handle := b.handle(token)
	// The answer may be there before the call's own: it is listened for first.
	if err := b.listen(ctx, handle); err != nil {
		return answer{}, failed(ctx, "listen for the portal's answer", err)
	}
	given, err := b.screenshot(ctx, token, interactive)
	if err != nil && ctx.Err() == nil {
		return answer{}, failed(ctx, "call the portal", err)
	}
	if err == nil && given != handle { // as portals older than 0.9 do
		handle = given
		if err := b.listen(ctx, handle); err != nil && ctx.Err() == nil {
			return answer{}, failed(ctx, "listen for the portal's answer", err)
		}
	}
	said, err := b.wait(ctx, handle)
	if ctx.Err() != nil {
		b.clear(handle, said, err, late)
		return answer{}, context.Cause(ctx)
	}
	return said, err
}

// clear ends a request that nobody waits for any more. It is not closed at once: a portal that is
// told so forgets the file that it may be about to write.
func (b *bus) clear(handle dbus.ObjectPath, said answer, err error, late func(answer)) {
	if err != nil {
		patience, cancel := context.WithTimeout(context.Background(), lateFor)
		defer cancel()
		said, err = b.wait(patience, handle)
	}
	if err == nil && said.code == granted {
		late(said)
		return
	}
	b.conn.Object(b.portal, handle).Go("org.freedesktop.portal.Request.Close", dbus.FlagNoReplyExpected, nil)
}

// handle is the path of the request with this token (org.freedesktop.portal.Request's documentation).
func (b *bus) handle(token string) dbus.ObjectPath {
	name := strings.ReplaceAll(strings.TrimPrefix(b.conn.Names()[0], ":"), ".", "_")
	return portalPath + dbus.ObjectPath("/request/"+name+"/"+token)
}

func (b *bus) listen(ctx context.Context, handle dbus.ObjectPath) error {
	return b.conn.AddMatchSignalContext(ctx, dbus.WithMatchSender(b.portal), dbus.WithMatchObjectPath(handle),
		dbus.WithMatchInterface("org.freedesktop.portal.Request"), dbus.WithMatchMember("Response"))
}

// screenshot makes the call itself. The portal may look at this process only meanwhile.
func (b *bus) screenshot(ctx context.Context, token string, interactive bool) (handle dbus.ObjectPath, err error) {
	defer b.open()()
	err = b.call(ctx, "org.freedesktop.portal.Screenshot.Screenshot", "", map[string]dbus.Variant{
		"handle_token": dbus.MakeVariant(token),
		"modal":        dbus.MakeVariant(true),
		"interactive":  dbus.MakeVariant(interactive),
	}).Store(&handle)
	return handle, err
}

// wait waits for the answer, or for the portal's end.
func (b *bus) wait(ctx context.Context, handle dbus.ObjectPath) (answer, error) {
	var said answer
	began := b.now()
	for {
		select {
		case <-ctx.Done():
			return answer{}, context.Cause(ctx)
		case signal, on := <-b.signals:
			switch {
			case !on || b.gone(signal):
				return answer{}, fmt.Errorf("the portal went away: %w", ErrRefused)
			case signal.Sender == b.portal && signal.Path == handle && said.read(signal):
				said.quick = b.now().Sub(began) < reading
				return said, nil
			}
		}
	}
}

// read takes over what a Response says, and tells whether it was one.
func (a *answer) read(signal *dbus.Signal) bool {
	if signal.Name != "org.freedesktop.portal.Request.Response" {
		return false
	}
	var results map[string]dbus.Variant
	if dbus.Store(signal.Body, &a.code, &results) != nil {
		return false
	}
	if uri, ok := results["uri"]; ok {
		a.uri, _ = uri.Value().(string)
	}
	return true
}

// gone tells whether the signal says that the portal left the bus.
func (b *bus) gone(signal *dbus.Signal) bool {
	if signal.Name != busName+".NameOwnerChanged" || signal.Sender != busName {
		return false
	}
	var name, from, to string
	return dbus.Store(signal.Body, &name, &from, &to) == nil && name == portalName && to != b.portal
}
