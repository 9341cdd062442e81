package typeset

import (
	"io"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// A Sheet is a style sheet that was read. It may be used by any number of
// goroutines.
type Sheet struct {
	rules   []rule
	pages   []pageRule
	styling stylings
}

// A rule is one selector and what it sets.
type rule struct {
	chain  []simple // outermost first; the last is the element itself
	weight int
	sets   []setting
}

// A simple selector is the part between spaces.
type simple struct {
	tag     string
	classes []string
	lang    string
}

// A setting is one declaration that was understood.
type setting struct {
	first bool // what other lengths count by: the size of letters
	set   setter
}

// ParseSheet reads style sheets, a later one after an earlier; the package's
// own defaults come before all. What is wrong is added to the list, and left
// out.
func ParseSheet(report *diag.List, files ...*source.File) *Sheet {
	s := &Sheet{}
	for _, f := range append([]*source.File{defaults}, files...) {
		p := &sheetParser{sheet: s, file: f, report: report}
		p.parse()
	}
	slices.SortStableFunc(s.rules, func(a, b rule) int { return a.weight - b.weight })
	return s
}

// A sheetParser reads one file.
type sheetParser struct {
	sheet  *Sheet
	file   *source.File
	report *diag.List
	css    *css.Parser
	base   int // where in the file the parser began
}

// span returns where the name of what was just read stands.
func (p *sheetParser) span(name string) source.Span {
	end := min(p.base+p.css.Offset(), len(p.file.Text))
	if at := strings.LastIndex(p.file.Text[:end], name); at >= 0 && name != "" {
		return p.file.Span(at, at+len(name))
	}
	return p.file.Span(end, end)
}

func (p *sheetParser) add(rule *diag.Rule, name string, args ...any) {
	p.report.Add(rule.At(p.span(name), args...))
}

func (p *sheetParser) parse() {
	p.css = css.NewParser(parse.NewInputString(p.file.Text), false)
	var selectors []css.Token
	for {
		grammar, _, data := p.css.Next()
		switch grammar {
		case css.ErrorGrammar:
			if p.css.HasParseError() {
				p.add(ruleSyntax, "", p.css.Err().Error())
				continue
			}
			return
		case css.QualifiedRuleGrammar:
			selectors = append(slices.Clone(append(selectors, p.css.Values()...)), css.Token{TokenType: css.CommaToken})
		case css.BeginRulesetGrammar:
			p.ruleset(append(selectors, p.css.Values()...))
			selectors = nil
		case css.BeginAtRuleGrammar:
			if string(data) == "@page" {
				p.page(p.css.Values())
			} else {
				p.add(ruleSelector, string(data), string(data))
				p.skip()
			}
		case css.AtRuleGrammar, css.DeclarationGrammar, css.CustomPropertyGrammar:
			p.add(ruleSelector, string(data), string(data))
		}
	}
}

// skip reads to the end of a block that is not understood.
func (p *sheetParser) skip() {
	for depth := 1; depth > 0; {
		switch grammar, _, _ := p.css.Next(); grammar {
		case css.ErrorGrammar:
			if p.css.Err() == io.EOF || !p.css.HasParseError() {
				return
			}
		case css.BeginAtRuleGrammar, css.BeginRulesetGrammar:
			depth++
		case css.EndAtRuleGrammar, css.EndRulesetGrammar:
			depth--
		}
	}
}

// ruleset reads the declarations of a rule and adds it once for each selector.
func (p *sheetParser) ruleset(selectors []css.Token) {
	var chains [][]simple
	for len(selectors) > 0 {
		end := slices.IndexFunc(selectors, func(t css.Token) bool { return t.TokenType == css.CommaToken })
		if end < 0 {
			end = len(selectors)
		}
		if chain, ok := readSelector(selectors[:end]); ok {
			chains = append(chains, chain)
		} else {
			text := strings.TrimSpace(joined(selectors[:end]))
			p.add(ruleSelector, text, text)
		}
		selectors = selectors[min(end+1, len(selectors)):]
	}
	sets := p.declarations()
	for _, chain := range chains {
		p.sheet.rules = append(p.sheet.rules, rule{chain, weigh(chain), sets})
	}
}

func joined(tokens []css.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.Write(t.Data)
	}
	return b.String()
}

// declarations reads up to the end of a rule.
func (p *sheetParser) declarations() []setting {
	var sets []setting
	for {
		grammar, _, data := p.css.Next()
		switch grammar {
		case css.EndRulesetGrammar, css.EndAtRuleGrammar:
			return sets
		case css.ErrorGrammar:
			if !p.css.HasParseError() {
				return sets
			}
			p.add(ruleSyntax, "", p.css.Err().Error())
		case css.DeclarationGrammar:
			if s, ok := p.declaration(string(data), p.css.Values()); ok {
				sets = append(sets, s)
			}
		case css.CommentGrammar:
		case css.BeginAtRuleGrammar, css.BeginRulesetGrammar:
			p.add(ruleSelector, string(data), string(data))
			p.skip()
		default:
			p.add(ruleProperty, string(data), string(data))
		}
	}
}

func (p *sheetParser) declaration(name string, tokens []css.Token) (setting, bool) {
	known, ok := properties[name]
	if !ok {
		p.report.Add(ruleProperty.At(p.span(name), name).Meant(name, propertyNames()))
		return setting{}, false
	}
	values, ok := readValues(tokens)
	if ok {
		var set setter
		if set, ok = known.read(values); ok {
			return setting{first: name == "font-size", set: set}, true
		}
	}
	text := strings.TrimSpace(joined(tokens))
	p.add(ruleValue, text, name, text, known.want)
	return setting{}, false
}

// readSelector reads one selector: simple ones divided by spaces.
func readSelector(tokens []css.Token) (chain []simple, ok bool) {
	open := false
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if t.TokenType == css.WhitespaceToken || t.TokenType == css.CommentToken {
			open = false
			continue
		}
		if !open {
			chain, open = append(chain, simple{}), true
		}
		last := &chain[len(chain)-1]
		next := func() css.Token {
			if i++; i < len(tokens) {
				return tokens[i]
			}
			return css.Token{}
		}
		switch {
		case t.TokenType == css.IdentToken && last.tag == "" && last.classes == nil && last.lang == "":
			last.tag = strings.ToLower(string(t.Data))
		case t.TokenType == css.DelimToken && string(t.Data) == ".":
			name := next()
			if name.TokenType != css.IdentToken {
				return nil, false
			}
			last.classes = append(last.classes, string(name.Data))
		case t.TokenType == css.ColonToken:
			if string(next().Data) != "lang(" {
				return nil, false
			}
			last.lang = string(next().Data)
			if next().TokenType != css.RightParenthesisToken || last.lang == "" {
				return nil, false
			}
		default:
			return nil, false
		}
	}
	return chain, len(chain) > 0
}

// weigh returns what a selector weighs: classes and languages before tags.
func weigh(chain []simple) (n int) {
	for _, s := range chain {
		n += 100 * len(s.classes)
		if s.lang != "" {
			n += 100
		}
		if s.tag != "" {
			n++
		}
	}
	return n
}
