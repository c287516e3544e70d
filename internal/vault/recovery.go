package vault

import (
	"fmt"
	"slices"
	"time"
)

// Recovery is the recipient whose identity exists only on the printed sheet.
// Document and deletion codes are sealed to it too.
type Recovery struct {
	Recipient Recipient
	Created   time.Time
	// Checks are what tells, without the sheet's secret, whether somebody has
	// the sheet; none in a document of an earlier program.
	Checks []GroupCheck
	// Proven is when somebody showed to have the sheet; nil before that.
	Proven *time.Time

	extra []field
}

// GroupCheck lets one group of the sheet be recognised: Hash is the hash of
// Salt, the group's number and its text. It gives the group away to whoever
// reads the document and tries all texts of four characters; that leaves the
// rest of the secret as it is.
type GroupCheck struct {
	Group      int // as numbered on the sheet, from 1
	Salt, Hash string
}

// Limits of the checks, far above what is written.
const (
	maxGroupChecks = 8
	maxGroup       = 99
	maxCheckText   = 128
)

// Asked are the numbers of the groups that can be checked.
func (r *Recovery) Asked() []int {
	if r == nil {
		return nil
	}
	groups := make([]int, 0, len(r.Checks))
	for _, c := range r.Checks {
		groups = append(groups, c.Group)
	}
	return groups
}

func (r *Recovery) clone() *Recovery {
	if r == nil {
		return nil
	}
	c := *r
	c.Checks = slices.Clone(r.Checks)
	if r.Proven != nil {
		proven := *r.Proven
		c.Proven = &proven
	}
	c.extra = cloneFields(r.extra)
	return &c
}

func (r *Recovery) validate() error {
	if r == nil {
		return nil
	}
	right := r.Recipient.Valid() && writableTime(r.Created) && boundedUnknown(r.extra) &&
		len(r.Checks) <= maxGroupChecks && (r.Proven == nil || writableTime(*r.Proven))
	for _, c := range r.Checks {
		right = right && c.Group >= 1 && c.Group <= maxGroup && isText(c.Salt, maxCheckText) && isText(c.Hash, maxCheckText)
	}
	if !right {
		return fmt.Errorf("%w: recovery", ErrInvalidMember)
	}
	return nil
}

func readRecovery(raw []byte) (*Recovery, error) {
	if isNull(raw) {
		return nil, nil
	}
	fields, err := splitObject(raw)
	if err != nil {
		return nil, err
	}
	r := new(Recovery)
	for _, f := range fields {
		switch string(f.name) {
		case "recipient":
			err = readInto(&r.Recipient, f.raw)
		case "created":
			r.Created, err = readTime(f.raw)
		case "checks":
			r.Checks, err = readGroupChecks(f.raw)
		case "proven":
			if !isNull(f.raw) {
				var proven time.Time
				proven, err = readTime(f.raw)
				r.Proven = &proven
			}
		default:
			r.extra = append(r.extra, cloneFields([]field{f})...)
		}
		if err != nil {
			return nil, err
		}
	}
	return r, nil
}

func readGroupChecks(raw []byte) ([]GroupCheck, error) {
	items, err := splitArray(raw, maxGroupChecks)
	if err != nil {
		return nil, err
	}
	checks := make([]GroupCheck, 0, len(items))
	for _, item := range items {
		fields, err := splitObject(item)
		if err != nil {
			return nil, err
		}
		var c GroupCheck
		for _, f := range fields {
			switch string(f.name) {
			case "group":
				c.Group, err = readSmall(f.raw)
			case "salt":
				c.Salt, err = readString(f.raw)
			case "hash":
				c.Hash, err = readString(f.raw)
			}
			if err != nil {
				return nil, err
			}
		}
		checks = append(checks, c)
	}
	return checks, nil
}

func (w *jsonWriter) writeRecovery(r *Recovery) {
	w.raw("{")
	w.key("recipient")
	w.text(string(r.Recipient))
	w.key("created")
	w.time(r.Created)
	if len(r.Checks) > 0 {
		w.key("checks")
		w.raw("[")
		for _, c := range r.Checks {
			w.comma()
			w.raw("{")
			w.key("group")
			w.number(uint64(c.Group))
			w.key("salt")
			w.text(c.Salt)
			w.key("hash")
			w.text(c.Hash)
			w.raw("}")
		}
		w.raw("]")
	}
	if r.Proven != nil {
		w.key("proven")
		w.time(*r.Proven)
	}
	w.unknown(r.extra)
	w.raw("}")
}
