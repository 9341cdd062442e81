package audit

import (
	"os"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// rulesIn returns the codes of the rules that a text breaks, words of the
// office included.
func rulesIn(said string) (codes []string) {
	var p passage
	p.read(said)
	personal(&p, said, func(f finding) { codes = append(codes, f.rule.Code) })
	newIndex(termNeedles()).each(&p, nil, func(*needle, int, int) { codes = append(codes, internalWord.Code) })
	return codes
}

// TestPatterns has for each pattern what must be found and what must not.
func TestPatterns(t *testing.T) {
	for code, cases := range map[string]struct{ firing, silent []string }{
		mobileNumber.Code: {
			[]string{
				"13812345678", "联系人电话13812345678。", "138 1234 5678", "138-1234-5678", "１３８１２３４５６７８", "138　1234　5678", "1 3 8 1 2 3 4 5 6 7 8",
				"+86 138 1234 5678", "+86-13812345678", "0086 13812345678", "tel:+8613812345678", "tel:13812345678", "138–1234–5678", "138·1234·5678", "13812\u200b345678",
				"1381234-5678", "1381 2345 678", "手机：19912345678；座机另查", "138 1234 5678 ext", "WeChat 18612345678", "xcny 13812345678", "CNY: 13812345678", "CNY 200; 13812345678",
			},
			[]string{
				"0731-88123456", "400-812-3456", "12345", "11812345678", "12812345678", "1381234567", "138123456789", "x13812345678", "13812345678a", "0.13812345678",
				"112.13812345678", "13800000000", "13812345678元", "13812345678 元", "91430100MA4L13812X", "1998-2001-2023", "1381,234,567,8", "2026 年 13 812 345 678 次", "\x0013812345678",
				"10.1016/j.2019.13812345", "GB/T 13812-2024", "1500 1200 3000 2000", "CNY 14983620000", "USD 13185520000 ", "(RMB13185520000)",
			},
		},
		identityNumber.Code: {
			[]string{"11010519491231002X", "110105 19491231 002X", "１１０１０５１９４９１２３１００２Ｘ", "110105-19491231-002x", "号码：11010519491231002X。"},
			[]string{"110105194912310021", "11010519491331002X", "91430100MA4L8XKC5T", "A11010519491231002X", "01010519491231002X", "20260101020260102000"},
		},
		bankCard.Code: {
			[]string{"6222021234567890128", "6222 0212 3456 7890 128", "4111111111111111", "4111-1111-1111-1111", "６２２２０２１２３４５６７８９０１２８"},
			[]string{"6222021234567890127", "4111111111111112", "0.4111111111111111", "a4111111111111111", "1234567890123452", "4111111111111111元"},
		},
		privateMailbox.Code: {
			[]string{"abc@qq.com", "Abc.Def@163.com", "abc＠qq.com", "abc @ 126.com", "abc[at]gmail.com", "mailto:x1@foxmail.com?subject=a", "abc at outlook.com"},
			[]string{"office@invest.xingzhu.example", "abc@qqq.com", "see qq.com", "ipb@hunan.gov.cn", "abc@mail.163.com.example", "@qq", "look at the park", "abc@163.community"},
		},
		markingPublished.Code: {
			[]string{"机密★10年", "（秘密）", "绝密★启用前", "机密〔2020〕3号"},
			[]string{"保护商业秘密", "国家秘密", "加密传输", "涉及商业秘密的除外"},
		},
		internalWord.Code: {
			[]string{"内部资料，请勿外传", "（内部）", "内部文件", "内部掌握的价格", "此件依申请公开", "（此件不予公开）", "在谈项目 12 个", "一家在谈企业", "状态：在谈", "洽谈中", "项目洽谈中。", "目标企业名单", "拟引进企业三家", "竞买底价 20 万元", "底价", "内部价"},
			[]string{"内部收益率 12%", "厂房内部装修", "园区内部道路", "现在谈一谈", "正在谈判", "实在谈不上", "投资洽谈中心", "在洽谈中了解到", "海底价值", "彻底价格", "企业内部管理", "内部控制制度", "目标企业家", "依申请公开指南", "商业秘密"},
		},
	} {
		for _, said := range cases.firing {
			if !strings.Contains(strings.Join(rulesIn(said), " "), code) {
				t.Errorf("%s: nothing is found in %q", code, said)
			}
		}
		for _, said := range cases.silent {
			if found := rulesIn(said); len(found) > 0 {
				t.Errorf("%s: %v is found in %q", code, found, said)
			}
		}
	}
}

// TestInnocentSentences: what an office publishes every day gives no alarm.
func TestInnocentSentences(t *testing.T) {
	text, err := os.ReadFile("testdata/innocent.txt")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		count++
		if found := rulesIn(line); len(found) > 0 {
			t.Errorf("%v: %s", found, line)
		}
	}
	if count < 200 {
		t.Errorf("only %d sentences", count)
	}
}

func TestEveryRuleSpeaksTwoLanguages(t *testing.T) {
	for _, r := range Rules() {
		if r.Says["zh"] == "" || r.Says["en"] == "" || r.Hint["zh"] == "" || r.Hint["en"] == "" {
			t.Errorf("%s says nothing in a language", r.Code)
		}
	}
}

func TestMasked(t *testing.T) {
	for form, want := range map[string]string{"": "", "示例甲": "示**", "13812345678": "138******78", "示例气体股份": "示例…6"} {
		if got := masked(form); got != want {
			t.Errorf("%q is masked as %q", form, got)
		}
	}
}

// TestAmountsOfOthers: an internal amount that another record states in public
// is equal to it by chance, as some of many thousands are; one that its own
// record states is not.
func TestAmountsOfOthers(t *testing.T) {
	money := func(s string) i18n.Money {
		m, err := i18n.ParseMoney(s)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	project := func(id, public, reserve string) *model.Project {
		p := &model.Project{Header: model.Header{ID: id}, Investment: money(public)}
		p.Internal.Reserve = money(reserve)
		return p
	}
	full := model.NewCatalog(&model.Site{}, map[string][]model.Identified{"projects": {
		project("a", "17712.5 万元", "23456.7 万元"), // the ledger has the first, b the second
		project("b", "23456.7 万元", "34567.8 万元"),
		project("c", "45678.9 万元", "45678.9 万元"), // put into a public field
	}})
	full.Ledger = []model.LedgerRow{{ID: "l", Investment: money("17712.5 万元")}}
	var got []string
	for _, n := range needlesOf(collect(full, verdicts{}), publicly(full, verdicts{})) {
		got = append(got, string(n.form))
	}
	slices.Sort(got)
	if want := []string{"345678000", "456789000"}; !slices.Equal(got, want) {
		t.Errorf("searched for %q, want %q", got, want)
	}
}

// TestLeadersByName: where a name stands in the place of a post, it is looked for
// as a name; a post is not.
func TestLeadersByName(t *testing.T) {
	for leader, want := range map[string]int{"欧阳示例": 1, "古丽·买买提": 1, "示长江": 1, "分管副市长": 0, "市政府分管负责人岗位（示例）": 0, "Deputy mayor": 0} {
		p := &model.Project{Header: model.Header{ID: "p"}}
		p.Internal.Leader = leader
		full := model.NewCatalog(&model.Site{}, map[string][]model.Identified{"projects": {p}})
		got := 0
		for _, n := range needlesOf(collect(full, verdicts{}), publicly(full, verdicts{})) {
			if n.fact.sort == person {
				got++
			}
		}
		if got != want {
			t.Errorf("%s: %d names are looked for, want %d", leader, got, want)
		}
	}
}
