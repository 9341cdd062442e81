package build

import (
	"slices"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/markup"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

var (
	deadLink = &diag.Rule{
		Code: "dead-link", Severity: diag.Error,
		Says: i18n.Text{"zh": "链接“%[1]s”没有对应的记录", "en": "the link %[1]q leads to no record"},
		Hint: i18n.Text{"zh": "链接写作 [文字](project:编号)；种类有 %[2]s", "en": "write [text](project:id); kinds are %[2]s"},
	}
	unreadAgain = &diag.Rule{
		Code: "changed-while-building", Severity: diag.Error,
		Says: i18n.Text{"zh": "生成过程中正文被改动或无法再次读取：%[1]s", "en": "a body was changed, or could not be read again, while the edition was being made: %[1]s"},
		Hint: i18n.Text{"zh": "保存好文件后再运行一次", "en": "save the file and run again"},
	}
	hiddenLink = &diag.Rule{
		Code: "link-to-internal", Severity: diag.Error,
		Says: i18n.Text{"zh": "公开正文链接了不公开的记录“%[1]s”", "en": "public text links to %[1]q, which is not public"},
		Hint: i18n.Text{"zh": "删去链接，或把这段文字移到 internal.<语言>.md", "en": "take the link out, or move the passage to internal.<language>.md"},
	}
)

// bodies reads and parses one body and reports its faults, links that lead
// nowhere among them.
func (w *work) bodies(p source.Passage) *markup.Document {
	span, err := p.Load()
	if err != nil {
		w.faults.Add(unreadAgain.At(span, err))
		return nil
	}
	doc := w.reader.Parse(span, w.faults)
	for _, l := range doc.Links() {
		if !l.IsImage {
			w.checkLink(l)
		}
	}
	return doc
}

func (w *work) checkLink(l markup.Link) {
	kind, id, _, ok := model.ParseLink(l.Target)
	if !ok || w.visible.Find(kind, id) != nil || slices.Contains(w.report.LeftOut, kind+"/"+id) {
		return // a record that was left out has faults of its own
	}
	if rule := w.absent[kind+"/"+id]; rule != nil {
		w.faults.Add(rule.At(l.Span, l.Target))
		return
	}
	if w.hidden[kind+"/"+id] {
		w.faults.Add(hiddenLink.At(l.Span, l.Target))
		return
	}
	d := deadLink.At(l.Span, l.Target, strings.Join(schemes(), ", "))
	if kind != "" {
		var ids []string
		for known := range w.visible.Idents(kind) {
			ids = append(ids, known)
		}
		d = d.Meant(id, ids)
	}
	w.faults.Add(d)
}

func schemes() (names []string) {
	for _, s := range model.Singulars() {
		names = append(names, s+":")
	}
	return names
}
