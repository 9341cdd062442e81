package markup

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// links is the parser of links and images; it remembers where each ends,
// which the syntax tree does not say.
type links struct {
	parser.InlineParser
	parser.CloseBlocker
}

func newLinks() links {
	p := parser.NewLinkParser()
	closer, _ := p.(parser.CloseBlocker)
	return links{p, closer}
}

// Parse implements [parser.InlineParser].
func (l links) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, before := block.PeekLine()
	node := l.InlineParser.Parse(parent, block, pc)
	switch node.(type) {
	case *ast.Link, *ast.Image:
		_, after := block.Position()
		n := notesOf(pc)
		if n.extents == nil {
			n.extents = map[ast.Node]extent{}
		}
		n.extents[node] = extent{before.Start + len("]"), after.Start}
	}
	return node
}

// A reach is where a target leads, so far as its own text tells.
type reach int

const (
	local    reach = iota // a heading, a page or a file of the site
	record                // a record, by kind and id
	contact               // a mailbox or a telephone
	external              // an address outside the site, over https
	plain                 // an address outside the site, over http
	unknown               // another scheme
	nowhere               // nothing was written
)

// reachOf tells where a target leads and names its scheme as it was written. A
// full-width colon counts as a colon, so that project：xz-1 is reported as what
// it is. Kinds are written small, since a resolver compares them so.
func (e *emitter) reachOf(target string) (reach, string) {
	if strings.TrimSpace(target) == "" {
		return nowhere, ""
	}
	scheme, rest, ok := cutScheme(target)
	name := strings.TrimSuffix(target, rest)
	switch {
	case !ok && leavesSite(target):
		return unknown, "//"
	case !ok:
		return local, ""
	case strings.HasPrefix(rest, "："):
		return unknown, name + "："
	case scheme == "https":
		return external, name
	case scheme == "http":
		return plain, name
	case scheme == "mailto" || scheme == "tel":
		return contact, name
	case slices.Contains(e.schemes, name):
		return record, name
	}
	return unknown, name
}

// cutScheme splits a target into its scheme in lower case and the rest, which
// begins with the colon. Control characters and spaces are passed over, as
// browsers do: a tab in the middle must not hide a scheme.
func cutScheme(target string) (scheme, rest string, ok bool) {
	var b strings.Builder
	for i, r := range target {
		switch {
		case r == ':' || r == '：':
			return b.String(), target[i:], b.Len() > 0
		case r <= ' ' || r == 0x7F:
		case 'A' <= r && r <= 'Z':
			b.WriteRune(r + 'a' - 'A')
		case 'a' <= r && r <= 'z':
			b.WriteRune(r)
		case b.Len() > 0 && ('0' <= r && r <= '9' || r == '+' || r == '-' || r == '.'):
			b.WriteRune(r)
		default:
			return "", "", false
		}
	}
	return "", "", false
}

// leavesSite reports whether a target without a scheme names a host: browsers
// read // and \\ alike.
func leavesSite(target string) bool {
	t := strings.TrimLeft(target, " \t\n")
	return len(t) >= 2 && strings.IndexByte(`/\`, t[0]) >= 0 && strings.IndexByte(`/\`, t[1]) >= 0
}

// A written link or image: where its parts stand in the source.
type written struct {
	target   string
	from, to int // of the target, or of the whole where the target stands elsewhere
	title    []byte
	titleAt  int // offset of title, or -1 where it is not one run of the source
	whole    [2]int
}

// written finds the parts of a link or an image.
func (e *emitter) written(n ast.Node, destination, title []byte, byReference bool) written {
	ext := e.notes.extents[n]
	whole := [2]int{n.Pos(), ext.end}
	w := written{target: string(appendDecoded(nil, destination)), from: whole[0], to: whole[1], title: title, titleAt: -1, whole: whole}
	if byReference || ext.end < ext.text {
		return w
	}
	region := e.src[ext.text:ext.end]
	d := bytes.Index(region, destination)
	if d < 0 || len(destination) == 0 {
		return w
	}
	w.from = ext.text + d
	w.to = w.from + len(destination)
	if t := bytes.Index(e.src[w.to:ext.end], title); t >= 0 && len(title) > 0 {
		w.titleAt = w.to + t
	}
	return w
}

// openLink starts a link; the gap is filled when the resolver is known. It
// returns without one where the target is refused: the text stays.
func (e *emitter) openLink(n ast.Node, w written) {
	if e.mute {
		return
	}
	e.link = -1
	if e.refused(w, false) {
		return
	}
	r, _ := e.reachOf(w.target)
	e.link = len(e.refs)
	e.refs = append(e.refs, reference{target: w.target, from: w.from, to: w.to, outside: r == external})
	if len(w.title) > 0 {
		e.asides = append(e.asides, aside{ref: e.link, written: w})
	}
	e.gap(gapLinkOpen, e.link)
}

// closeLink ends the link that openLink started at the given offset of text.
func (e *emitter) closeLink(n ast.Node, w written, from int) {
	if e.mute {
		return
	}
	said := e.said(from)
	if said.from == said.to && !holdsImage(n) {
		e.fault(ruleLinkSilent, w.whole[0], w.whole[1])
	}
	if e.link < 0 {
		return
	}
	e.refs[e.link].text = said
	e.gap(gapLinkClose, e.link)
	e.link = -1
}

// holdsImage reports whether a photograph, whose alternative text speaks for
// it, stands below a node.
func holdsImage(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindImage || holdsImage(c) {
			return true
		}
	}
	return false
}

// refused reports a target that no page may carry, and whether it is one.
func (e *emitter) refused(w written, image bool) bool {
	r, scheme := e.reachOf(w.target)
	switch {
	case r == nowhere:
		e.fault(ruleTargetEmpty, w.whole[0], w.whole[1])
	case image && r != local:
		e.fault(ruleImageElsewhere, w.from, w.to, w.target)
	case r == plain:
		e.fault(ruleLinkPlain, w.from, w.to, w.target)
	case r == unknown:
		d := ruleLinkScheme.At(e.at(w.from, w.to), scheme)
		e.faults = append(e.faults, d.Meant(strings.ToLower(scheme), e.schemes))
	default:
		return false
	}
	return true
}
