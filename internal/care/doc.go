// Package care owns the rules by which a person changes what is told of an
// entry: its names, service, tags and note. It makes values that a vault takes,
// or says why not; it saves nothing, and never touches a key.
package care
