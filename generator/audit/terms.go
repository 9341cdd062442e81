package audit

import (
	"slices"
	"strings"
	"unicode"
)

// A term is a word that stands in what an office keeps to itself, and the
// contexts in which it does not.
type term struct {
	word  string
	marks []string // meant, where one of these stands before it
	after []string // lawful, where one of these stands before it
	then  []string // lawful, where one of these follows
	only  []string // it is meant only where it stands alone or one of these follows; nil for everywhere
}

// The ways in which terms are lawful. A word that is alone in its cell, its
// brackets or behind a colon is always meant.
var terms = []*term{
	{word: "内部", only: []string{"资料", "文件", "掌握", "参考", "使用", "传阅", "材料", "版", "价", "底", "名单", "通讯录", "口径", "台账", "讨论", "会议纪要", "研究", "刊物", "通报"},
		then: []string{"使用面积", "使用空间", "使用率", "价值", "版块", "版面", "底板", "底部", "研究院", "资料室", "文件柜"}},
	{word: "依申请公开", marks: []string{"此件", "本件", "该件"}, only: []string{"文件", "材料"}, then: []string{"文件目录"}},
	{word: "不予公开", marks: []string{"此件", "本件", "该件"}, only: []string{"文件", "材料"}},
	{word: "在谈", after: []string{"现", "正", "都", "仍", "还", "实", "不", "自", "常", "存", "内", "外", "旨", "重", "好", "人", "大家", "双方", "代表", "专家", "他", "她", "我", "们"},
		then: []string{"到", "及", "话", "论", "判", "妥", "吐", "起", "笑", "谈", "天", "何", "什么", "的是", "完"}},
	{word: "洽谈中", then: []string{"心", "国", "文", "英", "方", "小企", "达成", "了解", "提出", "得知", "发现", "介绍", "，双方", "，企业"}, after: []string{"商务", "在", "次", "场", "会", "日", "经贸", "交流"}},
	{word: "目标企业", then: []string{"所得税", "家", "化"}},
	{word: "拟引进企业"},
	{word: "底价", after: []string{"海", "河", "湖", "谷", "年", "月", "保", "到", "彻", "触", "井", "库", "池", "无", "船", "鞋", "有无", "是否设", "不设", "不公布", "设有"}, then: []string{"值", "位", "格局"}},
}

// termNeedles makes the terms into what an index finds.
func termNeedles() (needles []*needle) {
	for _, t := range terms {
		needles = append(needles, &needle{form: []rune(t.word), term: t})
	}
	return needles
}

// means reports whether the term, where it stands in a text, is what it is
// looked for as.
func (t *term) means(s []rune, start, end int) bool {
	if end-start != len([]rune(t.word)) {
		return false // parted by marks, as letters of two sentences are
	}
	if alone(s, start, end) {
		return true
	}
	before := string(s[max(0, start-4):start])
	after := string(s[end:min(len(s), end+6)])
	ends := func(x string) bool { return strings.HasSuffix(before, x) }
	begins := func(x string) bool { return strings.HasPrefix(after, x) }
	if slices.ContainsFunc(t.marks, ends) {
		return true
	}
	if slices.ContainsFunc(t.after, ends) || slices.ContainsFunc(t.then, begins) {
		return false
	}
	return t.only == nil || slices.ContainsFunc(t.only, begins)
}

// alone reports a word that is all that its cell, its brackets or the value
// behind a colon says.
func alone(s []rune, start, end int) bool {
	for start > 0 && unicode.IsSpace(s[start-1]) {
		start--
	}
	for end < len(s) && unicode.IsSpace(s[end]) {
		end++
	}
	first := start == 0 || strings.ContainsRune("(（[【〔:：", s[start-1])
	last := end == len(s) || strings.ContainsRune(")）]】〕", s[end])
	return first && last
}
