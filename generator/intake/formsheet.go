package intake

import (
	"strings"

	"prospectus/generator/sheet"
)

// formPaths are the columns of the reporting form, in the order in which a
// county knows them.
var formPaths = strings.Fields(`code title summary industry region park owner type address
investment wanted land.area land.floor_area land.use land.tenure build_months modes partner
returns.revenue returns.profit returns.tax returns.payback returns.irr returns.jobs returns.basis returns.date
risk verified internal.contact_person internal.contact_mobile`)

// formProse are its columns of running text.
var formProse = []struct{ zh, en, hint string }{
	{"项目背景", "Background", "为什么在这里做：本地原料、客户或配套，带数量"},
	{"建设内容", "Content", "建什么、多大产能、为什么是这个规模"},
	{"市场分析", "Market", "谁买、多少、现在从哪里买"},
	{"效益分析", "Benefits", "测算依据和主要数字"},
	{"前期工作", "Preparatory work", "可研、环评、用地预审等办到哪一步"},
}

// formHints say how a column is filled in.
var formHints = map[form]string{
	moneyForm:    "连单位写，如 1.2亿元、约3000万元、2–3亿元、面议",
	areaForm:     "连单位写，如 120亩、5.2万平方米",
	quantityForm: "连单位写，如 6.5年、420人",
	percentForm:  "带百分号，如 18.2%",
	dateForm:     "如 2026-06-10 或 2026-06",
	integerForm:  "只写整数",
}

// Form returns the blank reporting form (填报表): the columns that a county
// fills in, a guide, and the values that may be chosen.
func (x Export) Form() []sheet.Table {
	x.Office = true
	e := x.exporter()
	t := sheet.Table{Name: "填报表 Form", Spare: 300, Note: "填报单位：\n一行一个项目；橙色列必填；金额、面积、比率连单位写；其余说明见“" + guideSheet + "”。"}
	guide := sheet.Table{Name: guideSheet, Columns: []sheet.Column{
		{Headings: []string{"栏目"}, Width: 24}, {Headings: []string{"Column"}, Width: 32}, {Headings: []string{"必填 Needed"}}, {Headings: []string{"怎么填 How"}, Width: 60},
	}}
	byPath := map[string]exportColumn{}
	for _, c := range e.columns {
		byPath[c.path] = c
	}
	var columns []exportColumn
	for _, p := range formPaths {
		c, ok := byPath[p]
		if !ok {
			c, ok = byPath[p+"."+string(e.languages[0])]
		}
		if ok {
			columns = append(columns, c)
		}
	}
	_, at := e.values()
	for _, c := range columns {
		need := c.need && c.path != "code" && c.path != "state"
		hint := formHints[c.field.form]
		var list *sheet.Choices
		if l := at[listOf(c.field)]; l != nil && listOf(c.field) != "" {
			one := *l
			one.Many = c.field.many
			list, hint = &one, "从下拉里选"
			if c.field.many {
				hint = "可填几个，用顿号隔开"
			}
		}
		if c.path == "code" {
			hint = "已有编号的项目必须填，新项目可空"
		}
		t.Columns = append(t.Columns, sheet.Column{Headings: []string{c.zh, c.en}, Needed: need, Wrap: c.field.form == textForm, Width: widthOf(c.field), Choices: list, Hint: hint})
		guide.Rows = append(guide.Rows, []string{c.zh, c.en, map[bool]string{true: "是"}[need], hint})
	}
	for _, p := range formProse {
		t.Columns = append(t.Columns, sheet.Column{Headings: []string{p.zh, p.en}, Wrap: true, Width: 40, Hint: p.hint})
		guide.Rows = append(guide.Rows, []string{p.zh, p.en, "", p.hint})
	}
	values, _ := e.values()
	return []sheet.Table{t, guide, values}
}
