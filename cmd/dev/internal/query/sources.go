package query

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/BurntSushi/toml"
)

// A Record is what the sources say of one record in one language.
type Record struct {
	Name     string // kind/id, as its page is called
	Title    string
	Codes    []string        // project code, document number
	Passages []string        // normal text, each a paragraph or a value
	Silent   int             // passages that its page does not say
	said     string          // what its page says, normal, blocks parted by line ends
	words    map[string]bool // of letters, of the page
	own      map[string]bool // and of the passages
}

// Sources are the records of a site by language, in order of their names.
type Sources map[string][]*Record

// Read reads the sources of a site and holds them against the built pages. A
// record without a page in a language does not count there.
func Read(site, built fs.FS) (Sources, error) {
	var about struct{ Languages []string }
	if _, err := toml.DecodeFS(site, "data/site.toml", &about); err != nil {
		return nil, err
	}
	folders, err := fs.Glob(site, "content/*/*")
	if err != nil {
		return nil, err
	}
	all := Sources{}
	for _, folder := range folders {
		table, err := tableOf(site, folder)
		if err != nil {
			return nil, err
		}
		for _, lang := range about.Languages {
			records, err := recordsOf(site, folder, lang, about.Languages, table)
			if err != nil {
				return nil, err
			}
			for _, r := range records {
				if r.confirm(built, lang) {
					all[lang] = append(all[lang], r)
				}
			}
		}
	}
	for _, records := range all {
		slices.SortFunc(records, func(a, b *Record) int { return strings.Compare(a.Name, b.Name) })
	}
	return all, nil
}

// tableOf reads the TOML of a record's folder.
func tableOf(site fs.FS, folder string) (map[string]any, error) {
	table := map[string]any{}
	files, err := fs.Glob(site, folder+"/*.toml")
	for _, name := range files {
		if _, err := toml.DecodeFS(site, name, &table); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return table, err
}

// parts are tables of a record whose entries have pages of their own, with the
// kind of these.
var parts = map[string]string{"plot": "plots", "building": "buildings"}

// recordsOf returns the record of a folder and those of its parts.
func recordsOf(site fs.FS, folder, lang string, langs []string, table map[string]any) ([]*Record, error) {
	kind, id := path.Base(path.Dir(folder)), path.Base(folder)
	own := &Record{Name: kind + "/" + id}
	for _, key := range []string{"code", "number"} {
		if code, ok := table[key].(string); ok {
			own.Codes = append(own.Codes, code)
		}
	}
	text, err := fs.ReadFile(site, folder+"/"+lang+".md")
	if err != nil {
		return nil, nil // not in this language
	}
	if err := own.markdown(string(text)); err != nil {
		return nil, fmt.Errorf("%s/%s.md: %w", folder, lang, err)
	}
	records := []*Record{own}
	for _, key := range sorted(table) {
		entries, ok := table[key].(map[string]any)
		if kind := parts[key]; ok && kind != "" {
			for _, name := range sorted(entries) {
				part := &Record{Name: kind + "/" + id + "." + name}
				part.values(entries[name], lang, langs)
				part.title(entries[name], lang)
				records = append(records, part)
			}
			continue
		}
		own.value(key, table[key], lang, langs)
	}
	return records, nil
}

// title takes the title of a part from its name.
func (r *Record) title(entry any, lang string) {
	if table, ok := entry.(map[string]any); ok {
		if names, ok := table["name"].(map[string]any); ok {
			r.Title, _ = names[lang].(string)
		}
	}
}

// private are keys below which nothing is for readers.
var private = map[string]bool{"internal": true, "release": true}

// value takes the texts of a language in one value.
func (r *Record) value(key string, v any, lang string, langs []string) {
	if !private[key] {
		r.values(v, lang, langs)
	}
}

// values takes the texts of a language: those of tables that have a language
// for a key.
func (r *Record) values(v any, lang string, langs []string) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			r.values(e, lang, langs)
		}
	case []map[string]any:
		for _, e := range v {
			r.values(e, lang, langs)
		}
	case map[string]any:
		for _, key := range sorted(v) {
			if text, ok := v[key].(string); ok && slices.Contains(langs, key) {
				if key == lang {
					r.add(text)
				}
				continue
			}
			r.value(key, v[key], lang, langs)
		}
	}
}

// add takes a passage.
func (r *Record) add(text string) {
	if text = norm(text); text != "" {
		r.Passages = append(r.Passages, text)
	}
}

// markdown takes the texts of a record's Markdown.
func (r *Record) markdown(text string) error {
	_, rest, ok := strings.Cut(text, "+++\n")
	front, body, closed := strings.Cut(rest, "+++\n")
	if !ok || !closed {
		front, body = "", text
	}
	var head map[string]any
	if _, err := toml.Decode(front, &head); err != nil {
		return err
	}
	r.Title, _ = head["title"].(string)
	for _, key := range sorted(head) {
		if s, ok := head[key].(string); ok {
			r.add(s)
		}
	}
	for _, block := range blocks(body) {
		r.add(plainText(block))
	}
	return nil
}

// blocks cuts Markdown into paragraphs, headings, items and cells.
func blocks(text string) (all []string) {
	var now strings.Builder
	end := func() {
		if now.Len() > 0 {
			all = append(all, now.String())
			now.Reset()
		}
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		marked := blockMark.FindString(line)
		if line == "" || marked != "" {
			end()
		}
		if line = line[len(marked):]; marked == "|" {
			all = append(all, strings.Split(line, "|")...)
			continue
		}
		if now.Len() > 0 {
			now.WriteByte('\n')
		}
		now.WriteString(line)
		if strings.HasPrefix(marked, "#") {
			end()
		}
	}
	end()
	return all
}

var (
	blockMark = regexp.MustCompile(`^(#+ |[-*+] |\d+[.)] |> ?|:::.*|\|)`)
	picture   = regexp.MustCompile(`!\[[^\]]*\]\([^)]*\)`)
	link      = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	emphasis  = regexp.MustCompile("[*`]+|\\\\")
)

// plainText takes the marks out of a block of Markdown.
func plainText(block string) string {
	block = picture.ReplaceAllString(block, "")
	block = link.ReplaceAllString(block, "$1")
	return emphasis.ReplaceAllString(block, "")
}

// sorted returns the keys of a table in order.
func sorted(table map[string]any) []string {
	keys := make([]string, 0, len(table))
	for k := range table {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
