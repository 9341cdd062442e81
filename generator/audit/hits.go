package audit

import (
	"cmp"
	"context"
	"crypto/sha256"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"prospectus/generator/decode"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/render/search"
	"prospectus/generator/source"
)

// A hit is one thing that was found, in however many files.
type hit struct {
	rule  *diag.Rule
	fact  *fact  // of an internal value
	form  string // letters and digits of what was found
	said  string // as it is said in the message, masked where it is secret
	in    decode.Place
	file  string // the first, in the order of names
	files map[string]bool
}

// inTerms is the place of what is found in the words of the search.
const inTerms = decode.Next

var placeNames = [...]i18n.Text{
	decode.Text:      {"zh": "文字", "en": "its text"},
	decode.Attribute: {"zh": "属性或网址", "en": "an attribute or address"},
	decode.Data:      {"zh": "数据", "en": "its data"},
	decode.Metadata:  {"zh": "元数据", "en": "its metadata"},
	decode.Name:      {"zh": "文件名", "en": "its name"},
	inTerms:          {"zh": "检索词表", "en": "the words of the search"},
}

// A searcher looks through the files of an edition.
type searcher struct {
	index   *index
	allowed []allowance
	papers  map[[sha256.Size]byte]string // internal attachments by their hash

	mu    sync.Mutex
	hits  map[string]*hit
	used  map[string]bool // allowances that something needed
	other diag.List
	bytes int64
}

// An allowance is a row of data/audit.toml with its text as it is looked for.
type allowance struct {
	*model.Allowance
	form []rune
}

func newSearcher(needles []*needle, c *model.Catalog, papers map[[sha256.Size]byte]string) *searcher {
	s := &searcher{index: newIndex(append(needles, termNeedles()...)), papers: papers, hits: map[string]*hit{}, used: map[string]bool{}}
	for a := range c.Audit.All() {
		s.allowed = append(s.allowed, allowance{a, formOf(a.Text)})
	}
	return s
}

