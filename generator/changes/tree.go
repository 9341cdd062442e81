package changes

import (
	"reflect"
	"strings"
	"sync"
	"unicode"

	"prospectus/generator/model"
)

// A node is a field of a kind: a leaf with its documentation, or a table.
type node struct {
	key      string
	doc      model.FieldDoc // of a leaf
	list     string         // of a leaf whose words are of a closed list
	children []*node        // of a table, in declared order
	keyed    bool           // a table of rows
}

// A form is what a kind's records may say.
type form struct {
	root  *node
	known map[string]bool // keys that are no changes of substance, or told elsewhere
}

// quiet are fields that say how the office works on a record and not what it
// says, and pictures, which a reader sees for himself.
var quiet = map[string]bool{
	"id": true, "hash": true, "pages": true, "updated": true, "order": true, "featured": true, "tags": true,
	"aliases": true, "translation": true, "photo": true, "corrected": true, "menu": true, "version": true,
	"catalogue_year": true, "verified": true, "verify_by": true, "consent": true,
}

// parts are tables whose rows are compared as records of their own.
var parts = map[string]string{"plot": "plots", "building": "buildings"}

// ordered are the tables whose rows have an order that says something.
var ordered = map[string]bool{"step": true, "phase": true}

// Kinds lists the kinds that editions are compared by: every one that has an
// open data file, in the order of the catalogue.
func Kinds() (names []string) {
	for _, k := range model.Kinds() {
		names = append(names, k.Name)
	}
	return append(names, "plots", "buildings")
}

// forms holds the form of each kind.
var forms = sync.OnceValue(func() map[string]*form {
	all := map[string]*form{}
	c := reflect.TypeFor[model.Catalog]()
	for _, kind := range Kinds() {
		for i := range c.NumField() {
			if tag := c.Field(i).Tag; tag.Get("kind") == kind || tag.Get("part") == kind {
				all[kind] = newForm(kind, itemOf(c.Field(i).Type))
			}
		}
	}
	return all
})

// itemOf returns the type of the items of a set.
func itemOf(set reflect.Type) reflect.Type {
	get, _ := set.MethodByName("Get")
	return get.Type.Out(0).Elem()
}

// newForm reads the form of a type of item from its documentation.
func newForm(kind string, t reflect.Type) *form {
	f := &form{root: &node{}, known: map[string]bool{}}
	lists := map[string]string{}
	listsOf(t, "", lists)
	for _, doc := range model.Document(t) {
		if !public(doc.Class) {
			continue
		}
		first, _, _ := strings.Cut(doc.Path, ".")
		if quiet[first] || kind == "parks" && parts[first] != "" || strings.HasSuffix(doc.Path, ".file") {
			f.known[first] = true
			continue
		}
		f.root.put(doc, strings.Split(doc.Path, "."), lists[doc.Path])
	}
	for key := range quiet {
		f.known[key] = true
	}
	return f
}

// public reports whether open data hold fields of a class.
func public(class string) bool {
	return model.MayHold(class, "P") && !strings.Contains(class, "I")
}

// put adds a leaf below a node.
func (n *node) put(doc model.FieldDoc, path []string, list string) {
	child := n.child(path[0])
	if child == nil {
		child = &node{key: path[0]}
		n.children = append(n.children, child)
	}
	path = path[1:]
	if len(path) > 0 && path[0] == "*" {
		child.keyed, path = true, path[1:]
	}
	if len(path) == 0 {
		child.doc, child.list = doc, list
		return
	}
	child.put(doc, path, list)
}

// child returns the field of a name, nil where there is none.
func (n *node) child(key string) *node {
	for _, c := range n.children {
		if c.key == key {
			return c
		}
	}
	return nil
}

// isTable reports whether a node has fields of its own.
func (n *node) isTable() bool { return len(n.children) > 0 }

// listsOf notes the closed list of each field whose type is one, by path.
func listsOf(t reflect.Type, prefix string, found map[string]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			listsOf(f.Type, prefix, found)
			continue
		}
		key, rows := f.Tag.Get("key")+f.Tag.Get("front"), ""
		inner := f.Type
		for inner.Kind() == reflect.Slice || inner.Kind() == reflect.Pointer {
			if inner.Kind() == reflect.Slice {
				rows = ".*"
			}
			inner = inner.Elem()
		}
		_, closed := reflect.Zero(inner).Interface().(model.Enum)
		switch {
		case key == "" || key == "@id":
		case closed:
			found[prefix+key] = kebab(inner.Name())
		case key == "ready": // words of a list that themes name and no type does
			found[prefix+key] = key
		case inner.Kind() == reflect.Struct && inner.PkgPath() == modelPath:
			listsOf(inner, prefix+key+rows+".", found)
		}
	}
}

var modelPath = reflect.TypeFor[model.Project]().PkgPath()

// kebab turns the name of a type into that of the list which themes have of its
// words: ProjectType, project-type.
func kebab(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
