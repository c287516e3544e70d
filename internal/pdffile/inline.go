package pdffile

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"regexp"

	"github.com/ledongthuc/pdf"
)

// The library reads on into the samples of a picture that stands among the operators (ISO 32000-1, 8.9.7), as small
// ones do, and loses its way there. So a content that has any is taken out of the document and written anew as a
// small document of its own, with each such picture beside it as an object.

const (
	// maxInline is how many pictures may stand in one content.
	maxInline = 4096
	// inlineName begins the name under which the content then refers to one.
	inlineName = "KapukodInline"
	// maxContent is the longest content that is looked through for pictures.
	maxContent = 8 << 20
)

// inlineBegin and inlineData are around the keys, inlineEnd is behind the samples; inlineKeys are the keys that matter.
var (
	inlineBegin = regexp.MustCompile(`(?:^|[\s>\])])BI[\s/]`)
	inlineData  = regexp.MustCompile(`[\s>\])]ID\s`)
	inlineEnd   = regexp.MustCompile(`\sEI(?:\s[\t\n\r -~]{0,8}|$)`)
	inlineKeys  = regexp.MustCompile(`/(W|H|BPC|CS|D|DP|F|IM|Filter|DecodeParms)\b`)
)

// outlined gives a content in one part and without pictures in it, and those pictures; the content itself where it is
// so. The library would join the last word of a part with the first one of the next.
func outlined(ctx context.Context, content pdf.Value) (without, pictures pdf.Value) {
	data, err := guarded(func() ([]byte, error) { return contentOf(content) })
	defer clear(data)
	if err != nil || content.Len() < 2 && !inlineBegin.Match(data) {
		return content, pdf.Value{}
	}
	var out bytes.Buffer
	var objects [][]byte
	for rest := data; ; {
		begin, picture, after, ok := nextInline(rest)
		if !ok || len(objects) == maxInline {
			out.Write(rest)
			break
		}
		out.Write(rest[:begin])
		fmt.Fprintf(&out, "\n/%s%d Do\n", inlineName, len(objects))
		objects = append(objects, picture)
		rest = after
	}
	root, err := guarded(func() (pdf.Value, error) { return anew(ctx, out.Bytes(), objects) })
	if err != nil {
		return content, pdf.Value{}
	}
	return root.Key("Content"), root.Key("Pictures")
}

// contentOf reads a content, of which there may be several parts.
func contentOf(content pdf.Value) ([]byte, error) {
	if content.Kind() != pdf.Array {
		data, err := io.ReadAll(io.LimitReader(content.Reader(), maxContent))
		if len(data) == maxContent {
			return nil, ErrTooLarge
		}
		return data, err
	}
	var all []byte
	for i := range content.Len() {
		part, err := io.ReadAll(io.LimitReader(content.Index(i).Reader(), maxContent))
		if all = append(append(all, part...), '\n'); err != nil || len(all) > maxContent {
			return nil, ErrFormat
		}
	}
	return all, nil
}

// nextInline finds the first picture in a content: where it begins, itself as an object, and what follows it.
func nextInline(data []byte) (begin int, picture, after []byte, ok bool) {
	at := inlineBegin.FindIndex(data)
	if at == nil {
		return 0, nil, nil, false
	}
	begin = at[1] - len("BI ")
	keys := data[at[1]-1:]
	split := inlineData.FindIndex(keys[:min(len(keys), maxKeys)])
	if split == nil {
		return 0, nil, nil, false
	}
	samples := keys[split[1]:]
	end := inlineEnd.FindIndex(samples)
	if end == nil {
		return 0, nil, nil, false
	}
	long := inlineKeys.ReplaceAllFunc(keys[:split[0]+1], func(key []byte) []byte { return []byte(longKey(string(key))) })
	picture = fmt.Appendf(nil, "<< /Subtype /Image %s /Length %d >>\nstream\n%s\nendstream", long, end[0], samples[:end[0]])
	return begin, picture, samples[end[0]+len("\nEI"):], true
}

// longKey is the name that a key has outside of a content, or the one under which unpacked looks for it.
func longKey(key string) string {
	switch key {
	case "/W":
		return "/Width"
	case "/H":
		return "/Height"
	case "/BPC":
		return "/BitsPerComponent"
	case "/CS":
		return "/ColorSpace"
	case "/D":
		return "/Decode"
	case "/IM":
		return "/ImageMask"
	case "/DP", parmsKey:
		return ownParmsKey
	}
	return ownFilterKey
}

// anew writes a document of one content and pictures, and gives its root.
func anew(ctx context.Context, content []byte, pictures [][]byte) (pdf.Value, error) {
	var out, names bytes.Buffer
	var offsets []int
	object := func(text string, data ...any) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n"+text+"\nendobj\n", append([]any{len(offsets)}, data...)...)
	}
	out.WriteString(head + "1.7\n")
	for i := range pictures {
		fmt.Fprintf(&names, "/%s%d %d 0 R ", inlineName, i, i+3)
	}
	object("<< /Content 2 0 R /Pictures << %s >> >>", names.Bytes())
	object("<< /Length %d >>\nstream\n%s\nendstream", len(content), content)
	for _, picture := range pictures {
		object("%s", picture)
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n%010d 65535 f \n", len(offsets)+1, 0)
	for _, offset := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, table)
	reader, err := open(ctx, out.Bytes())
	if err != nil {
		return pdf.Value{}, err
	}
	return reader.Trailer().Key("Root"), nil
}
