package vault

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Member is a person who may open the vault. The recipients are those of the
// member's identities, which lie sealed beside the document.
type Member struct {
	ID   string // never changes; ValidID
	Name string
	// VaultRecipient is what the document is sealed to.
	VaultRecipient Recipient
	// SlotRecipient is what deletion codes are sealed to; "" for a member who
	// may not read them.
	SlotRecipient Recipient
	Created       time.Time

	extra []field
}

func (m *Member) clone() Member {
	c := *m
	c.extra = cloneFields(m.extra)
	return c
}

// validateMembers: a document that could not be sealed to everyone in it must
// neither be written nor believed.
func validateMembers(members []Member, recovery *Recovery) error {
	if len(members) == 0 || len(members) > MaxMembers {
		return fmt.Errorf("%w: number of members", ErrInvalidMember)
	}
	for i := range members {
		m := &members[i]
		same := func(o Member) bool {
			return strings.EqualFold(o.ID, m.ID) || o.VaultRecipient == m.VaultRecipient
		}
		switch {
		case !ValidID(m.ID):
			return fmt.Errorf("%w: id", ErrInvalidMember)
		case !isText(m.Name, MaxName):
			return fmt.Errorf("%w: name", ErrInvalidMember)
		case !m.VaultRecipient.Valid() || m.SlotRecipient != "" && !m.SlotRecipient.Valid():
			return fmt.Errorf("%w: recipient", ErrInvalidMember)
		case !writableTime(m.Created):
			return fmt.Errorf("%w: created", ErrInvalidMember)
		case !boundedUnknown(m.extra):
			return fmt.Errorf("%w: unknown fields", ErrInvalidMember)
		case slices.ContainsFunc(members[:i], same):
			return fmt.Errorf("%w: twice", ErrInvalidMember)
		case slices.ContainsFunc(members, func(o Member) bool { return o.VaultRecipient == m.SlotRecipient }):
			// An identity that is in memory all the time would open the slot.
			return fmt.Errorf("%w: slot recipient", ErrInvalidMember)
		}
	}
	return recovery.validate()
}

func readMembers(raw []byte) ([]Member, error) {
	items, err := splitArray(raw, MaxMembers)
	if err != nil {
		return nil, err
	}
	members := make([]Member, 0, len(items))
	for _, item := range items {
		fields, err := splitObject(item)
		if err != nil {
			return nil, err
		}
		var m Member
		for _, f := range fields {
			if err := m.readField(f); err != nil {
				return nil, err
			}
		}
		members = append(members, m)
	}
	return members, nil
}

func (m *Member) readField(f field) (err error) {
	switch string(f.name) {
	case "id":
		m.ID, err = readString(f.raw)
	case "name":
		m.Name, err = readString(f.raw)
	case "vault_recipient":
		err = readInto(&m.VaultRecipient, f.raw)
	case "slot_recipient":
		err = readInto(&m.SlotRecipient, f.raw)
	case "created":
		m.Created, err = readTime(f.raw)
	default:
		m.extra = append(m.extra, cloneFields([]field{f})...)
	}
	return err
}

func (w *jsonWriter) writeMember(m *Member) {
	w.comma()
	w.raw("{")
	for _, f := range []struct{ name, text string }{
		{"id", m.ID}, {"name", m.Name},
		{"vault_recipient", string(m.VaultRecipient)}, {"slot_recipient", string(m.SlotRecipient)},
	} {
		w.key(f.name)
		w.text(f.text)
	}
	w.key("created")
	w.time(m.Created)
	w.unknown(m.extra)
	w.raw("}")
}
