package markup

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"prospectus/generator/i18n"
)

// checkParagraph looks for lines that were meant to be something else: a
// heading without its space, a table whose dividing line does not fit, and
// what a word processor would have kept apart from the line above.
func (e *emitter) checkParagraph(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		l := lines.At(i)
		line := bytes.TrimSpace(e.src[l.Start:l.Stop])
		from := l.Start + bytes.Index(e.src[l.Start:l.Stop], line)
		if marks := gluedHeading(line); marks > 0 {
			e.fault(ruleHeadingGlued, from, from+len(line), string(line[:marks]))
		} else if i > 0 && dividesTable(line) {
			e.fault(ruleTableHead, from, from+len(line))
		} else if i > 0 && startsAnew(e.src[l.Start:l.Stop]) {
			e.fault(ruleLineJoined, from, from+len(line))
		}
	}
}

// gluedHeading returns the length of the number signs at the start of a line
// that looks like a heading but is none: ##标题, ＃＃ 标题. A single # before
// text is left alone: #1 is a number.
func gluedHeading(line []byte) int {
	if len(line) < 2 || line[0] != '#' && line[0] != 0xEF {
		return 0
	}
	rest := bytes.TrimLeft(line, "#")
	if n := len(line) - len(rest); n >= 2 && n <= 6 && len(rest) > 0 && !bytes.HasPrefix(rest, []byte("＃")) {
		return n
	}
	rest = bytes.TrimLeft(line, "#＃")
	if bytes.HasPrefix(line, []byte("＃")) && len(rest) > 0 {
		return len(line) - len(rest)
	}
	return 0
}

// dividesTable reports whether a line is, or was meant to be, the one under a
// table's head; Chinese keyboards write ｜ and —— for | and --.
func dividesTable(line []byte) bool {
	return (bytes.Contains(line, []byte("--")) || bytes.Contains(line, []byte("——"))) &&
		bytes.ContainsAny(line, "|｜") && len(bytes.Trim(line, "|｜-—:： \t")) == 0
}

// startsAnew reports whether a line begins as an indented paragraph or as an
// item of a list that is none here: 1、 （一） 一、 ① •. A decimal number, a year
// in brackets and the like do not.
func startsAnew(line []byte) bool {
	line = bytes.TrimLeft(line, " \t")
	first, size := utf8.DecodeRune(line)
	switch {
	case first == '\u3000':
		return true
	case strings.ContainsRune("•●○■□◆◇▪·", first), '①' <= first && first <= '⑳':
		return true
	case first == '（' || first == '(':
		_, after := numeral(line[size:])
		return strings.ContainsRune("）)", after)
	}
	latin, after := numeral(line)
	return after == '、' || latin && after == '．'
}

// numeral reads a number of at most two digits, or three Chinese ones, and
// returns whether it was written in digits and the rune behind it, 0 where
// there is no number.
func numeral(line []byte) (latin bool, after rune) {
	rest := bytes.TrimLeft(line, "0123456789")
	if n := len(line) - len(rest); n > 0 {
		if n > 2 {
			return false, 0
		}
		after, _ = utf8.DecodeRune(rest)
		return true, after
	}
	rest = bytes.TrimLeft(line, "一二三四五六七八九十")
	if n := len(line) - len(rest); n == 0 || n > 3*len("十") {
		return false, 0
	}
	after, _ = utf8.DecodeRune(rest)
	return false, after
}

// checkText looks at text as it will be shown for marks that were meant to do
// something.
func (e *emitter) checkText(from, to int) {
	s := e.src[from:to]
	if at := bytes.Index(s, []byte("**")); at >= 0 {
		run := len(s[at:]) - len(bytes.TrimLeft(s[at:], "*"))
		e.fault(ruleEmphasisUnpaired, from+at, from+at+run, string(s[at:at+run]))
	}
	if at := bytes.Index(s, []byte("](")); at >= 0 {
		e.fault(ruleLinkUnread, from+at, from+at+len("]("))
	} else if at := fullWidthLink(s); at >= 0 {
		e.fault(ruleLinkUnread, from+at, from+at+len("]（"))
	}
}

// fullWidthLink returns where text has a target in full-width parentheses
// after a square bracket, [网站]（https://…）, or -1. Words in such
// parentheses are no target.
func fullWidthLink(s []byte) int {
	at := bytes.Index(s, []byte("]（"))
	if at < 0 {
		return -1
	}
	target := s[at+len("]（"):]
	end := bytes.IndexFunc(target, func(r rune) bool { return r == '）' || r == ')' || r > 0x7F })
	if end < 0 {
		end = len(target)
	}
	if bytes.ContainsAny(target[:end], ":/.") {
		return at
	}
	return -1
}

