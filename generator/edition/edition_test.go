package edition

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// filler puts a text of its own into every field that can hold one, so that
// each can be looked for afterwards.
type filler struct {
	n      int
	secret map[string]string // canary → field
	public map[string]string
}

func (f *filler) canary(path, class string) string {
	f.n++
	c := fmt.Sprintf("canary-%04d-x", f.n)
	if class == "I" {
		f.secret[c] = path
	} else {
		f.public[c] = path
	}
	return c
}

func (f *filler) fill(v reflect.Value, path, class string) {
	t := v.Type()
	for i := range t.NumField() {
		sf, fv := t.Field(i), v.Field(i)
		own := sf.Tag.Get("class")
		if class == "I" || sf.Anonymous {
			own = class
			if sf.Anonymous {
				f.fill(fv, path, class)
				continue
			}
		}
		at := path + "." + sf.Name
		if sf.Tag.Get("class") == "-" || sf.Tag.Get("ref") != "" || sf.Name == "ID" || sf.Name == "Audience" {
			continue
		}
		f.field(fv, at, own)
	}
}

func (f *filler) field(v reflect.Value, at, class string) {
	switch v.Kind() {
	case reflect.String:
		if _, enum := v.Interface().(model.Enum); !enum {
			v.SetString(f.canary(at, class))
		}
	case reflect.Map:
		switch v.Interface().(type) {
		case i18n.Text:
			v.Set(reflect.ValueOf(i18n.Text{"zh": f.canary(at, class), "en": f.canary(at, class)}))
		case model.Prose:
			file := source.NewFile("x.md", f.canary(at, class))
			v.Set(reflect.ValueOf(model.Prose{"zh": source.Held(file.All())}))
		}
	case reflect.Slice:
		elem := v.Type().Elem()
		one := reflect.New(elem).Elem()
		if elem.Kind() == reflect.Pointer {
			one.Set(reflect.New(elem.Elem()))
		}
		f.field(one, at, class)
		v.Set(reflect.Append(v, one))
	case reflect.Pointer:
		if !v.IsNil() {
			f.field(v.Elem(), at, class)
		}
	case reflect.Struct:
		if isTable(v.Type()) {
			if id := v.FieldByName("ID"); id.IsValid() {
				id.SetString("part")
			}
			f.fill(v, at, class)
		}
	}
}

// filled is a catalogue in which every field of every kind and table says
// something of its own.
func filled(f *filler) *model.Catalog {
	items := map[string][]model.Identified{}
	add := func(name string, t reflect.Type, class string) {
		ptr := reflect.New(t)
		ptr.Elem().FieldByName("ID").SetString("x")
		f.fill(ptr.Elem(), name, class)
		items[name] = append(items[name], ptr.Interface().(model.Identified))
	}
	for name, t := range model.RecordTypes() {
		add(name, t, "")
	}
	for name, t := range model.Tables() {
		field, _ := model.CatalogField(name)
		add(name, t, field.Tag.Get("class"))
	}
	items["policies"][0].(*model.Policy).Disclosure = model.Voluntary
	items["firms"][0].(*model.Firm).Consent = true
	return model.NewCatalog(&model.Site{Languages: []i18n.Tag{"zh", "en"}}, items)
}

// everything is all that a catalogue says, as text.
func everything(t *testing.T, c *model.Catalog) string {
	var b strings.Builder
	for name, list := range c.Collections() {
		for _, item := range list {
			text, err := json.Marshal(model.Export(item))
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%s %s %+v\n", name, text, reflect.ValueOf(item).Elem().Interface())
		}
	}
	for n := range c.Nodes.All() {
		fmt.Fprintf(&b, "%+v\n", *n)
	}
	for p := range c.Plots.All() {
		fmt.Fprintf(&b, "%+v\n", *p)
	}
	for p := range c.Buildings.All() {
		fmt.Fprintf(&b, "%+v\n", *p)
	}
	return b.String()
}

