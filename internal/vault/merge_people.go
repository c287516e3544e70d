package vault

import (
	"slices"
	"strings"
	"time"
)

// peopleMerge merges who may open the vault.
type peopleMerge struct {
	base, first, second *Document
	// since is when the newest save was made that both sides have seen, zero
	// when there is none. It stands in for a base that is gone.
	since time.Time
}

// merge returns members and recovery that a document can have: the first side's
// own, if those of both do not go together.
func (m *peopleMerge) merge() ([]Member, *Recovery) {
	members, recovery := m.members(), m.recovery()
	if validateMembers(members, recovery) != nil {
		fallback := m.first.Clone()
		return fallback.Members, fallback.Recovery
	}
	return members, recovery
}

func (m *peopleMerge) members() (merged []Member) {
	for i := range m.first.Members {
		member := &m.first.Members[i]
		if other := m.second.memberByID(member.ID); other != nil {
			merged = append(merged, mergeMember(m.base.memberByID(member.ID), member, other))
		} else if !m.left(member.ID, member.Created) {
			merged = append(merged, member.clone())
		}
	}
	for i := range m.second.Members {
		member := &m.second.Members[i]
		if m.first.memberByID(member.ID) == nil && !m.left(member.ID, member.Created) {
			merged = append(merged, member.clone())
		}
	}
	return merged
}

// left tells whether who stands on one side only was removed on the other, and
// not added on this one.
func (m *peopleMerge) left(id string, created time.Time) bool {
	if m.base != nil {
		return m.base.memberByID(id) != nil
	}
	return !m.since.IsZero() && !created.After(m.since)
}

func (d *Document) memberByID(id string) *Member {
	if d == nil {
		return nil
	}
	i := slices.IndexFunc(d.Members, func(m Member) bool { return strings.EqualFold(m.ID, id) })
	if i < 0 {
		return nil
	}
	return &d.Members[i]
}

// mergeMember: two changes of one field go to the member made later, and of
// equal ones to the greater text.
func mergeMember(base, first, second *Member) Member {
	a, b := memberObject(first), memberObject(second)
	winner, loser := a, b
	if c := first.Created.Compare(second.Created); c < 0 || c == 0 && string(a.buf) < string(b.buf) {
		winner, loser = b, a
	}
	var from *object
	if base != nil {
		from = memberObject(base)
	}
	fields, _ := threeWay(from, winner, loser, memberUnit, func(string) bool { return false })
	members, err := readMembers([]byte("[" + string(joined(fields)) + "]"))
	if err != nil || len(members) != 1 {
		return first.clone() // cannot be: both were read or written before
	}
	return members[0]
}

func memberObject(m *Member) *object {
	return written(func(w *jsonWriter) { w.writeMember(m) })
}

// memberUnit: a member's two recipients are renewed together.
func memberUnit(name string) string {
	if strings.HasSuffix(name, "_recipient") {
		return "recipients"
	}
	return name
}

// recovery: what one side changed is that side's; of two changes the sheet made
// last counts, and a sheet more than none.
func (m *peopleMerge) recovery() *Recovery {
	a, b := m.first.Recovery, m.second.Recovery
	switch {
	case equalRecovery(a, b):
		return a.clone()
	case m.base != nil && equalRecovery(m.base.Recovery, a):
		return b.clone()
	case m.base != nil && equalRecovery(m.base.Recovery, b):
		return a.clone()
	case a == nil && m.revoked(b), b == nil && m.revoked(a):
		return nil
	case a == nil:
		return b.clone()
	case b == nil:
		return a.clone()
	}
	if c := a.Created.Compare(b.Created); c > 0 || c == 0 && recoveryText(a) > recoveryText(b) {
		return a.clone()
	}
	return b.clone()
}

// revoked tells, without a base, whether a sheet that one side has was revoked
// on the other, and not made on this one.
func (m *peopleMerge) revoked(r *Recovery) bool {
	return m.base == nil && !m.since.IsZero() && !r.Created.After(m.since)
}

func equalRecovery(a, b *Recovery) bool {
	if a == nil || b == nil {
		return a == b
	}
	return recoveryText(a) == recoveryText(b)
}

func recoveryText(r *Recovery) string {
	w := new(jsonWriter)
	w.writeRecovery(r)
	return string(w.buf)
}