// inlineHTML reports a tag and shows it as it was written.
func (e *emitter) inlineHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	e.rawHTML(n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop)
	for i := range n.Segments.Len() {
		s := n.Segments.At(i)
		e.verbatim(s.Start, s.Stop)
	}
}

// rawHTML reports HTML with what to write instead. The tag that closes a
// reported one is not worth a second line.
func (e *emitter) rawHTML(from, to int) {
	if e.mute {
		return
	}
	name := tagName(e.src[from:to])
	if strings.HasPrefix(name, "/") {
		if slices.Contains(e.opened, name[1:]) {
			return
		}
	} else {
		e.opened = append(e.opened, name)
	}
	shown := string(e.src[from:to])
	if end := strings.IndexAny(shown, ">\n"); end >= 0 {
		shown = strings.TrimSpace(shown[:end+1])
	}
	e.fault(ruleRawHTML, from, from+len(shown), shown, instead(strings.TrimPrefix(name, "/")))
}

// tagName returns the name of the tag that HTML begins with, in lower case,
// with a slash before it if it closes, or "!" or "?" for what is no tag.
func tagName(html []byte) string {
	html = bytes.TrimPrefix(html, []byte("<"))
	if len(html) > 0 && (html[0] == '!' || html[0] == '?') {
		return string(html[:1])
	}
	end := bytes.IndexFunc(html[min(1, len(html)):], func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-'
	})
	if end < 0 {
		return strings.ToLower(string(html))
	}
	return strings.ToLower(string(html[:end+1]))
}

// instead returns what to write in place of a tag.
func instead(tag string) i18n.Text {
	for _, a := range htmlAdvice {
		if slices.Contains(strings.Fields(a.tags), tag) {
			return a.write
		}
	}
	return adviceOther
}

var htmlAdvice = [...]struct {
	tags  string
	write i18n.Text
}{
	{"b strong", i18n.Text{"zh": "改为**文字**", "en": "write **words**"}},
	{"i em u mark", i18n.Text{"zh": "改为*文字*", "en": "write *words*"}},
	{"br", i18n.Text{"zh": `在行末写\再换行；另起一段则空一行`, "en": `end the line with \, or leave an empty line for a new paragraph`}},
	{"p div span center font section article", i18n.Text{"zh": "删去标签；段落之间空一行", "en": "leave the tags out; an empty line separates paragraphs"}},
	{"a", i18n.Text{"zh": "改为[文字](地址)", "en": "write [text](address)"}},
	{"img figure figcaption picture", i18n.Text{"zh": "改为![替代文字](文件名 \"图注 | 摄影者\")", "en": `write ![alternative text](file "caption | credit")`}},
	{"h1 h2 h3 h4 h5 h6", i18n.Text{"zh": "改为“## 标题”", "en": `write "## Heading"`}},
	{"ul ol li", i18n.Text{"zh": "每项一行，以“- ”或“1. ”开头", "en": `write each item on a line of its own after "- " or "1. "`}},
	{"table caption thead tbody tr th td", i18n.Text{"zh": "改为竖线表格：| 项目 | 数值 |，第二行| --- | --- |", "en": "write a table of bars: | item | value |, with | --- | --- | as its second line"}},
	{"blockquote q", i18n.Text{"zh": "行首写“> ”", "en": `begin each line with "> "`}},
	{"code pre", i18n.Text{"zh": "放进反引号`", "en": "put it between backquotes `"}},
	{"hr", i18n.Text{"zh": "单独一行写---，前后各空一行", "en": "write --- on a line of its own, with an empty line on both sides"}},
	{"sup sub", i18n.Text{"zh": "直接写上标、下标字符（m²、CO₂）；脚注写[^1]", "en": "write the characters themselves (m², CO₂); a footnote is [^1]"}},
	{"dl dt dd", i18n.Text{"zh": "术语单独一行，下一行以“: ”开头写释义", "en": `write the term on a line, and its meaning on the next after ": "`}},
	{"script style iframe video audio object embed form input button", i18n.Text{"zh": "正文不能嵌入程序、样式、音视频或表单；需要时写一个链接", "en": "a body embeds no scripts, styles, media or forms; write a link where one is needed"}},
	{"!", i18n.Text{"zh": "删去注释；内部说明写在internal.<语言>.md里。要显示“<”，写成\\<", "en": `delete the comment; notes for the office go into internal.<language>.md. To show "<" write \<`}},
}

var adviceOther = i18n.Text{"zh": "删去标签；要显示“<”，写成\\<", "en": `leave the tag out; to show "<" write \<`}