func TestNoInternalFieldPassesTheDoor(t *testing.T) {
	f := &filler{secret: map[string]string{}, public: map[string]string{}}
	full := filled(f)
	if len(f.secret) < 60 || len(f.public) < 300 {
		t.Fatalf("only %d internal and %d public fields were filled", len(f.secret), len(f.public))
	}
	for _, a := range []Audience{Site, Handbook} {
		visible, withheld := For(a, full)
		said := everything(t, visible)
		for canary, field := range f.secret {
			if strings.Contains(said, canary) {
				t.Errorf("audience %s is shown %s", a, field)
			}
		}
		if len(withheld) < 20 {
			t.Errorf("audience %s: only %d things are said to be withheld", a, len(withheld))
		}
	}
	shown := everything(t, func() *model.Catalog { c, _ := For(Office, full); return c }())
	for canary, field := range f.secret {
		if !strings.Contains(shown, canary) {
			t.Errorf("the office is not shown its own %s", field)
		}
	}
}

func TestTheDoorLeavesTheFullCatalogueAlone(t *testing.T) {
	f := &filler{secret: map[string]string{}, public: map[string]string{}}
	full := filled(f)
	before := everything(t, full)
	For(Site, full)
	if everything(t, full) != before {
		t.Error("making an edition changed the catalogue that it was made of")
	}
}

func TestHiddenRecordsLeaveNoReference(t *testing.T) {
	secret := &model.Project{Header: model.Header{ID: "secret", Audience: model.Internal}}
	open := &model.Project{Header: model.Header{ID: "open"}, Policies: []string{"request", "rules"}, Park: "hidden", Plots: []string{"hidden/a", "known/a"}}
	full := model.NewCatalog(&model.Site{}, map[string][]model.Identified{
		"projects": {secret, open},
		"policies": {
			&model.Policy{Header: model.Header{ID: "request"}, Disclosure: model.OnRequest},
			&model.Policy{Header: model.Header{ID: "rules"}, Disclosure: model.Voluntary},
			&model.Policy{Header: model.Header{ID: "unsaid"}},
		},
		"parks": {
			&model.Park{Header: model.Header{ID: "hidden", Audience: model.Internal}, Plots: []*model.Plot{{Entry: model.Entry{ID: "a"}, Park: "hidden"}}},
			&model.Park{Header: model.Header{ID: "known"}, Plots: []*model.Plot{{Entry: model.Entry{ID: "a"}, Park: "known"}}},
		},
		"events": {&model.Event{Header: model.Header{ID: "fair"}, Projects: []string{"secret", "open"}}},
		"boards": {&model.Board{Entry: model.Entry{ID: "b"}}},
	})
	c, _ := For(Site, full)
	p := c.Projects.Get("open")
	if c.Projects.Has("secret") || c.Policies.Has("request") || c.Policies.Has("unsaid") || c.Plots.Has("hidden/a") || c.Boards.Len() != 0 {
		t.Error("a hidden record is in the catalogue")
	}
	if fmt.Sprintf("%v|%v|%v", p.Policies, p.Park, p.Plots) != "[rules]||[known/a]" {
		t.Errorf("references left: %v %q %v", p.Policies, p.Park, p.Plots)
	}
	if got := c.Events.Get("fair").Projects; len(got) != 1 || got[0] != "open" {
		t.Errorf("the event names %v", got)
	}
	if fmt.Sprint(open.Policies) != "[request rules]" {
		t.Error("the door changed the full record")
	}
}

func TestHashFollowsPublicFactsOnly(t *testing.T) {
	p := &model.Project{Header: model.Header{ID: "p"}, Code: "A"}
	full := func() *model.Catalog {
		return model.NewCatalog(&model.Site{}, map[string][]model.Identified{"projects": {p}})
	}
	hash := func() string {
		c, _ := For(Site, full())
		d := Digest(c)
		return d.Of(c.Projects.Get("p")) + d.Edition()
	}
	before := hash()
	p.Internal.Mobile = "13900000000"
	if hash() != before {
		t.Error("an internal fact changed the public hash")
	}
	p.Code = "B"
	if hash() == before {
		t.Error("a public fact did not change the hash")
	}
}
