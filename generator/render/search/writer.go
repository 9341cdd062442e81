package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/output"
	"prospectus/generator/view"
)

// A writer writes the index of one language.
type writer struct {
	lang    i18n.Tag
	r       Renderer
	sink    output.Sink
	index   inverter
	cutter  cutter
	grams   gramMaker
	known   [2]map[string]*knownText // of the body, of names
	numbers []uint32                 // of the grams of a text
	sum     hash.Hash
	head    head
	kind    string
	norms   []byte

	waiting []stored // until there are enough to learn from
	learnt  int      // bytes of them
	coder   *coder   // nil until then
	finder  *finder  // for texts, with the dictionary
	bare    *press   // for all else
	store   []byte   // texts of the file that is being filled, in code
	plain   int      // bytes of them before they were coded
	first   int      // the first document of them
	files   int      // of texts
	rows    []byte   // of the file of titles that is being filled
	stored  int      // documents that rows were written for
	number  int      // the file of texts that the row before names

	shard  *shard // of the file of terms that is being filled
	own    *shard // of files of one key
	key    []byte // of the terms that are being gathered
	holds  []hit  // rest by rest
	texts  []byte // of the rests
	rests  []rest
	folded map[rune]bool   // characters of the index
	names  map[string]bool // words of titles
	spoken map[string]bool // syllables
	titles int             // summed lengths
	bodies int
}

// A stored is what is shown of a document.
type stored struct {
	at, title, code, facts string
	names, body            []string
}

