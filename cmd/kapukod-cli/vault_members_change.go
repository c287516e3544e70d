package main

import (
	"context"
	"strings"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

func addMember(ctx context.Context, c *call) error {
	fs := c.flags()
	name := fs.String("name", "", "the new member's name")
	noSlot := fs.Bool("no-slot", false, "without access to deletion codes")
	file := fs.String("new-passphrase-file", "", "a file with the new member's passphrase")
	v, err := c.openMembers(ctx, fs, 0, file)
	if err != nil {
		return err
	}
	defer v.close()
	if strings.TrimSpace(*name) == "" {
		return misused("give the new member a --name")
	}
	theirs, err := c.readPassphrase(ctx, passphrase{file: *file, twice: true, question: "The new member's passphrase: "})
	if err != nil {
		return err
	}
	defer clear(theirs)
	m, err := v.AddMember(ctx, v.own, vaultfile.NewMember{Name: *name, Passphrase: theirs, NoSlotAccess: *noSlot})
	if err != nil {
		return err
	}
	return c.told("Added", v, m)
}

func removeMember(ctx context.Context, c *call) error {
	return c.onMember(ctx, "Removed", func(v *opened, m vault.Member) error {
		return v.RemoveMember(ctx, v.own, m.ID)
	})
}

func revokeMember(ctx context.Context, c *call) error {
	return c.onMember(ctx, "May not read deletion codes any more", func(v *opened, m vault.Member) error {
		return v.RevokeSlotAccess(ctx, v.own, m.ID)
	})
}

func renameMember(ctx context.Context, c *call) error {
	fs := c.flags()
	name := fs.String("name", "", "the new name")
	v, err := c.openMembers(ctx, fs, 1)
	if err != nil {
		return err
	}
	defer v.close()
	m, err := v.find(v.operands[0])
	if err != nil {
		return err
	}
	if err := v.RenameMember(ctx, m.ID, *name); err != nil {
		return err
	}
	return c.told("Renamed", v, m)
}

func grantMember(ctx context.Context, c *call) error {
	fs := c.flags()
	file := fs.String("member-passphrase-file", "", "a file with that member's passphrase")
	v, err := c.openMembers(ctx, fs, 1, file)
	if err != nil {
		return err
	}
	defer v.close()
	m, err := v.find(v.operands[0])
	if err != nil {
		return err
	}
	theirs, err := c.readPassphrase(ctx, passphrase{file: *file, question: "That member's passphrase: "})
	if err != nil {
		return err
	}
	defer clear(theirs)
	if err := v.GrantSlotAccess(ctx, v.own, m.ID, theirs); err != nil {
		return err
	}
	return c.told("May read deletion codes", v, m)
}

func settleMembers(ctx context.Context, c *call) error {
	v, err := c.openMembers(ctx, c.flags(), 0)
	if err != nil {
		return err
	}
	defer v.close()
	if err := v.SettleSlot(ctx, v.own); err != nil {
		return err
	}
	return c.told("Deletion codes are sealed to the present members", v, v.you())
}

func changePassphrase(ctx context.Context, c *call) error {
	fs := c.flags()
	file := fs.String("new-passphrase-file", "", "a file with your new passphrase")
	v, err := c.openMembers(ctx, fs, 0, file)
	if err != nil {
		return err
	}
	defer v.close()
	fresh, err := c.readPassphrase(ctx, passphrase{file: *file, twice: true, question: "Your new passphrase: "})
	if err != nil {
		return err
	}
	defer clear(fresh)
	if err := v.ChangePassphrase(ctx, v.own, fresh); err != nil {
		return err
	}
	return c.told("Changed the passphrase", v, v.you())
}

// onMember runs a change of one member that takes no options.
func (c *call) onMember(ctx context.Context, done string, change func(v *opened, m vault.Member) error) error {
	v, err := c.openMembers(ctx, c.flags(), 1)
	if err != nil {
		return err
	}
	defer v.close()
	m, err := v.find(v.operands[0])
	if err != nil {
		return err
	}
	if err := change(v, m); err != nil {
		return err
	}
	return c.told(done, v, m)
}

// find is the member with an id, or else with a name in any case.
func (o *opened) find(name string) (vault.Member, error) {
	doc := o.Document()
	defer doc.Wipe()
	return findMember(doc.Members, name)
}

func findMember(members []vault.Member, name string) (vault.Member, error) {
	var found []vault.Member
	for _, m := range members {
		if m.ID == name {
			return m, nil
		}
		if anyCase(strings.TrimSpace(m.Name)) == anyCase(strings.TrimSpace(name)) {
			found = append(found, m)
		}
	}
	switch len(found) {
	case 0:
		return vault.Member{}, vaultfile.ErrNoMember
	case 1:
		return found[0], nil
	}
	return vault.Member{}, refused("ambiguous", "several members have that name; give the id")
}

func (o *opened) you() vault.Member { return vault.Member{ID: o.Member()} }

// told prints the member as it is after a change.
func (c *call) told(done string, v *opened, m vault.Member) error {
	doc := v.Document()
	defer doc.Wipe()
	line := v.line(&m)
	line.Removed = true
	for i := range doc.Members {
		if doc.Members[i].ID == m.ID {
			line = v.line(&doc.Members[i])
		}
	}
	line.SlotStale = doc.SlotStale
	c.printMember(done, line)
	if doc.SlotStale {
		c.noteStale()
	}
	return nil
}
