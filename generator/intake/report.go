package intake

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// reportWords are the words of a report.
var reportWords = map[string]i18n.Text{
	"read":       {"zh": "读取 %[1]d 个文件，%[2]d 个项目", "en": "%[1]d files read, %[2]d projects"},
	"file":       {"zh": "  %[1]s：%[2]d 个项目", "en": "  %[1]s: %[2]d projects"},
	"unit":       {"zh": "，填报单位 %[1]s", "en": ", handed in by %[1]s"},
	"charset":    {"zh": "，编码 %[1]s", "en": ", in %[1]s"},
	"new":        {"zh": "新增 %[1]d", "en": "new: %[1]d"},
	"held":       {"zh": "新增但不完整、不会写入 %[1]d", "en": "new, and too incomplete to be written: %[1]d"},
	"changed":    {"zh": "变更 %[1]d", "en": "changed: %[1]d"},
	"same":       {"zh": "未变 %[1]d", "en": "unchanged: %[1]d"},
	"gone":       {"zh": "库里有、报送单位这次没报 %[1]d（没有改动；确已结束的请把状态改为“已结束”）", "en": "in the library and missing from what their units handed in: %[1]d (left as they are; close those that have ended)"},
	"in":         {"zh": "已报送 %[1]d", "en": "handed in: %[1]d"},
	"out":        {"zh": "未报送 %[1]d", "en": "not handed in: %[1]d"},
	"strange":    {"zh": "（不在单位表里）", "en": " (not among the library's units)"},
	"count":      {"zh": "%[1]s %[2]d 个", "en": "%[1]s: %[2]d"},
	"from":       {"zh": "    %[1]s：%[2]s → %[3]s（%[4]s）", "en": "    %[1]s: %[2]s → %[3]s (%[4]s)"},
	"added":      {"zh": "    %[1]s：填入 %[2]s（%[3]s）", "en": "    %[1]s: filled in, %[2]s (%[3]s)"},
	"body":       {"zh": "    正文：填入", "en": "    text: filled in"},
	"pictures":   {"zh": "    图片：%[1]d 张", "en": "    pictures: %[1]d"},
	"found":      {"zh": "错误 %[1]d，警告 %[2]d，提示 %[3]d", "en": "%[1]d errors, %[2]d warnings, %[3]d notices"},
	"hint":       {"zh": "建议", "en": "hint"},
	"notice":     {"zh": "提示", "en": "notice"},
	"warning":    {"zh": "警告", "en": "warning"},
	"error":      {"zh": "错误", "en": "error"},
	"proposal":   {"zh": "有没认出的列，或新项目没有编号。核对下面的导入表，存为 %[1]s/编号.toml（或加 --propose 编号 由程序存好）：", "en": "some columns were not recognised, or new projects have no code; check this map and save it as %[1]s/ID.toml (or let --propose ID save it):"},
	"everything": {"zh": "另有 %[1]d 条，见 --json 或 --report", "en": "%[1]d more; see --json or --report"},
}

func word_(lang i18n.Tag, key string, args ...any) string {
	return i18n.Message{Format: reportWords[key], Args: args}.In(lang)
}

// MaxListed is how many entries of one list a short report shows.
const MaxListed = 40

