package book

import (
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

var (
	emptyBook = &diag.Rule{
		Code: "book-empty", Severity: diag.Error,
		Says: i18n.Text{"zh": "手册的“%[1]s”没有任何记录：没有符合条件、可以对外的内容", "en": "nothing comes into the book's part %[1]q: no record meets what it asks and may be shown"},
		Hint: i18n.Text{"zh": "放宽 [select] 的条件，或从 parts 中去掉这一部分", "en": "widen [select], or take the part out of parts"},
	}
	notInBook = &diag.Rule{
		Code: "book-never-holds", Severity: diag.Error,
		Says: i18n.Text{"zh": "“%[1]s”不能进书：%[2]s", "en": "%[1]q comes into no book: %[2]s"},
		Hint: i18n.Text{"zh": "从手册文件中去掉它", "en": "take it out of the book's file"},
	}
	printedGone = &diag.Rule{
		Code: "printed-id-gone", Severity: diag.Error,
		Says: i18n.Text{"zh": "印刷品“%[2]s”（%[3]s）上印着“%[1]s”，本版没有它的页面：读者扫码会落空", "en": "%[1]q is printed in %[2]q (%[3]s), and this edition has no page for it: its code leads nowhere"},
		Hint: i18n.Text{"zh": "恢复这条记录并写 state = \"closed\"，或在接替它的记录里写 aliases，或用 withdraw 撤回以留下说明", "en": "bring the record back with state = \"closed\", name the id among the aliases of what took its place, or withdraw it so that a notice stays"},
	}
)

// Rules lists the rules that [Check] checks.
func Rules() []*diag.Rule { return []*diag.Rule{emptyBook, notInBook, printedGone} }

// Reasons why a record comes into no book.
var (
	isClosed   = i18n.Text{"zh": "项目已结束", "en": "the project is closed"}
	isPast     = i18n.Text{"zh": "政策在 %[1]s 不是现行有效", "en": "the policy is not in force on %[1]s"}
	isInternal = i18n.Text{"zh": "它是内部记录，或不属主动公开", "en": "it is internal, or not disclosed"}
	isAway     = i18n.Text{"zh": "已撤回", "en": "it was withdrawn"}
)

// Check reports what is wrong with the books of a site: records that come into
// none, parts that hold nothing, ids that were printed and lead nowhere. The full
// catalogue knows places; seen is what the readers of a book may see, public the
// edition that codes lead to.
func Check(full, seen, public *model.Catalog, day i18n.Date, list *diag.List) {
	for h := range full.Handbooks.All() {
		checkNamed(h, full, day, list)
		if visible := seen.Handbooks.Get(h.ID); visible != nil {
			checkFilled(h, Choose(visible, seen, day, visible.Tongues(seen.Site)[0]), list)
		}
	}
	checkRegister(full, public, list)
}

// checkNamed reports records that a book names and can never hold.
func checkNamed(h *model.Handbook, full *model.Catalog, day i18n.Date, list *diag.List) {
	s := &h.Select
	for kind, ids := range map[string][]string{"projects": s.Projects, "chains": s.Chains, "policies": s.Policies, "services": s.Services, "briefings": s.Briefings, "parks": s.Parks} {
		for _, id := range ids {
			if why := barred(full.Find(kind, id), day); why != nil {
				list.Add(notInBook.At(h.At("select."+kind), id, i18n.Message{Format: why, Args: []any{day}}))
			}
		}
	}
}

// barred says why a record comes into no book; nil where it may.
func barred(item model.Identified, day i18n.Date) i18n.Text {
	r, ok := item.(model.Record)
	if !ok {
		return nil // reported as unknown
	}
	if r.Head().Audience == model.Internal {
		return isInternal
	}
	if p, ok := r.(*model.Project); ok && p.State == model.Closed {
		return isClosed
	}
	if model.IsWithdrawn(r) {
		return isAway
	}
	if p, ok := r.(*model.Policy); ok {
		switch {
		case p.Disclosure != model.Voluntary:
			return isInternal
		case !p.ValidityOn(day).InForce():
			return isPast
		}
	}
	return nil
}

// checkFilled reports the parts for whose sake a book is made and that hold
// nothing.
func checkFilled(h *model.Handbook, c *Choice, list *diag.List) {
	for _, one := range []struct {
		part model.BookPart
		size int
	}{
		{model.ProjectsPart, len(c.Projects())}, {model.ChainsPart, len(c.Chains)}, {model.PoliciesPart, len(c.Policies)},
		{model.ServicesPart, len(c.Services)}, {model.BriefingsPart, len(c.Briefings)}, {model.ParksPart, len(c.Parks)},
	} {
		if h.Has(one.part) && one.size == 0 && (one.part == main[h.Kind] || len(h.Parts) > 0) {
			list.Add(emptyBook.At(h.At(""), string(one.part)))
		}
	}
}

// main is the part for whose sake a book of a kind is made.
var main = map[model.BookKind]model.BookPart{
	model.ProjectBook: model.ProjectsPart, model.SheetSet: model.ProjectsPart, model.ChainAtlas: model.ChainsPart,
	model.PolicyDigest: model.PoliciesPart, model.DocumentSet: model.PoliciesPart, model.ServiceBook: model.ServicesPart,
	model.ParkBook: model.ParksPart, model.BriefingSet: model.BriefingsPart,
}

// checkRegister reports ids that stand in printed books and lead nowhere.
func checkRegister(full, public *model.Catalog, list *diag.List) {
	reach := addresses(public)
	for b := range full.Books.All() {
		for _, name := range b.Records {
			if !reach[name] {
				edition := b.Edition
				if edition == "" {
					edition = "?"
				}
				list.Add(printedGone.At(b.At("records"), name, b.ID, edition))
			}
		}
	}
}

// addresses are the names by which a register may call what has a page: kind/id
// and the id alone, of records, of their parts, of what they were called before
// and of what was withdrawn.
func addresses(c *model.Catalog) map[string]bool {
	reach := map[string]bool{}
	add := func(kind, id string) { reach[kind+"/"+id], reach[id] = true, true }
	for kind, r := range c.Records() {
		for _, id := range append([]string{r.Ident()}, r.Head().Aliases...) {
			add(kind.Name, id)
			for partKind, p := range model.Parts(r) {
				add(partKind, strings.Replace(p.Ident(), r.Ident()+"/", id+"/", 1))
			}
		}
	}
	for _, n := range c.Notices {
		for _, id := range append([]string{n.ID}, n.Aliases...) {
			add(n.Kind, id)
		}
	}
	return reach
}
