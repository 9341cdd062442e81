package search

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"maps"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/output"
	"prospectus/generator/view"
)

// A writer writes the index of one language.
type writer struct {
	lang  i18n.Tag
	r     Renderer
	sink  output.Sink
	index inverter
	sum   hash.Hash
	head  head
	kind  string
	norms []byte

	metas     []any // rows of the file of titles that is being filled
	texts     []any // the same of texts
	textBytes int
	textFirst int // the first document of texts
	textFiles int
	terms     []string
	data      []byte
	names     map[string]bool // words of titles
	spoken    map[string]bool // syllables
	titles    int             // summed lengths
	bodies    int
}

func (r Renderer) begin(lang i18n.Tag, sink output.Sink) *writer {
	return &writer{
		lang: lang, r: r, sink: sink, sum: sha256.New(),
		index: inverter{temp: r.Temp, held: map[string]*posting{}},
		names: map[string]bool{}, spoken: map[string]bool{},
		head: head{Format: format, Kinds: []kindRow{}, Terms: []string{}},
	}
}

// add indexes one document.
func (w *writer) add(h *view.Head, words view.Words) error {
	doc := w.head.Count
	if h.Kind != w.kind {
		w.kind = h.Kind
		w.head.Kinds = append(w.head.Kinds, kindRow{h.Kind, w.r.Word(w.lang, "nav."+h.Kind), doc})
	}
	w.head.Count++
	title := tokens(h.Title.Text, 0)
	title = title[:min(len(title), namesAt-8)]
	w.put(doc, title)
	w.title(doc, title)
	w.field(doc, words.Names, namesAt, bodyAt-8)
	length := w.field(doc, words.Body, bodyAt, 1<<30)
	w.norm(len(title), length)
	if err := w.store(h, words); err != nil {
		return err
	}
	return w.index.spill(runBytes)
}

// field indexes the texts of a field and returns how many places they take.
// What does not fit is left out.
func (w *writer) field(doc int, texts []string, at, end int) int {
	first := at
	for _, text := range texts {
		found := tokens(text, at)
		if len(found) == 0 {
			continue
		}
		next := found[len(found)-1].at + 2
		if next > end {
			return at - first
		}
		w.put(doc, found)
		at = next
	}
	return at - first
}

// put indexes tokens: words, numbers, pairs and codes.
func (w *writer) put(doc int, found []token) {
	for i, t := range found {
		if t.class != mark {
			w.index.add(t.text, doc, t.at)
		}
		if i+1 == len(found) || found[i+1].at != t.at+1 {
			continue
		}
		if next := found[i+1]; t.class == mark || next.class == mark {
			w.index.add(pair(t, next), doc, t.at)
		}
	}
	for i := 0; i < len(found); {
		n := codeLength(found[i:])
		if n > 2 {
			w.index.add(joinedText(found[i:i+n]), doc, found[i].at)
		}
		i += n
	}
}

// codeLength counts the words and numbers that a code at the beginning has; 1
// where there is none.
func codeLength(found []token) int {
	n := 1
	for n < len(found) && n < 8 && found[n-1].class != mark && found[n].class != mark && found[n].after <= joined {
		n++
	}
	return n
}

func joinedText(found []token) string {
	var b strings.Builder
	for _, t := range found {
		b.WriteString(t.text)
	}
	return b.String()
}

// title indexes what only titles have: single characters and pinyin.
func (w *writer) title(doc int, title []token) {
	read := syllables(title)
	for i, t := range title {
		switch t.class {
		case mark:
			w.index.add(t.text, doc, t.at)
		case letter:
			w.names[t.text] = true
		}
		if read[i] == "" {
			continue
		}
		w.spoken[read[i]] = true
		w.index.add("'"+read[i], doc, t.at)
		if i+1 < len(title) && read[i+1] != "" && title[i+1].at == t.at+1 {
			w.index.add(","+read[i][:1]+read[i+1][:1], doc, t.at)
		}
	}
}

