package content

import (
	"unicode/utf8"
)

// wideForms are the characters that a Chinese input method types where TOML
// wants the ASCII one, with that one. Invisible spaces are among them.
var wideForms = map[rune]string{
	'＝': "=", '：': "=", '“': `"`, '”': `"`, '＂': `"`, '「': `"`, '」': `"`, '『': `"`, '』': `"`,
	'‘': "'", '’': "'", '＇': "'", '，': ",", '、': ",", '；': ",",
	'［': "[", '【': "[", '］': "]", '】': "]", '｛': "{", '｝': "}",
	'．': ".", '。': ".", '＃': "#", '－': "-", '＋': "+", '＿': "_",
	'\u3000': " ", '\u00a0': " ", '\u2002': " ", '\u2003': " ", '\u200b': "", '\ufeff': "",
}

// wideFor returns the ASCII character that the first of a text stands for, and
// the empty string where it stands for none. Invisible characters that stand
// for nothing at all give "nothing" a name, a space.
func wideFor(s string) string {
	if s == "" || s[0] < utf8.RuneSelf {
		return ""
	}
	r, _ := utf8.DecodeRuneInString(s)
	ascii, found := wideForms[r]
	if found && ascii == "" {
		return " "
	}
	return ascii
}

// wide reports a full-width character at the current offset, if one stands
// there.
func (p *parser) wide() bool {
	ascii := wideFor(p.src[min(p.pos, len(p.src)):])
	if ascii == "" {
		return false
	}
	n := p.runeLen(p.pos)
	r, _ := utf8.DecodeRuneInString(p.src[p.pos:])
	if ascii == " " {
		p.fault(ruleInvisible, p.pos, p.pos+n, r)
	} else {
		p.fault(ruleWide, p.pos, p.pos+n, string(r), ascii)
	}
	return true
}
