package content

import (
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// fence is the line before and after front matter.
const fence = "+++"

// halves are the two parts of a Markdown file.
type halves struct {
	front source.Span // between the fences; zero where there are none
	body  source.Span
	open  source.Span // an opening fence that nothing closes
}

// splitFront cuts a Markdown file at its fences. Empty lines may stand before
// the first; a file without fences is all body.
func splitFront(f *source.File) halves {
	at := 0
	for at < len(f.Text) && strings.TrimSpace(lineAt(f.Text, at)) == "" {
		at = nextLine(f.Text, at)
	}
	if !isFence(f.Text, at) {
		return halves{body: f.All()}
	}
	from := nextLine(f.Text, at)
	for to := from; to < len(f.Text); to = nextLine(f.Text, to) {
		if isFence(f.Text, to) {
			return halves{front: f.Span(from, to), body: f.Span(nextLine(f.Text, to), len(f.Text))}
		}
	}
	return halves{body: f.Span(len(f.Text), len(f.Text)), open: f.Span(at, at+len(fence))}
}

// lineAt returns the line that starts at an offset, with its line end.
func lineAt(s string, at int) string { return s[at:nextLine(s, at)] }

func isFence(s string, at int) bool {
	return strings.TrimRight(lineAt(s, at), " \t\r\n") == fence
}

// ParseProse splits a Markdown file and parses its front matter.
func ParseProse(f *source.File, list *diag.List) *Prose {
	parts := splitFront(f)
	prose := &Prose{File: f, Body: parts.body, Origin: NewOrigin(f.Span(0, 0))}
	switch {
	case !parts.front.IsZero():
		prose.Origin = NewOrigin(parts.front)
		prose.Front = ParseTOML(parts.front, list)
		prose.Faulty = prose.Front == nil
	case !parts.open.IsZero():
		list.Add(ruleFrontOpen.At(parts.open))
		prose.Faulty = true
	default:
		prose.Faulty = foreignFence(parts.body, list)
	}
	return prose
}

// foreignFence reports front matter of another make: YAML between --- lines,
// or plus signs in full width.
func foreignFence(body source.Span, list *diag.List) bool {
	first, rest, _ := strings.Cut(body.Text(), "\n")
	first = strings.TrimRight(first, " \t\r")
	second, _, _ := strings.Cut(rest, "\n")
	switch {
	case first == "＋＋＋":
	case first == "---" && strings.Contains(second, ":") && strings.Contains(rest, "\n---"):
	default:
		return false
	}
	list.Add(ruleFrontForeign.At(body.Sub(0, len(first)), first))
	return true
}

var (
	ruleFrontOpen = &diag.Rule{
		Code: "front-matter-open", Severity: diag.Error,
		Says: i18n.Text{"zh": "文件头以 +++ 开始，却没有结束的 +++", "en": "front matter begins with +++ and is not closed"},
		Hint: i18n.Text{"zh": "在文件头之后另起一行写 +++，正文从下一行开始", "en": "put a line of +++ after the front matter; the body begins on the next line"},
	}
	ruleFrontForeign = &diag.Rule{
		Code: "front-matter-form", Severity: diag.Error,
		Says: i18n.Text{"zh": "文件头应写在两行半角 +++ 之间，却是 %[1]s", "en": "front matter stands between lines of +++, found %[1]s"},
		Hint: i18n.Text{"zh": "两行都改为 +++，其间写“键 = 值”", "en": "change both lines to +++ and write key = value between them"},
	}
)

func frontRules() []*diag.Rule { return []*diag.Rule{ruleFrontOpen, ruleFrontForeign} }