func (r Renderer) begin(lang i18n.Tag, sink output.Sink) *writer {
	return &writer{
		lang: lang, r: r, sink: sink, sum: sha256.New(),
		index: inverter{temp: r.Temp},
		grams: gramMaker{ids: map[string]uint32{}}, known: [2]map[string]*knownText{{}, {}},
		names: map[string]bool{}, spoken: map[string]bool{}, folded: map[rune]bool{},
		head: head{Format: format, Kinds: []kindRow{}, Terms: []string{}, Wide: []string{}},
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
	w.put(doc, title, inTitle)
	w.title(doc, title)
	length := 0
	for _, text := range words.Names {
		w.text(doc, text, inNames)
	}
	for _, text := range words.Body {
		length += w.text(doc, text, inBody)
	}
	w.grams.each(func(gram []byte, in field) { w.index.add(gram, hit{doc, in}) })
	w.norm(len(title), length)
	s := stored{
		strings.TrimPrefix(string(h.Path), string(w.lang)+"/"), h.Title.Text, words.Code,
		strings.Join(words.Facts, " · "), words.Names, words.Body,
	}
	if err := w.keep(s); err != nil {
		return err
	}
	if w.index.bytes >= runBytes {
		w.known = [2]map[string]*knownText{{}, {}}
	}
	return w.index.spill(runBytes)
}

// keep stores what is shown of a document, once there was enough to learn from.
func (w *writer) keep(s stored) error {
	if w.coder != nil {
		return w.row(s)
	}
	w.waiting = append(w.waiting, s)
	w.learnt += len(s.title)
	for _, texts := range [][]string{s.names, s.body} {
		for _, text := range texts {
			w.learnt += len(text)
		}
	}
	if w.learnt < w.dictionaryBytes()*learnTimes {
		return nil
	}
	return w.learn()
}

// dictionaryBytes is how large the dictionary is to be. A visitor loads it once,
// and each text is shorter by it: so it grows as the root of their number.
func (w *writer) dictionaryBytes() int {
	pages := w.r.Plan.Pages() / max(len(w.r.Plan.Languages()), 1)
	return int(dictionaryTimes * math.Sqrt(float64(pages)))
}

// learn finds the codes and the dictionary, and stores what waited for them.
func (w *writer) learn() error {
	if w.coder != nil {
		return nil
	}
	var all []string
	var docs [][]string
	for _, s := range w.waiting {
		all = append(append(append(all, s.title), s.names...), s.body...)
		docs = append(docs, slices.Concat(s.names, s.body))
	}
	w.coder = newCoder(codesOf(all))
	w.head.Codes = w.coder.codes
	base := dictionaryOf(docs, w.coder, w.dictionaryBytes())
	first := newFinder(known{odds: newStock()})
	data := first.compress(base)
	w.finder = newFinder(known{base, first.stock})
	w.bare = newPress()
	err := w.packed("base", 0, data)
	for _, s := range w.waiting {
		if err == nil {
			err = w.row(s)
		}
	}
	w.waiting = nil
	return err
}

// row writes the row of a document and its texts.
func (w *writer) row(s stored) error {
	doc := w.stored
	w.stored++
	at := s.at
	if at == w.head.usual(doc, s.code) {
		at = ""
	}
	if doc%perMeta == 0 {
		w.number = w.files
		w.rows = append(w.rows, strconv.Itoa(w.files)...)
		w.rows = append(w.rows, endRow)
	}
	for _, text := range []string{s.title, s.code, s.facts, at} {
		w.rows = append(w.coder.append(w.rows, text), endField)
	}
	for ; w.number < w.files; w.number++ {
		w.rows = append(w.rows, '+')
	}
	w.rows = append(w.rows, endRow)
	for i, texts := range [][]string{s.names, s.body} {
		for k, text := range texts {
			if k > 0 {
				w.store = append(w.store, '\n')
			}
			w.store = w.coder.append(w.store, text)
			w.plain += len(text) + 3
		}
		w.store = append(w.store, byte(endField+i))
	}
	if w.plain >= textBytes {
		if err := w.flushTexts(); err != nil {
			return err
		}
	}
	if w.stored%perMeta == 0 {
		return w.flushRows()
	}
	return nil
}

func (w *writer) flushTexts() error {
	if len(w.store) == 0 {
		return nil
	}
	err := w.packed("d", w.files, w.finder.compress(w.store), w.first)
	w.files++
	w.store, w.plain, w.first = w.store[:0], 0, w.stored
	return err
}

func (w *writer) flushRows() error {
	if len(w.rows) == 0 {
		return nil
	}
	data, err := w.bare.compress(w.rows)
	if err == nil {
		err = w.packed("m", (w.stored-1)/perMeta, data)
	}
	w.rows = w.rows[:0]
	return err
}

// term takes one gram, and writes the key of those before it if this has
// another.
func (w *writer) term(gram []byte, found []hit) error {
	key, text, _ := bytes.Cut(gram, []byte{beforeRest})
	if !bytes.Equal(key, w.key) {
		if err := w.endKey(); err != nil {
			return err
		}
		w.key = append(w.key, key...)
	}
	w.texts = append(w.texts, text...)
	w.rests = append(w.rests, rest{len(w.texts), len(w.holds) + len(found)})
	w.holds = append(w.holds, found...)
	return nil
}

// endKey puts a key into the file of terms that is being filled.
func (w *writer) endKey() error {
	if len(w.key) == 0 {
		return nil
	}
	if w.shard == nil {
		w.shard = newShard(w.coder, w.head.Count)
	}
	key := string(w.key)
	if len(w.shard.keys) == 0 {
		w.head.Terms = append(w.head.Terms, key)
	}
	for _, r := range key {
		w.folded[r] = true
	}
	if len(w.texts)+len(w.holds) >= wideBytes {
		if err := w.wide(key); err != nil {
			return err
		}
		w.rests = []rest{{hits: len(w.holds)}}
	}
	w.shard.add(key, w.holds, w.texts, w.rests)
	w.key, w.holds, w.texts, w.rests = w.key[:0], w.holds[:0], w.texts[:0], w.rests[:0]
	if w.shard.size() >= termBytes {
		return w.flushTerms()
	}
	return nil
}

// wide writes the file of one key and all that follows it.
func (w *writer) wide(key string) error {
	if w.own == nil {
		w.own = newShard(w.coder, w.head.Count)
	}
	w.own.reset()
	w.own.add(key, w.holds, w.texts, w.rests)
	data, err := w.own.data(w.bare)
	if err == nil {
		err = w.packed("w", len(w.head.Wide), data)
	}
	w.head.Wide = append(w.head.Wide, key)
	return err
}

func (w *writer) flushTerms() error {
	if err := w.endKey(); err != nil || w.shard == nil || len(w.shard.keys) == 0 {
		return err
	}
	data, err := w.shard.data(w.bare)
	if err == nil {
		err = w.packed("t", len(w.head.Terms)-1, data)
	}
	w.shard.reset()
	return err
}

// pairs returns the traditional characters whose simplified ones the index has,
// each with it.
func (w *writer) pairs() string {
	all := []rune(strings.TrimSpace(traditional))
	var b strings.Builder
	for i := 0; i+1 < len(all); i += 2 {
		if w.folded[all[i+1]] {
			b.WriteRune(all[i])
			b.WriteRune(all[i+1])
		}
	}
	return b.String()
}

// packed writes one compressed file of the index.
func (w *writer) packed(kind string, number int, data []byte, values ...int) error {
	return w.write(kind, number, packed(kind, number, data, values...))
}

// file writes one file of the index that is not compressed.
func (w *writer) file(kind string, value any) error {
	text, err := script(kind, value)
	if err != nil {
		return err
	}
	return w.write(kind, 0, text)
}

func (w *writer) write(kind string, number int, text []byte) error {
	if len(kind) == 1 {
		kind += strconv.Itoa(number)
	}
	w.sum.Write(text)
	return w.sink.Write(string(w.r.Plan.Search(w.lang, kind)), text)
}

// finish writes what is left, and the head. Of no writer it does nothing.
func (w *writer) finish() error {
	if w == nil {
		return nil
	}
	defer w.close()
	for _, flush := range []func() error{
		w.learn, w.flushTexts, w.flushRows, func() error { return w.index.merge(w.term) }, w.flushTerms,
		func() error { return w.file("names", strings.Join(sorted(w.names), " ")) },
		func() error { return w.file("fold", w.pairs()) },
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
	return w.file("head", w.head)
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
