package intake

import (
	"reflect"
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// names finds what files call by name: regions, units, parks and whatever else a
// project refers to. Names in any language count, and ids.
type names struct {
	catalog *model.Catalog
	kinds   map[string]*kindNames
}

type kindNames struct {
	ids    map[string]bool
	byName map[string][]string // ids, by folded name
	names  []string            // as written, for suggestions
	shown  map[string]i18n.Text
}

// refWords are what a report calls the kinds that projects refer to.
var refWords = map[string]i18n.Text{
	"industries": {"zh": "产业", "en": "industry"},
	"nodes":      {"zh": "产业链环节", "en": "node of a chain"},
	"regions":    {"zh": "区县", "en": "region"},
	"parks":      {"zh": "园区", "en": "park"},
	"plots":      {"zh": "地块", "en": "plot"},
	"buildings":  {"zh": "厂房", "en": "building"},
	"firms":      {"zh": "企业", "en": "firm"},
	"units":      {"zh": "单位", "en": "unit"},
	"offices":    {"zh": "办事窗口", "en": "office"},
	"policies":   {"zh": "政策", "en": "policy"},
	"services":   {"zh": "服务", "en": "service"},
}

func newNames(c *model.Catalog) *names { return &names{c, map[string]*kindNames{}} }

// of returns the names of a kind, collecting them on first use.
func (n *names) of(kind string) *kindNames {
	if k := n.kinds[kind]; k != nil {
		return k
	}
	k := &kindNames{ids: map[string]bool{}, byName: map[string][]string{}, shown: map[string]i18n.Text{}}
	for _, item := range n.catalog.All(kind) {
		id := item.Ident()
		k.ids[id] = true
		t := nameText(item)
		k.shown[id] = t
		for _, lang := range []i18n.Tag{"zh", "en"} {
			if s := t[lang]; s != "" {
				k.names = append(k.names, s)
			}
		}
		for _, s := range t {
			k.add(s, id)
			if short := withoutRank(s); kind == "regions" && short != s {
				k.add(short, id)
			}
		}
	}
	n.kinds[kind] = k
	return k
}

func (k *kindNames) add(name, id string) {
	name = fold(name)
	if !slices.Contains(k.byName[name], id) {
		k.byName[name] = append(k.byName[name], id)
	}
}

// nameText returns what an item is called: its title, or its name.
func nameText(item model.Identified) i18n.Text {
	v := reflect.Indirect(reflect.ValueOf(item))
	for _, name := range []string{"Title", "Name"} {
		if f := v.FieldByName(name); f.IsValid() {
			if t, ok := f.Interface().(i18n.Text); ok {
				return t
			}
		}
	}
	return nil
}

// withoutRank takes 县, 区 or 市 off a region's name, as people leave it out.
func withoutRank(s string) string {
	r := []rune(s)
	if n := len(r); n > 2 && strings.ContainsRune("县区市旗", r[n-1]) {
		return string(r[:n-1])
	}
	return s
}

// find returns the id of what a file calls so.
func (n *names) find(kind, s string) (string, *problem) {
	k := n.of(kind)
	if k.ids[s] {
		return s, nil
	}
	if lower := strings.ToLower(s); k.ids[lower] {
		return lower, nil
	}
	ids := k.byName[fold(s)]
	switch len(ids) {
	case 1:
		return ids[0], nil
	case 0:
		return "", &problem{unknownName, []any{short(s), refWords[kind]}, s, k.names}
	}
	return "", wrong(severalNames, short(s), strings.Join(ids, "、"))
}

// show returns what to write for an id so that find leads back to it: its name
// where no other has it, else the id.
func (n *names) show(kind, id string, lang i18n.Tag) string {
	k := n.of(kind)
	s, _ := k.shown[id].Best(lang)
	if ids := k.byName[fold(s)]; s != "" && len(ids) == 1 && !k.ids[s] && !strings.ContainsAny(s, "、，,;；\n\t|或") && len(divide(s)) == 1 && divide(s)[0] == s {
		return s
	}
	return id
}

// within returns the region whose name stands in a text, and only one does.
func (n *names) within(s string) (id string) {
	for _, item := range n.catalog.All("regions") {
		name := nameText(item)["zh"]
		if name == "" || !strings.Contains(s, name) && !strings.Contains(s, withoutRank(name)) {
			continue
		}
		if id != "" && id != item.Ident() {
			return ""
		}
		id = item.Ident()
	}
	return id
}
