// Package secrecy finds the markings of classified documents (秘密, 机密, 绝密)
// in text and in attachments. Such a document has no place on a machine that
// makes a public site; the package says where a marking stands and never what
// stands around it.
//
// # The rule
//
// One of the three words, also spaced out (机 密), in traditional characters or
// followed by 级 or 件, is a marking where
//
//   - a star follows: 机密★10年, 秘密 ★;
//   - a year in brackets follows, as in a document's number: 机密〔2020〕3号;
//   - 启用前 follows: 绝密★启用前, 绝密·启用前;
//   - it stands alone in brackets: （机密）, 【绝密】;
//   - the word 密级 or 保密等级 stands before it: 密级：秘密, and it is not the
//     first of a list (密级：绝密、机密、秘密);
//   - it is alone on its line, or in its cell of a table, but for marks of
//     Markdown, quotation marks and a copy's number; in TOML and CSV, alone in
//     its value.
//
// Compounds that the law itself uses in running text are none: 国家秘密,
// 商业秘密, 工作秘密, 保守秘密, 技术秘密, 个人秘密 and the like never are, not
// even before a star. Nor is the word in a sentence, in quotation marks within
// one, or in words such as 机密性.
//
// # What is read
//
// Plain text in UTF-8, GB18030 or UTF-16 with its mark; the text of Word, Excel
// and PowerPoint files since 2007 and of OpenDocument; the pages, titles and
// remarks of PDF, as package decode reads them. Of a scan, a picture, an old .doc
// or an encrypted file nothing is read: the secrecy review by a person remains. A
// file of more than MaxSize bytes is not read either.
package secrecy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxSize is the largest attachment that is looked into, in bytes.
const MaxSize = 64 << 20

// A Form is how a text divides into values.
type Form int

// The forms.
const (
	Prose  Form = iota
	Values      // TOML, CSV: a marking may stand alone in a value
)

// Find returns the offset in bytes of the first marking in a text, and false
// where there is none.
func Find(text string, form Form) (offset int, found bool) {
	for at := 0; ; {
		i := strings.Index(text[at:], last)
		if i < 0 {
			return 0, false
		}
		end := at + i + len(last)
		if w, ok := wordAt(text, end); ok && w.marks(form) {
			return w.start, true
		}
		at = end
	}
}

// last is the character that the three words end in.
const last = "密"

// A word is one of the three words in a text.
type word struct {
	text       string
	start, end int
}

// wordAt returns the word that ends at an offset.
func wordAt(text string, end int) (word, bool) {
	before := strings.TrimRight(text[:end-len(last)], blanks)
	first, size := utf8.DecodeLastRuneInString(before)
	if !strings.ContainsRune("秘机绝機絕", first) || end-len(before) > 16 {
		return word{}, false
	}
	w := word{text, len(before) - size, end}
	if r, n := utf8.DecodeRuneInString(text[end:]); strings.ContainsRune("级級件", r) && n > 1 {
		w.end += n
	}
	return w, true
}

// blanks are what may stand within a spaced-out word.
const blanks = " \t\u3000\u00a0"

func (w word) before() string { return w.text[:w.start] }
func (w word) after() string  { return w.text[w.end:] }

// marks reports whether the word is a marking.
func (w word) marks(form Form) bool {
	return !w.compound() && (w.numbered() || w.bracketed() || w.labelled() || w.alone(form))
}

// compound reports a word of the law or of trade, such as 商业秘密.
func (w word) compound() bool {
	for _, first := range []string{
		"国家", "國家", "商业", "商業", "工作", "技术", "技術", "保守", "个人", "個人", "企业", "企業", "经营", "客户", "公司", "军事", "严守", "泄露", "泄漏", "侵犯",
	} {
		if strings.HasSuffix(w.before(), first) {
			return true
		}
	}
	return false
}

// numbered reports a word that a star, a year in brackets or 启用前 follows.
func (w word) numbered() bool {
	rest := strings.TrimLeft(w.after(), blanks)
	if strings.HasPrefix(rest, "★") || strings.HasPrefix(rest, "☆") {
		return true
	}
	open, size := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("〔[（(【﹝", open) && size > 0 && yearIn(rest[size:]) {
		return true
	}
	rest = strings.TrimLeft(rest, blanks+"·•—-")
	return strings.HasPrefix(rest, "启用前") || strings.HasPrefix(rest, "啟用前")
}

// yearIn reports four digits and a closing bracket at the start of a text.
func yearIn(s string) bool {
	for range 4 {
		r, size := utf8.DecodeRuneInString(s)
		if !unicode.IsDigit(r) {
			return false
		}
		s = s[size:]
	}
	r, size := utf8.DecodeRuneInString(s)
	return size > 0 && strings.ContainsRune("〕]）)】﹞", r)
}

// bracketed reports a word that fills a pair of brackets.
func (w word) bracketed() bool {
	open, _ := utf8.DecodeLastRuneInString(strings.TrimRight(w.before(), blanks))
	closing, _ := utf8.DecodeRuneInString(strings.TrimLeft(w.after(), blanks))
	return strings.ContainsRune("（(【[〔﹝", open) && strings.ContainsRune("）)】]〕﹞", closing)
}

// labelled reports a word after 密级, unless it begins a list of them all.
func (w word) labelled() bool {
	before := strings.TrimRight(w.before(), blanks+"：:=\"“'|")
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(w.after(), blanks))
	if strings.ContainsRune("、，,/和或及与", next) && next != utf8.RuneError {
		return false
	}
	for _, label := range []string{"密级", "密級", "保密等级", "保密等級"} {
		if strings.HasSuffix(before, label) {
			return true
		}
	}
	return false
}

// decoration is what may stand beside a marking on its line.
const decoration = blanks + "#*_>~`-=+“”‘’「」『』《》<\r"

// alone reports a word that is all that its line or cell says.
func (w word) alone(form Form) bool {
	ends := "\n|\v\f\u2028\u2029"
	if form == Values {
		ends += ",\t\"'"
	}
	before, after := w.before(), w.after()
	if i := strings.LastIndexAny(before, ends); i >= 0 {
		_, size := utf8.DecodeRuneInString(before[i:])
		before = before[i+size:]
	}
	if i := strings.IndexAny(after, ends); i >= 0 {
		after = after[:i]
	}
	// A copy's number stands before the marking: 000012 机密.
	before = strings.TrimLeft(before, decoration+"0123456789")
	return strings.Trim(before, decoration+"\"") == "" && strings.Trim(after, decoration+"\"") == ""
}
