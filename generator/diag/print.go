package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"prospectus/generator/i18n"
)

// MaxPrinted is how many diagnostics [PrintText] writes before it only counts
// the rest: one wrong table head can break every record, and nobody reads ten
// thousand lines. [PrintJSON] writes all of them.
const MaxPrinted = 200

var severityWords = [...]i18n.Text{
	Notice:  {"zh": "提示", "en": "notice"},
	Warning: {"zh": "警告", "en": "warning"},
	Error:   {"zh": "错误", "en": "error"},
}

var (
	hintWord = i18n.Text{"zh": "建议", "en": "hint"}
	andMore  = i18n.Text{"zh": "另有 %[1]d 条未列出；修改以上各条后再运行一次", "en": "%[1]d more not shown; fix these and run again"}
)

// PrintText writes diagnostics for a person: place, severity, message, the
// line with a caret under the place, hints.
func PrintText(w io.Writer, items []Diagnostic, lang i18n.Tag) error {
	var b strings.Builder
	for i, d := range items {
		if i == MaxPrinted {
			fmt.Fprintln(&b, i18n.Message{Format: andMore, Args: []any{len(items) - i}}.In(lang))
			break
		}
		writeText(&b, d, lang)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeText(b *strings.Builder, d Diagnostic, lang i18n.Tag) {
	word, _ := severityWords[d.Rule.Severity].Best(lang, "en")
	p := d.Span.Position()
	switch {
	case p.File == "":
	case p.Line == 0:
		fmt.Fprintf(b, "%s: ", p.File)
	default:
		fmt.Fprintf(b, "%s:%d:%d: ", p.File, p.Line, p.Column)
	}
	fmt.Fprintf(b, "%s: %s [%s]\n", word, printable(d.Message(lang)), d.Rule.Code)
	if e, ok := d.Span.Excerpt(); ok {
		fmt.Fprintf(b, "    %s\n    %s%s\n", e.Text, strings.Repeat(" ", e.Offset), strings.Repeat("^", e.Width))
	}
	hint, _ := hintWord.Best(lang, "en")
	for _, h := range d.Advice(lang) {
		fmt.Fprintf(b, "    %s: %s\n", hint, printable(h))
	}
}

// printable replaces control characters, which a message may quote from a file:
// on a terminal they would move the cursor or change colours.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// PrintJSON writes one JSON object a line, for programs.
func PrintJSON(w io.Writer, items []Diagnostic, lang i18n.Tag) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range items {
		p := d.Span.Position()
		err := enc.Encode(struct {
			Severity string `json:"severity"`
			Code     string `json:"code"`
			File     string `json:"file"`
			Line     int    `json:"line"`
			Column   int    `json:"column"`
			Message  string `json:"message"`
			Hint     string `json:"hint"`
		}{d.Rule.Severity.String(), d.Rule.Code, p.File, p.Line, p.Column, d.Message(lang), strings.Join(d.Advice(lang), "; ")})
		if err != nil {
			return err
		}
	}
	return nil
}