// norm notes the lengths of a document's fields, in half a byte each.
func (w *writer) norm(title, body int) {
	t, b := min(title>>1, 15), min(bits.Len(uint(body>>5)), 15)
	w.norms = append(w.norms, byte(t<<4|b))
	w.titles += 2*t + 1
	w.bodies += 32 << b >> 1
}

// store keeps what is shown of a document.
func (w *writer) store(h *view.Head, words view.Words) error {
	at := strings.TrimPrefix(string(h.Path), string(w.lang)+"/")
	w.metas = append(w.metas, []any{at, h.Title.Text, words.Code, strings.Join(words.Facts, " · "), w.textFiles})
	w.texts = append(w.texts, [][]string{orEmpty(words.Names), orEmpty(words.Body)})
	for _, field := range [][]string{words.Names, words.Body} {
		for _, text := range field {
			w.textBytes += len(text) + 3
		}
	}
	if w.textBytes >= textBytes {
		if err := w.flushTexts(); err != nil {
			return err
		}
	}
	if len(w.metas) == perMeta {
		return w.flushMetas()
	}
	return nil
}

func orEmpty(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return texts
}

func (w *writer) flushTexts() error {
	if len(w.texts) == 0 {
		return nil
	}
	err := w.file("d", w.textFiles, w.textFirst, w.texts)
	w.textFiles++
	w.texts, w.textBytes, w.textFirst = nil, 0, w.head.Count
	return err
}

func (w *writer) flushMetas() error {
	if len(w.metas) == 0 {
		return nil
	}
	err := w.file("m", (w.head.Count-1)/perMeta, w.metas)
	w.metas = nil
	return err
}

// term puts one term into a file of terms.
func (w *writer) term(term string, data []byte) error {
	if len(w.terms) > 0 && len(w.data)+len(data) > termBytes {
		if err := w.flushTerms(); err != nil {
			return err
		}
	}
	if len(w.terms) == 0 {
		w.head.Terms = append(w.head.Terms, term)
	}
	w.terms = append(w.terms, term)
	w.data = append(binary.AppendUvarint(w.data, uint64(len(data))), data...)
	return nil
}

func (w *writer) flushTerms() error {
	if len(w.terms) == 0 {
		return nil
	}
	err := w.file("t", len(w.head.Terms)-1, strings.Join(w.terms, " "), w.data)
	w.terms, w.data = nil, nil
	return err
}

// file writes one file of the index.
func (w *writer) file(kind string, number int, values ...any) error {
	name := kind
	if len(kind) == 1 {
		name += strconv.Itoa(number)
	}
	text, err := script(kind, number, values...)
	if err != nil {
		return err
	}
	w.sum.Write(text)
	return w.sink.Write(string(w.r.Plan.Search(w.lang, name)), text)
}

// finish writes what is left, and the head. Of no writer it does nothing.
func (w *writer) finish() error {
	if w == nil {
		return nil
	}
	defer w.close()
	for _, flush := range []func() error{
		w.flushTexts, w.flushMetas, func() error { return w.index.merge(w.term) }, w.flushTerms,
		func() error { return w.file("names", 0, strings.Join(sorted(w.names), " ")) },
		func() error { return w.file("fold", 0, strings.TrimSpace(traditional)) },
	} {
		if err := flush(); err != nil {
			return err
		}
	}
	count := max(w.head.Count, 1)
	w.head.Title, w.head.Body = max(w.titles/count, 1), max(w.bodies/count, 1)
	w.head.Norms = raised(w.norms)
	w.head.Spoken = strings.Join(sorted(w.spoken), " ")
	w.head.Hash = hex.EncodeToString(w.sum.Sum(nil)[:4])
	w.head.Words = w.says()
	return w.file("head", 0, w.head)
}

func sorted(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }

func (w *writer) close() {
	if w != nil {
		w.index.close()
	}
}

// says returns the words of the reader.
func (w *writer) says() map[string]string {
	all := map[string]string{}
	for _, key := range []string{
		"search.title", "search.label", "search.count", "search.none", "search.near",
		"search.meant", "search.all", "search.close", "search.hint", "search.failed", "search.more",
	} {
		all[strings.TrimPrefix(key, "search.")] = w.r.Word(w.lang, key)
	}
	return all
}
