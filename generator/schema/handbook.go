package schema

import (
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

var (
	bookContradiction = fault("book-contradiction",
		i18n.Text{"zh": "手册的“%[1]s”用不上：%[2]s", "en": "the book's %[1]q cannot hold: %[2]s"},
		i18n.Text{"zh": "改正其中一处，或删去这一行", "en": "correct one of the two, or take this line out"})
	bookTwice = fault("book-part-twice",
		i18n.Text{"zh": "手册的“%[2]s”里“%[1]s”写了两次", "en": "%[1]q stands twice in the book's %[2]s"},
		i18n.Text{"zh": "删去其中一处", "en": "take one of the two out"})
	bookNumber = fault("book-number",
		i18n.Text{"zh": "“%[1]s”只能是 %[2]s", "en": "%[1]q is one of %[2]s"},
		nil)
	bookStop = fault("book-stop",
		i18n.Text{"zh": "考察站点“%[1]s”%[2]s", "en": "stop %[1]q %[2]s"},
		i18n.Text{"zh": "每站写一个 park、project、building 或 name，时间写作 from = \"09:00\"、to = \"10:30\"", "en": "a stop has one of park, project, building and name, and times as in from = \"09:00\", to = \"10:30\""})
)

// inFolders reports whether a table's rows are files of their own in a folder.
func inFolders(table string) bool {
	f, ok := model.CatalogField(table)
	return ok && f.Tag.Get("folder") != ""
}

// files decodes the rows of a table of which each is a file: data/<table>/<id>.toml.
func (l *loader) files(table string, row reflect.Type, into map[string][]model.Identified) {
	for _, name := range l.src.Tables() {
		id, ok := strings.CutPrefix(name, table+"/")
		if !ok {
			continue
		}
		doc, _ := l.table(l.src.Table, name)
		l.see(table, id)
		d := l.decoder(table, id)
		if doc == nil {
			l.broken[table+"/"+id] = true
			continue
		}
		if !validID(id) {
			d.faults.Add(badID.At(source.Whole("data/"+name+".toml"), path.Base(id)))
		}
		ptr := reflect.New(row)
		entry := ptr.Elem().FieldByName("Entry").Addr().Interface().(*model.Entry)
		entry.ID, entry.Origin = id, content.NewOrigin(doc.Part)
		d.struct_(doc.Root, ptr.Elem())
		if h, ok := ptr.Interface().(*model.Handbook); ok && !d.faulty() {
			d.handbook(doc.Root, h, l.site)
		}
		if l.finish(d, true) {
			into[table] = append(into[table], ptr.Interface().(model.Identified))
		}
	}
}

// handbook checks what the keys of a book say of each other.
func (d *decoder) handbook(t *content.Table, h *model.Handbook, site *model.Site) {
	b := bookCheck{d, t, h}
	b.languages(site)
	b.parts()
	b.selection()
	b.printing()
	b.stops()
}

// A bookCheck is a book that is being checked.
type bookCheck struct {
	*decoder
	root *content.Table
	*model.Handbook
}

// at returns where a key stands, such as select.least; the file's begin where
// nobody wrote it.
func (b *bookCheck) at(key string) source.Span {
	t := b.root
	for {
		first, rest, more := strings.Cut(key, ".")
		v := t.Get(first)
		switch {
		case v == nil:
			return b.root.Span
		case !more || v.Table == nil:
			return v.Span
		}
		t, key = v.Table, rest
	}
}

// holds reports whether somebody wrote a key.
func (b *bookCheck) holds(key string) bool {
	first, rest, more := strings.Cut(key, ".")
	v := b.root.Get(first)
	if !more || v == nil {
		return v != nil
	}
	return v.Table.Get(rest) != nil
}

// refuse reports a key that cannot hold where the condition is met.
func (b *bookCheck) refuse(when bool, key string, why i18n.Text) {
	if when {
		b.faults.Add(bookContradiction.At(b.at(key), key, why))
	}
}

func (b *bookCheck) languages(site *model.Site) {
	for i, tag := range b.Languages {
		span := b.at("languages")
		if v := b.root.Get("languages"); i < len(v.Items) {
			span = v.Items[i].Span
		}
		if b.decoder.languages != nil && !slices.Contains(site.Languages, tag) {
			b.faults.Add(otherLanguage.At(span, string(tag), tagList(site.Languages)))
		}
		if slices.Contains(b.Languages[:i], tag) {
			b.faults.Add(languageTwice.At(span, string(tag)))
		}
	}
	b.refuse(b.Facing && len(b.Languages) != 2, "facing", i18n.Text{"zh": "左右对照须在 languages 中写明两种语言", "en": "facing pages need exactly two languages"})
	b.refuse(b.Facing && b.OneSided, "one_sided", i18n.Text{"zh": "左右对照只能双面印", "en": "facing pages are printed on both sides"})
	b.refuse(b.Facing && b.Kind.Apart(), "facing", i18n.Text{"zh": "单页、简报、公文逐份成册，没有左右页", "en": "sheets, briefings and documents are files of their own, without facing pages"})
}

func (b *bookCheck) parts() {
	for i, p := range b.Parts {
		v := b.root.Get("parts").Items[i]
		if slices.Contains(b.Parts[:i], p) {
			b.faults.Add(bookTwice.At(v.Span, string(p), "parts"))
		}
	}
	b.refuse(b.Kind.Apart() && b.holds("parts"), "parts", i18n.Text{"zh": "单页、简报、公文逐份成册，不分部分", "en": "sheets, briefings and documents are files of their own, without parts"})
	indexes := slices.ContainsFunc(b.InOrder(), model.BookPart.Index)
	b.refuse(indexes && !b.Has(model.ProjectsPart), "parts", i18n.Text{"zh": "有项目索引，却没有 projects", "en": "there are indexes of projects, and no projects"})
	b.refuse(b.holds("foreword") && !b.Has(model.ForewordPart), "foreword", i18n.Text{"zh": "parts 里没有 foreword", "en": "parts has no foreword"})
	b.refuse(b.holds("profile") && !b.Has(model.ProfilePart), "profile", i18n.Text{"zh": "parts 里没有 profile", "en": "parts has no profile"})
	b.refuse(slices.Contains(b.Parts, model.ForewordPart) && b.Foreword == "", "parts", i18n.Text{"zh": "有 foreword，却没有写 foreword = \"页面编号\"", "en": "it has a foreword, and no foreword = \"id of a page\""})
	b.refuse(slices.Contains(b.Parts, model.ProfilePart) && b.Profile == "", "parts", i18n.Text{"zh": "有 profile，却没有写 profile = \"页面编号\"", "en": "it has a profile, and no profile = \"id of a page\""})
	b.refuse(b.holds("group") && !b.Has(model.ProjectsPart), "group", i18n.Text{"zh": "手册里没有项目", "en": "the book has no projects"})
	b.refuse(b.holds("order") && !b.Has(model.ProjectsPart), "order", i18n.Text{"zh": "手册里没有项目", "en": "the book has no projects"})
	b.refuse(b.FoldOut && !b.Has(model.ChainsPart), "fold_out", i18n.Text{"zh": "手册里没有产业链图谱", "en": "the book has no chain maps"})
	b.refuse(b.FoldOut && (b.Facing || b.OneSided), "fold_out", i18n.Text{"zh": "折页另占一张，不能夹在左右对照或单面印的册子里", "en": "a fold-out is a leaf of its own, and has no place between facing pages or pages on one side"})
}

// selectable names the key of a selection that names records of a part.
var selectable = []struct {
	key  string
	part model.BookPart
}{
	{"projects", model.ProjectsPart}, {"chains", model.ChainsPart}, {"policies", model.PoliciesPart}, {"services", model.ServicesPart}, {"briefings", model.BriefingsPart},
}

func (b *bookCheck) selection() {
	s := &b.Select
	for _, one := range selectable {
		b.refuse(b.holds("select."+one.key) && !b.Has(one.part), "select."+one.key, i18n.Text{"zh": "手册里没有“" + string(one.part) + "”这一部分", "en": "the book has no part " + string(one.part)})
	}
	b.refuse(s.Narrows() && !b.Has(model.ProjectsPart), "select", i18n.Text{"zh": "这些条件只用来选项目，手册里没有项目", "en": "its criteria choose projects, and the book has none"})
	b.refuse(b.Order == model.ListedOrder && len(s.Projects) == 0, "order", i18n.Text{"zh": "按所列顺序（listed）须写 select.projects", "en": "the order listed needs select.projects"})
	for i, state := range s.States {
		if state == model.Closed || state == model.Withdrawn {
			b.faults.Add(bookContradiction.At(b.root.Get("select").Table.Get("states").Items[i].Span, "select.states", i18n.Text{"zh": "已结束、已撤回的项目不进书", "en": "what is closed or withdrawn comes into no book"}))
		}
	}
	if s.Least.IsAmount() && s.Below.IsAmount() {
		b.refuse(s.Least.Currency != s.Below.Currency, "select.below", i18n.Text{"zh": "与 least 币种不同", "en": "its currency is not that of least"})
		b.refuse(s.Least.Currency == s.Below.Currency && s.Least.Low.Cmp(s.Below.Low) >= 0, "select.below", i18n.Text{"zh": "须大于 least，否则没有项目符合", "en": "it must be above least, or no project meets both"})
	}
	for _, key := range []string{"least", "below"} {
		m := map[string]i18n.Money{"least": s.Least, "below": s.Below}[key]
		b.refuse(!m.IsZero() && !m.IsAmount(), "select."+key, i18n.Text{"zh": "须是具体金额", "en": "it must be an amount"})
	}
	for key, ids := range map[string][]string{"projects": s.Projects, "chains": s.Chains, "policies": s.Policies, "services": s.Services, "briefings": s.Briefings, "parks": s.Parks} {
		for i, id := range ids {
			if slices.Contains(ids[:i], id) {
				b.faults.Add(bookTwice.At(b.root.Get("select").Table.Get(key).Items[i].Span, id, "select."+key))
			}
		}
	}
}

func (b *bookCheck) printing() {
	if v := b.root.Get("sheet_pages"); v != nil && b.SheetPages != 1 && b.SheetPages != 2 {
		b.faults.Add(bookNumber.At(v.Span, "sheet_pages", "1, 2"))
	}
	p := b.Press
	if v := b.root.Get("press"); v != nil && v.Table.Get("fill") != nil && p.Multiple != 2 && p.Multiple != 4 {
		b.faults.Add(bookNumber.At(v.Table.Get("fill").Span, "press.fill", "2, 4"))
	}
	b.refuse(p.Cover && p.Thickness.IsZero(), "press.separate_cover", i18n.Text{"zh": "须写 paper_thickness，才能算书脊宽度", "en": "the spine is as wide as paper_thickness makes it, which is not written"})
	b.refuse(p.Cover && !b.Has(model.CoverPart), "press.separate_cover", i18n.Text{"zh": "手册没有封面", "en": "the book has no cover"})
	b.refuse(!p.Thickness.IsZero() && (!p.Thickness.IsAmount() || p.Thickness.Unit != "mm"), "press.paper_thickness", i18n.Text{"zh": "按一张纸的毫米数写，如 \"0.11 mm\"", "en": "it is that of one leaf in millimetres, as in \"0.11 mm\""})
	b.refuse(p.Condition != "" && !p.Ink, "press.condition", i18n.Text{"zh": "印刷条件只用于四色（cmyk = true）", "en": "a printing condition is for four inks (cmyk = true)"})
	b.refuse(p.Marks && !p.Bleed, "press.crop_marks", i18n.Text{"zh": "裁切标记须有出血（bleed = true）", "en": "crop marks need a bleed (bleed = true)"})
	b.refuse(b.OnSite && !p.IsZero(), "site", i18n.Text{"zh": "放在网站上的手册不带印刷厂的出血和标记；另建一份供印刷", "en": "a book on the site has no bleed and marks for a print shop; make a second file for that"})
}

// clockTime is a time of day.
var clockTime = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)

