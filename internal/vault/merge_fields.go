package vault

import "bytes"

// object is a JSON object cut into its fields, to be merged by name: so every
// field takes part, the ones of newer programs among them.
type object struct {
	fields []field
	buf    []byte // what the fields lie in, if it is the object's own
}

// get returns a field's value, nil for an absent one.
func (o *object) get(name []byte) []byte {
	if o != nil {
		for i := range o.fields {
			if bytes.Equal(o.fields[i].name, name) {
				return o.fields[i].raw
			}
		}
	}
	return nil
}

func (o *object) wipe() {
	if o != nil {
		clear(o.buf)
	}
}

// written cuts what write writes.
func written(write func(*jsonWriter)) *object {
	w := &jsonWriter{buf: make([]byte, 0, 4<<10)} // few outgrow it and leave a copy
	write(w)
	// What this package writes is an object.
	fields, _ := splitObject(w.buf)
	return &object{fields: fields, buf: w.buf}
}

// sameFields reports whether all of the named fields are the same in both, an
// absent one being the same as null.
func sameFields(a, b *object, names [][]byte) bool {
	for _, name := range names {
		if !bytes.Equal(orNull(a.get(name)), orNull(b.get(name))) {
			return false
		}
	}
	return true
}

func orNull(raw []byte) []byte {
	if raw == nil {
		return []byte("null")
	}
	return raw
}

// threeWay merges two objects field by field: what only one side changed since
// the base is that side's, what both changed is the winner's. lost are the
// loser's values of the latter, in the order of their names in the loser. unit
// names the group of fields that only make sense together; base may be nil.
// skip tells the fields that are merged by other rules.
func threeWay(base, winner, loser *object, unit func(name string) string, skip func(name string) bool) (merged, lost []field) {
	units, order := unitsOf(unit, winner, loser, base)
	for _, name := range order {
		if skip(name) {
			continue
		}
		names := units[name]
		from := winner
		switch {
		case sameFields(winner, loser, names):
		case base != nil && sameFields(winner, base, names):
			from = loser
		case base != nil && sameFields(loser, base, names):
		default:
			for _, n := range names {
				lost = append(lost, field{name: n, key: keyOf(n, winner, loser), raw: orNull(loser.get(n))})
			}
		}
		for _, n := range names {
			if raw := from.get(n); raw != nil {
				merged = append(merged, field{name: n, key: keyOf(n, winner, loser), raw: raw})
			}
		}
	}
	return merged, lost
}

// unitsOf groups the names of the fields of all objects, in the order in which
// they are met.
func unitsOf(unit func(string) string, objects ...*object) (units map[string][][]byte, order []string) {
	units = make(map[string][][]byte)
	seen := make(map[string]bool)
	for _, o := range objects {
		if o == nil {
			continue
		}
		for _, f := range o.fields {
			if seen[string(f.name)] {
				continue
			}
			seen[string(f.name)] = true
			name := unit(string(f.name))
			if units[name] == nil {
				order = append(order, name)
			}
			units[name] = append(units[name], f.name)
		}
	}
	return units, order
}

// keyOf is how a field's name is written: as in the first object that has it.
func keyOf(name []byte, objects ...*object) []byte {
	for _, o := range objects {
		for i := range o.fields {
			if bytes.Equal(o.fields[i].name, name) {
				return o.fields[i].key
			}
		}
	}
	return nil
}

// joined writes fields as an object.
func joined(fields []field) []byte {
	w := &jsonWriter{buf: make([]byte, 0, sizeOf(fields)+2)}
	w.raw("{")
	w.unknown(fields)
	w.raw("}")
	return w.buf
}