// WriteText writes the report for a person. A full one shortens no list.
func (r *Result) WriteText(w io.Writer, lang i18n.Tag, full bool) error {
	b := &reporter{lang: lang, limit: MaxListed}
	if full {
		b.limit = 1 << 30
	}
	b.files(r)
	b.outcomes("new", r.New)
	b.outcomes("held", r.Held)
	b.outcomes("changed", r.Changed)
	if len(r.Same) > 0 {
		b.line("same", len(r.Same))
	}
	b.outcomes("gone", r.Gone)
	b.units(r.Units)
	b.findings(r.Found)
	if len(r.Proposal) > 0 {
		b.WriteByte('\n')
		b.line("proposal", MapFolder)
		b.WriteString("\n" + Propose("county-return", r.Numbering, r.Proposal))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// A reporter builds a report.
type reporter struct {
	strings.Builder
	lang  i18n.Tag
	limit int
}

func (b *reporter) line(key string, args ...any) {
	b.WriteString(word_(b.lang, key, args...) + "\n")
}

func (b *reporter) files(r *Result) {
	rows := 0
	for _, f := range r.Files {
		rows += f.Rows
	}
	b.line("read", len(r.Files), rows)
	for i, f := range r.Files {
		if b.more(i, len(r.Files)) {
			break
		}
		b.WriteString(word_(b.lang, "file", f.Name, f.Rows))
		if f.Unit != "" {
			b.WriteString(word_(b.lang, "unit", f.Unit))
		}
		if f.Charset != "" {
			b.WriteString(word_(b.lang, "charset", f.Charset))
		}
		b.WriteByte('\n')
	}
}

// more reports whether a list is cut here, and says so.
func (b *reporter) more(i, n int) bool {
	if i < b.limit {
		return false
	}
	b.WriteString("  ")
	b.line("everything", n-i)
	return true
}

func (b *reporter) outcomes(key string, list []Outcome) {
	if len(list) == 0 {
		return
	}
	b.line(key, len(list))
	for i, o := range list {
		if b.more(i, len(list)) {
			return
		}
		at := strings.TrimSpace(o.Place.File + " " + o.Place.In(b.lang))
		if at != "" {
			at = "  ·  " + at
		}
		fmt.Fprintf(b, "  %s  %s%s\n", o.ID, o.Title, at)
		for _, c := range o.Changes {
			name := nameWords(c.Path)[b.lang]
			at := c.Place.In(b.lang)
			if c.From == "" {
				b.line("added", name, short(c.To), at)
				continue
			}
			b.line("from", name, short(c.From), short(c.To), at)
		}
		if o.Body {
			b.line("body")
		}
		if o.Pictures > 0 {
			b.line("pictures", o.Pictures)
		}
	}
}

func (b *reporter) units(u Returns) {
	if len(u.In) > 0 {
		var parts []string
		for _, one := range u.In {
			name := one.Name
			if one.ID == "" {
				name += word_(b.lang, "strange")
			}
			parts = append(parts, word_(b.lang, "count", name, one.Count))
		}
		b.line("in", len(u.In))
		b.WriteString("  " + i18n.For(b.lang).List(parts) + "\n")
	}
	if len(u.Out) > 0 {
		var parts []string
		for _, one := range u.Out {
			parts = append(parts, one.Name)
		}
		b.line("out", len(u.Out))
		b.WriteString("  " + i18n.For(b.lang).List(parts) + "\n")
	}
}

func (b *reporter) findings(list []Finding) {
	if len(list) == 0 {
		return
	}
	counts := map[diag.Severity]int{}
	for _, f := range list {
		counts[f.Rule.Severity]++
	}
	b.WriteByte('\n')
	b.line("found", counts[diag.Error], counts[diag.Warning], counts[diag.Notice])
	shown := 0
	for _, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Notice} {
		for _, f := range list {
			if f.Rule.Severity != severity {
				continue
			}
			if shown++; shown > 5*b.limit {
				continue
			}
			b.finding(f)
		}
	}
	if shown > 5*b.limit {
		b.line("everything", shown-5*b.limit)
	}
}

// finding writes one finding: where, what, and what to do.
func (b *reporter) finding(f Finding) {
	at := strings.TrimSpace(f.Place.File + " " + f.Place.In(b.lang))
	if f.Heading != "" {
		at += i18n.Text{"zh": "（" + f.Heading + "）", "en": " (" + f.Heading + ")"}[b.lang]
	}
	if at != "" {
		at += i18n.Text{"zh": "：", "en": ": "}[b.lang]
	}
	colon := i18n.Text{"zh": "：", "en": ": "}[b.lang]
	fmt.Fprintf(b, "%s%s%s%s [%s]\n", at, word_(b.lang, f.Rule.Severity.String()), colon, f.Message(b.lang), f.Rule.Code)
	for _, h := range f.Advice(b.lang) {
		fmt.Fprintf(b, "    %s%s%s\n", word_(b.lang, "hint"), colon, h)
	}
}

// WriteJSON writes one finding a line, for programs.
func (r *Result) WriteJSON(w io.Writer, lang i18n.Tag) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, f := range r.Found {
		err := enc.Encode(struct {
			Severity  string `json:"severity"`
			Code      string `json:"code"`
			File      string `json:"file"`
			Sheet     string `json:"sheet,omitempty"`
			Table     int    `json:"table,omitempty"`
			Row       int    `json:"row,omitempty"`
			Column    int    `json:"column,omitempty"`
			Paragraph int    `json:"paragraph,omitempty"`
			Heading   string `json:"heading,omitempty"`
			Message   string `json:"message"`
			Hint      string `json:"hint,omitempty"`
		}{f.Rule.Severity.String(), f.Rule.Code, f.Place.File, f.Place.Sheet, f.Place.Table, f.Place.Row, f.Place.Column, f.Place.Paragraph,
			f.Heading, f.Message(lang), strings.Join(f.Advice(lang), "; ")})
		if err != nil {
			return err
		}
	}
	return nil
}
