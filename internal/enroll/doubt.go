package enroll

import (
	"errors"
	"strings"
	"time"

	"kapukod/internal/otpauth"
)

// Doubt is CheckDeletionCode before a person who may know better. What a deletion code looks like is not known:
// six digits may be one, though they are likelier to be a login code, so they are taken when they are given a
// second time. The zero value is ready. Its only memory is the text that it doubted last.
type Doubt struct {
	text string
}

// Check refuses a text as CheckDeletionCode does, except for one that it has refused as DeletionLooksCode just
// before.
func (d *Doubt) Check(text string, key otpauth.Key, at time.Time) error {
	text = strings.TrimSpace(text)
	doubted := d.text
	d.text = ""
	err := CheckDeletionCode(text, key, at)
	var refused *DeletionCodeError
	if !errors.As(err, &refused) || refused.Reason != DeletionLooksCode {
		return err
	}
	if text == doubted {
		return nil
	}
	d.text = text
	return err
}