// run looks through the files, several at a time.
func (s *searcher) run(ctx context.Context, dir fs.FS, names []string) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for part := range slices.Chunk(names, 64) {
		group.Go(func() error {
			r := &reader{searcher: s}
			for _, name := range part {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := r.file(dir, name); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// A reader is one of the searchers' hands, with memory of its own.
type reader struct {
	*searcher
	passage passage
	sums    []uint64
	name    string
	teller  search.Teller
}

// file looks through one file.
func (r *reader) file(dir fs.FS, name string) error {
	data, err := fs.ReadFile(dir, name)
	if err != nil {
		return err
	}
	r.name = name
	if paper, ok := r.papers[sha256.Sum256(data)]; ok && len(data) > 0 {
		r.other.Add(paperPublished.At(source.Whole(name), paper))
	}
	if decode.IsPicture(data) && decode.TellsOfItsMaking(data) {
		r.other.Add(pictureMetadata.At(source.Whole(name)))
	}
	if !r.searched(dir, name, data) && decode.File(name, data, r.read) != nil {
		r.other.Add(unreadOutput.At(source.Whole(name)))
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.bytes += int64(len(data))
	return nil
}

// searched looks through a file of the search's index; it reports false for what
// is none.
func (r *reader) searched(dir fs.FS, name string, data []byte) bool {
	if path.Ext(name) != ".js" {
		return false
	}
	if r.teller.Read == nil {
		r.teller.Read = func(name string) ([]byte, error) { return fs.ReadFile(dir, name) }
	}
	said, listed, ok := r.teller.Says(name, data)
	in := decode.Data
	if listed {
		in = inTerms
	}
	for _, text := range said {
		r.read(text, in)
	}
	return ok
}

// read looks through one passage of a file.
func (r *reader) read(text string, in decode.Place) {
	p := &r.passage
	p.read(text)
	r.sums = r.index.each(p, r.sums, func(n *needle, start, end int) { r.meet(n, start, end, in) })
	personal(p, text, func(f finding) { r.pattern(f, in) })
}

// meet notes that a needle was found.
func (r *reader) meet(n *needle, start, end int, in decode.Place) {
	if r.allows(start, end, in) {
		return
	}
	form := string(n.form)
	h := hit{rule: valuePublished, fact: n.fact, form: form, said: masked(form), in: in}
	if n.term != nil {
		h.rule, h.said = internalWord, n.term.word
	}
	r.note(h, r.name)
}

// pattern notes what was found by its shape. A marking is never repeated, and a
// number is masked.
func (r *reader) pattern(f finding, in decode.Place) {
	p := &r.passage
	start, _ := slices.BinarySearch(p.at, f.start)
	end, _ := slices.BinarySearch(p.at, f.end)
	if r.allows(start, end, in) {
		return
	}
	form := string(p.normal[start:end])
	r.note(hit{rule: f.rule, form: form, said: masked(form), in: in}, r.name)
}

// allows reports whether what stands at a place of the passage is part of words
// that data/audit.toml allows. A search's list of terms holds those words cut
// into pieces: there a piece of an allowance is allowed.
func (r *reader) allows(start, end int, in decode.Place) bool {
	normal := r.passage.normal
	for _, a := range r.allowed {
		if in == inTerms && contains(a.form, normal[start:end]) {
			return r.use(a)
		}
		for from := max(0, end-len(a.form)); from <= start && from+len(a.form) <= len(normal); from++ {
			if slices.Equal(normal[from:from+len(a.form)], a.form) {
				return r.use(a)
			}
		}
	}
	return false
}

// use notes that an allowance is needed, and returns true.
func (r *reader) use(a allowance) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.used[a.ID] = true
	return true
}

// contains reports whether words hold others.
func contains(words, others []rune) bool {
	return strings.Contains(string(words), string(others))
}

// note keeps a hit in a file, and counts the files of one that is known.
func (s *searcher) note(h hit, file string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := h.rule.Code + " " + h.form
	known := s.hits[key]
	if known == nil {
		h.files = map[string]bool{}
		known = &h
		s.hits[key] = known
	}
	known.files[file] = true
	if known.file == "" || file < known.file {
		known.file, known.in = file, h.in
	}
}

// masked returns enough of a secret to recognise it by and not to learn it.
func masked(form string) string {
	r := []rune(form)
	switch n := len(r); {
	case n == 0:
		return ""
	case isDigit(r[0]) && n >= 7:
		return string(r[:3]) + strings.Repeat("*", n-5) + string(r[n-2:])
	case n <= 4:
		return string(r[:1]) + strings.Repeat("*", n-1)
	default:
		return string(r[:2]) + "…" + strconv.Itoa(n)
	}
}

// diagnostics says what was found, and where it stands in public sources.
func (s *searcher) diagnostics(full *model.Catalog, hidden verdicts) []diag.Diagnostic {
	list := &s.other
	all := make([]*hit, 0, len(s.hits))
	for _, h := range s.hits {
		all = append(all, h)
	}
	slices.SortFunc(all, func(a, b *hit) int { return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.form, b.form)) })
	written := writtenAt(full, hidden, all)
	for _, h := range all {
		at := source.Whole(h.file)
		if h.fact == nil {
			list.Add(h.rule.At(at, placeNames[h.in], h.said, written[h], len(h.files)))
			continue
		}
		list.Add(h.rule.At(at, placeNames[h.in], h.said, positionOf(h.fact.says[0].span()), path.Join(h.fact.kind, h.fact.id), h.fact.field, written[h], len(h.files)))
	}
	for _, a := range s.allowed {
		if !s.used[a.ID] {
			list.Add(unusedAllowance.At(a.At("text")))
		}
	}
	return list.Sorted()
}

// positionOf is a place as file and line: a message that showed the line would
// repeat the secret.
func positionOf(span source.Span) string {
	p := span.Position()
	if p.Line == 0 {
		return p.File
	}
	return p.File + ":" + strconv.Itoa(p.Line)
}

// nowhereWritten is said of what no public source says.
var nowhereWritten = i18n.Text{"zh": "公开的文字里没有，可能在附件或图片中", "en": "in no public text, so perhaps in an attachment or a picture"}

// writtenAt finds in which public fields and bodies the hits are written.
func writtenAt(full *model.Catalog, hidden verdicts, hits []*hit) map[*hit]any {
	var needles []*needle
	byForm := map[string][]*hit{}
	for _, h := range hits {
		if len([]rune(h.form)) >= 2 {
			needles = append(needles, &needle{form: []rune(h.form)})
			byForm[h.form] = append(byForm[h.form], h)
		}
	}
	found := map[*hit][]string{}
	if len(needles) > 0 {
		index := newIndex(needles)
		var p passage
		var sums []uint64
		eachPublic(full, hidden, func(_ field, s saying) {
			p.read(s.text)
			sums = index.each(&p, sums, func(n *needle, _, _ int) {
				for _, h := range byForm[string(n.form)] {
					if at := positionOf(s.span()); at != "" && len(found[h]) < 3 && !slices.Contains(found[h], at) {
						found[h] = append(found[h], at)
					}
				}
			})
		})
	}
	out := map[*hit]any{}
	for _, h := range hits {
		out[h] = any(nowhereWritten)
		if len(found[h]) > 0 {
			out[h] = strings.Join(found[h], ", ")
		}
	}
	return out
}
