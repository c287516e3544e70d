package vaultfile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"kapukod/internal/vault"
)

// memberName brings a typed name into the form in which it is kept: without
// space around it, composed. ErrMemberName for one that nobody could read.
func memberName(typed string) (string, error) {
	if !utf8.ValidString(typed) || len(typed) > 2*vault.MaxName {
		return "", ErrMemberName
	}
	name := norm.NFC.String(strings.TrimSpace(typed))
	if name == "" || len(name) > vault.MaxName || strings.ContainsFunc(name, hidden) {
		return "", ErrMemberName
	}
	return name, nil
}

// CheckMemberName tells whether a member may have this name, as AddMember (with
// an empty memberID) and RenameMember will find it: ErrMemberName, ErrNameTaken.
func (v *Vault) CheckMemberName(memberID, typed string) error {
	name, err := memberName(typed)
	if err != nil {
		return err
	}
	d := v.Document()
	defer d.Wipe()
	if nameTaken(d.Members, memberID, name) {
		return ErrNameTaken
	}
	return nil
}

// hidden: control characters, line ends, and those that turn the direction of
// the text around them.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
}

// nameTaken tells whether a member other than id has a name that reads the
// same: case and Unicode's ways to write it make no difference.
func nameTaken(members []vault.Member, id, name string) bool {
	for i := range members {
		if members[i].ID != id && sameName(members[i].Name) == sameName(name) {
			return true
		}
	}
	return false
}

func sameName(name string) string {
	return norm.NFKC.String(cases.Fold().String(norm.NFKC.String(strings.TrimSpace(name))))
}