func (b *bookCheck) stops() {
	b.refuse(b.Has(model.ItineraryPart) && len(b.Stops) == 0, "kind", i18n.Text{"zh": "没有写任何站点（[stop.名称]）", "en": "it has no [stop.name]"})
	b.refuse(len(b.Stops) > 0 && !b.Has(model.ItineraryPart) && !b.Has(model.StopsPart), "stop", i18n.Text{"zh": "手册里没有行程", "en": "the book has no itinerary"})
	fail := func(s *model.Stop, why i18n.Text) {
		b.faults.Add(bookStop.At(b.at("stop."+s.ID), s.ID, why))
	}
	for i := range b.Stops {
		s, visited := &b.Stops[i], 0
		for _, id := range []string{s.Park, s.Project, s.Space} {
			if id != "" {
				visited++
			}
		}
		switch {
		case visited > 1:
			fail(s, i18n.Text{"zh": "写了不止一个去处", "en": "names more than one place to visit"})
		case visited == 0 && len(s.Name) == 0:
			fail(s, i18n.Text{"zh": "没有写去哪里", "en": "does not say where it is"})
		case s.From == "" || !clockTime.MatchString(s.From) || s.To != "" && !clockTime.MatchString(s.To):
			fail(s, i18n.Text{"zh": "的时间不是 09:00 这样的钟点", "en": "has a time that is not one such as 09:00"})
		case s.To != "" && s.To <= s.From:
			fail(s, i18n.Text{"zh": "结束早于开始", "en": "ends before it begins"})
		case i > 0 && (s.Day.Compare(b.Stops[i-1].Day) < 0 || s.Day == b.Stops[i-1].Day && s.From < b.Stops[i-1].From):
			fail(s, i18n.Text{"zh": "早于写在它前面的一站", "en": "begins before the stop that is written ahead of it"})
		}
	}
}
