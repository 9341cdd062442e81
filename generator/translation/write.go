package translation

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

func itoa(n int) string { return strconv.Itoa(n) }

// finish turns what was taken into whole files. Texts of one record in several
// languages go into its file of facts together.
func (r *reader) finish() error {
	facts := map[string][]factText{}
	var names []string
	for _, it := range r.order {
		front := map[string]string{}
		for _, p := range slices.Sorted(maps.Keys(r.wanted[it])) {
			switch {
			case p == model.BodyPath:
			case model.InFront(it.Record, p):
				front[p] = r.wanted[it][p]
			default:
				if facts[it.factsOf()] == nil {
					names = append(names, it.factsOf())
				}
				facts[it.factsOf()] = append(facts[it.factsOf()], factText{append(strings.Split(p, "."), string(it.Lang)), r.wanted[it][p]})
			}
		}
		if err := r.prose(it, front); err != nil {
			return err
		}
	}
	for _, name := range names {
		data, err := editFacts(r.site, name, func(e *content.Edit) error {
			for _, f := range facts[name] {
				if err := e.Set(f.path, content.Quote(f.text)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		r.Writes = append(r.Writes, Write{name, data})
	}
	return nil
}

// A factText is a text by language among the facts.
type factText struct {
	path []string
	text string
}

// prose writes the language file of an item.
func (r *reader) prose(it *Item, front map[string]string) error {
	body := r.body(it)
	if len(front) == 0 && body == "" {
		return nil
	}
	f, err := source.Read(r.site, it.proseOf())
	if err != nil { // there is none: the survey read every file that there is
		if front["title"] == "" {
			r.drop(it)
			r.tell(r.placeOf[it], noTitle, it.Name(), it.proseOf())
			return nil
		}
		r.Writes = append(r.Writes, Write{it.proseOf(), []byte(newProse(front, body))})
		return nil
	}
	data, err := editProse(f, front, body)
	if err == nil {
		r.Writes = append(r.Writes, Write{it.proseOf(), data})
	}
	return err
}

// drop takes back what was noted of an item's language file.
func (r *reader) drop(it *Item) {
	r.Taken = slices.DeleteFunc(r.Taken, func(t Taken) bool {
		return t.Item == it && (strings.HasPrefix(t.Path, model.BodyPath+"#") || model.InFront(it.Record, t.Path))
	})
}

// body returns an item's new body; "" for none, and for one that came back in part.
func (r *reader) body(it *Item) string {
	if whole := r.wanted[it][model.BodyPath]; whole != "" {
		return join(lines(whole))
	}
	parts := r.bodies[it]
	if !slices.ContainsFunc(slices.Collect(maps.Values(parts)), func(s string) bool { return s != "" }) {
		return ""
	}
	now := blocks(it.Record.Head().Body[it.Lang].Text())
	var all, empty []string
	for n := 1; n <= r.of[it]; n++ {
		switch said := parts[n]; {
		case said != "":
			all = append(all, lines(said)...)
		case len(now) == r.of[it]:
			all = append(all, now[n-1])
		default:
			empty = append(empty, itoa(n))
		}
	}
	if len(empty) > 0 {
		r.Taken = slices.DeleteFunc(r.Taken, func(t Taken) bool { return t.Item == it && strings.HasPrefix(t.Path, model.BodyPath+"#") })
		r.tell(r.placeOf[it], partly, it.Name(), i18n.Text{"zh": strings.Join(empty, "、"), "en": strings.Join(empty, ", ")})
		return ""
	}
	return join(all)
}

// lines returns the lines of a cell, each a paragraph of its own.
func lines(cell string) (all []string) {
	for line := range strings.SplitSeq(cell, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// editProse returns a language file with other texts; every other byte is as it
// was.
func editProse(f *source.File, front map[string]string, body string) ([]byte, error) {
	p := content.ParseProse(f, new(diag.List))
	text := f.Text
	if f.HadBOM {
		text = "\ufeff" + text
	}
	if len(front) > 0 && p.Front != nil {
		e := content.NewEdit(p.Front)
		for _, key := range slices.Sorted(maps.Keys(front)) {
			if err := e.Set([]string{key}, content.Quote(front[key])); err != nil {
				return nil, err
			}
		}
		var err error
		if text, err = e.Text(); err != nil {
			return nil, err
		}
	}
	if body == "" {
		return []byte(text), nil
	}
	if strings.Contains(f.Text, "\r\n") {
		body = strings.ReplaceAll(body, "\n", "\r\n")
	}
	head := text[:len(text)-len(p.Body.Text())]
	if !strings.HasSuffix(head, "\n") {
		head += "\n"
	}
	return []byte(head + body), nil
}

// newProse returns a language file that is not there yet, its title first.
func newProse(front map[string]string, body string) string {
	var b strings.Builder
	b.WriteString("+++\ntitle = " + content.Quote(front["title"]) + "\n")
	for _, key := range slices.Sorted(maps.Keys(front)) {
		if key != "title" {
			b.WriteString(key + " = " + content.Quote(front[key]) + "\n")
		}
	}
	b.WriteString("+++\n" + body)
	return b.String()
}
