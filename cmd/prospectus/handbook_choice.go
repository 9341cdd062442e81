package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"prospectus/generator/book"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// chosen returns the books that are asked for: those that are named, that of a
// list, else all.
func (r *bookRun) chosen() ([]*model.Handbook, error) {
	c := r.press.Catalog()
	if len(r.command.Projects) > 0 || r.command.From != "" {
		h, err := r.listed(c)
		return []*model.Handbook{h}, err
	}
	var all []*model.Handbook
	for h := range c.Handbooks.All() {
		all = append(all, h)
	}
	if len(all) == 0 {
		return nil, errUsage{say(r.env.lang, "no-handbooks")}
	}
	if len(r.command.IDs) == 0 {
		return all, nil
	}
	var some []*model.Handbook
	for _, id := range r.command.IDs {
		h := c.Handbooks.Get(id)
		if h == nil {
			return nil, r.unknown(id, c)
		}
		some = append(some, h)
	}
	return some, nil
}

// unknown says that there is no book of an id, and which may be meant.
func (r *bookRun) unknown(id string, c *model.Catalog) error {
	ids := slices.Collect(c.Handbooks.Idents())
	if near, ok := diag.Suggest(id, ids); ok {
		return errUsage{say(r.env.lang, "unknown-book-near", id, near)}
	}
	return errUsage{say(r.env.lang, "unknown-book", id, strings.Join(ids, ", "))}
}

// listName is the name of the book that a list makes.
const listName = "selection"

// listed makes a book of the projects of a list, in its order.
func (r *bookRun) listed(c *model.Catalog) (*model.Handbook, error) {
	list, name := book.List{}, listName
	var err error
	if r.command.From != "" {
		data, err := os.ReadFile(r.command.From)
		if err != nil {
			return nil, err
		}
		if ending := strings.ToLower(filepath.Ext(r.command.From)); bytes.HasPrefix(data, []byte("PK\x03\x04")) || ending == ".xls" || ending == ".xlsx" {
			return nil, errUsage{say(r.env.lang, "save-as-csv", r.command.From)}
		}
		if list, err = book.ParseList(data, c); err != nil {
			return nil, errUsage{say(r.env.lang, "bad-list", r.command.From, err)}
		}
	} else if list, err = book.ParseList([]byte(strings.Join(r.command.Projects, "\n")), c); err != nil {
		return nil, err
	} else if unknown := r.strange(c); unknown != "" {
		return nil, errUsage{say(r.env.lang, "unknown-project", unknown)}
	}
	for _, u := range list.Unknown {
		fmt.Fprintln(r.env.stderr, say(r.env.lang, "left-off-list", u))
	}
	h := &model.Handbook{
		Entry: model.Entry{ID: name}, Kind: model.ProjectBook, Order: model.ListedOrder, Group: model.NoGroups, Languages: c.Site.Languages,
		Parts: []model.BookPart{model.CoverPart, model.ContentsPart, model.ProjectsPart, model.OfficesPart, model.ReplyPart, model.ColophonPart, model.BackCoverPart},
		Title: r.listTitle(list.Title, c.Site),
	}
	for _, record := range list.Records {
		id, ok := strings.CutPrefix(record, "projects/")
		if p := c.Projects.Get(id); !ok || p == nil || !book.Available(p) {
			fmt.Fprintln(r.env.stderr, say(r.env.lang, "left-off-list", record))
			continue
		}
		h.Select.Projects = append(h.Select.Projects, id)
	}
	if len(h.Select.Projects) == 0 {
		return nil, errUsage{say(r.env.lang, "empty-list")}
	}
	return h, nil
}

// strange returns the first of the named projects that there is not.
func (r *bookRun) strange(c *model.Catalog) string {
	for _, id := range r.command.Projects {
		if l, err := book.ParseList([]byte(id), c); err != nil || len(l.Records) == 0 {
			return id
		}
	}
	return ""
}

// listTitle is that of the list in every language, else the site's.
func (r *bookRun) listTitle(own string, site *model.Site) i18n.Text {
	if own == "" {
		return site.Title
	}
	t := i18n.Text{}
	for _, lang := range site.Languages {
		t[lang] = own
	}
	return t
}
