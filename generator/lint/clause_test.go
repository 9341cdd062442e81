package lint_test

import (
	"strings"
	"testing"
)

// TestClauseThresholds reads thresholds in the words of a clause, in both
// languages, and in the article of the text that the clause names.
func TestClauseThresholds(t *testing.T) {
	in := func(conditions, zh, en, body string) map[string]string {
		return policy(dated+"[clause.a]\narticle = \"12\"\ntext = { zh = \""+zh+"\", en = \""+en+"\" }\n"+conditions+"\n", "办法", body)
	}
	for name, c := range map[string]struct {
		files map[string]string
		want  string // codes
	}{
		"in English":                {in("min_investment = \"1 亿元\"", "补助。", "Projects with a total investment of at least RMB 50 million.", "正文"), "clause-threshold"},
		"in English, right":         {in("min_investment = \"5000 万元\"", "补助。", "Projects with a total investment of at least RMB 50 million.", "正文"), ""},
		"in the article":            {in("min_investment = \"1 亿元\"", "补助。", "Aid.", "第十一条 总投资3000万元以上的另行规定。\n\n第十二条 总投资5000万元以上的，给予补助。\n\n第十三条 总投资2亿元以上的从其规定。"), "clause-threshold"},
		"in other articles":         {in("min_investment = \"1 亿元\"", "补助。", "Aid.", "第二条 总投资5000万元以上的。\n\n第十二条 给予补助。\n\n第十三条 总投资2亿元以上的。"), ""},
		"an article may state more": {in("", "补助。", "Aid.", "第十二条 总投资5000万元以上的，给予补助。"), ""},
		"land":                      {in("max_land = \"150 亩\"", "用地不超过15公顷的。", "Aid.", "正文"), "clause-threshold"},
		"land in another unit":      {in("max_land = \"150 亩\"", "用地不超过10公顷的。", "Aid.", "正文"), ""},
		"another currency":          {in("min_investment = \"5000 万元\"", "投资不低于1000万美元的。", "Aid.", "正文"), ""},
		"a range in the field":      {in("min_investment = \"3000–5000 万元\"", "投资不低于3000万元的。", "Aid.", "正文"), ""},
		"said under further":        {in("further = { zh = \"总投资5000万元以上，或者用地100亩以上\" }", "总投资5000万元以上的。", "Aid.", "正文"), ""},
		"below is exclusive":        {in("max_investment = \"5000 万元\"", "总投资低于5000万元的。", "Aid.", "正文"), "clause-threshold-bound"},
		"not below is inclusive":    {in("min_investment = \"5000 万元\"", "总投资不低于5000万元的。", "Aid.", "正文"), ""},
		"what is given":             {in("cap = \"500 万元\"", "投资不超过500万元。", "Aid.", "正文"), ""},
	} {
		found, list := check(t, site(c.files))
		var codes []string
		for _, one := range found {
			if _, code, _ := strings.Cut(one, " "); strings.HasPrefix(code, "clause-") {
				codes = append(codes, code)
			}
		}
		if got := strings.Join(codes, " "); got != c.want {
			t.Errorf("%s: %q, want %q\n%s", name, got, c.want, say(list))
		}
	}
}
