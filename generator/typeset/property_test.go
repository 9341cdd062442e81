package typeset_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"prospectus/generator/typeset"
)

// A setLine is a line as it was set.
type setLine struct {
	page       int
	y, x, end  float64
	text       string
	hyphen     bool // it ends in a hyphen that the text does not have
	element    *typeset.Element
	elementTop *typeset.Element
}

// setLines returns the lines of pages, from top to bottom: runs of one base
// line. Signs off the line are left out where they have a line of their own.
func setLines(pages []*typeset.Page) (lines []setLine) {
	for i, p := range pages {
		for _, op := range p.Ops {
			t, ok := op.(*typeset.Text)
			if !ok || t.Element == nil {
				continue
			}
			end := t.X
			hyphen := false
			for _, g := range t.Glyphs {
				end += float64(g.Advance)
				hyphen = hyphen || g.Hyphen()
			}
			n := len(lines) - 1
			if n >= 0 && lines[n].page == i && lines[n].y-t.Y < 5 && t.Y-lines[n].y < 5 {
				lines[n].text += t.Content
				lines[n].end, lines[n].hyphen = end, hyphen
				continue
			}
			lines = append(lines, setLine{page: i, y: t.Y, x: t.X, end: end, text: t.Content, hyphen: hyphen, element: t.Element})
		}
	}
	return lines
}

// A writer makes paragraphs by chance.
type writer struct{ r *rand.Rand }

var (
	hanWords = strings.Fields(`项目 位于 云溪高新区 规划 建设 年产 正极材料 生产线 总投资 预计 达产后 产业链 优势 资源 政策 园区 企业 市场 需求 增长 保持 重点 支持 承接 转移 配套 完善 交通 便利 高速公路 铁路 专用线 港口 保税 物流 服务 一站式 办理 时限 承诺`)
	hanMarks = []string{"，", "。", "；", "：", "、", "！", "？", "……", "——", "”，“", "》、《", "）（", "。”", "）。", "：“", "（《", "》）"}
	figures  = []string{"120亩", "12.5 亿元", "1.25 billion", "RMB 3 million", "6.5年", "35.5%", "60个工作日", "400万元/亩", "USD 39.2 million", "50 mu", "3.33 ha", "550 GWh", "8.6万平方米", "第3期", "¥1,200", "2,600 万吨", "45 km", "-12.5℃"}
	english  = strings.Fields(`the project investment internationalisation of infrastructure in telecommunications development environmental characteristics and a (high-tech) zone, responsible; manufacturing, "quality" don’t administration: well-known facilities; approximately representative opportunity. equipment's co-operation`)
	odd      = []string{"CO₂", "10⁻⁶", "m²", "阿卜杜勒·热合曼", "https://invest.example.gov.cn/projects/2026/cathode?lang=zh", "LiFePO₄", "GB/T 9704—2012", "100℃", "“双碳”", "《办法》", "〔2026〕5号", "office@example.gov.cn"}
)

func (w writer) pick(list []string) string { return list[w.r.IntN(len(list))] }

func (w writer) chinese(n int) string {
	var b strings.Builder
	for range n {
		switch k := w.r.IntN(12); {
		case k < 7:
			b.WriteString(w.pick(hanWords))
		case k < 9:
			b.WriteString(w.pick(hanMarks))
		case k < 10:
			b.WriteString(w.pick(hanWords) + w.pick(figures) + w.pick(hanWords))
		case k < 11:
			b.WriteString(w.pick(odd) + w.pick(hanWords))
		default:
			b.WriteString(" " + w.pick(english) + " ")
		}
	}
	return b.String()
}

func (w writer) latin(n int) string {
	var list []string
	for range n {
		switch k := w.r.IntN(12); {
		case k < 9:
			list = append(list, w.pick(english))
		case k < 11:
			list = append(list, w.pick(figures[2:]))
		default:
			list = append(list, w.pick(odd))
		}
	}
	return strings.Join(list, " ")
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(s)
}

const (
	neverFirst = "，。、；：！？）》”’】〕…·%％℃,.;:!?)]}"
	neverLast  = "（《“‘【〔([{¥$"
)

var unitOf = regexp.MustCompile(`(第|RMB |USD |¥)?[0-9][0-9.,]*( ?(万元/亩|亿元|亩|billion|million|年|个工作日|mu|ha|GWh|万平方米|万吨|km|期)|%|℃)`)

// checkLines checks what holds for every line of a paragraph of a source text.
func checkLines(t *testing.T, source string, lines []setLine, measure float64) {
	t.Helper()
	var joined strings.Builder
	breaks := map[int]bool{} // after how many bytes of the text lines end
	hyphens := map[int]bool{}
	for i, l := range lines {
		joined.WriteString(l.text)
		breaks[joined.Len()] = true
		hyphens[joined.Len()] = l.hyphen
		text := strings.TrimRight(l.text, " ")
		first, _ := utf8.DecodeRuneInString(text)
		last, _ := utf8.DecodeLastRuneInString(text)
		if i > 0 && strings.ContainsRune(neverFirst, first) && !strings.HasPrefix(lines[i-1].text, "https") {
			t.Errorf("line begins with %q: %q", first, l.text)
		}
		if i+1 < len(lines) && strings.ContainsRune(neverLast, last) {
			t.Errorf("line ends with %q: %q", last, l.text)
		}
		if l.end > measure+0.1 {
			t.Errorf("line is %.1f wider than %.1f: %q", l.end-measure, measure, l.text)
		}
	}
	got := joined.String()
	if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(source), " ") {
		t.Fatalf("the text was changed:\n%q\n%q", source, got)
	}
	for _, at := range unitOf.FindAllStringIndex(got, -1) {
		for k := at[0] + 1; k < at[1]; k++ {
			if breaks[k] {
				t.Errorf("a figure is parted from its unit: %q|%q", got[at[0]:k], got[k:at[1]])
			}
		}
	}
	for k := range breaks {
		before, _ := utf8.DecodeLastRuneInString(got[:k])
		after, _ := utf8.DecodeRuneInString(got[k:])
		if k < len(got) && before < 0x250 && after < 0x250 && unicode.IsLetter(before) && unicode.IsLetter(after) && !hyphens[k] && !inAddress(got, k) {
			t.Errorf("a word is divided without a hyphen: …%s|%s…", got[max(0, k-12):k], got[k:min(len(got), k+12)])
		}
	}
}

// inAddress reports whether a place is within an address.
func inAddress(s string, at int) bool {
	from := strings.LastIndex(s[:at], "https://")
	return from >= 0 && !strings.ContainsAny(s[from:at], " ，。") || strings.Contains(s[max(0, at-12):at], "@")
}

func TestParagraphs(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		for _, size := range []string{"A4", "A5"} {
			t.Run(lang+size, func(t *testing.T) {
				s, report := setter(t, "@page { size: "+size+" }")
				measure := map[string]float64{"A4": 210, "A5": 148}[size]*72/25.4 - 40*72/25.4
				for seed := range uint64(60) {
					w := writer{rand.New(rand.NewPCG(seed, 7))}
					text := w.chinese(20 + w.r.IntN(160))
					if lang == "en" || seed%5 == 0 {
						text = w.latin(20 + w.r.IntN(120))
					}
					laid := s.Lay(section(lang, "<p>"+escape(text)+"</p>"), nil)
					checkLines(t, text, setLines(laid.Pages), measure)
					if t.Failed() {
						t.Fatalf("seed %d", seed)
					}
				}
				silent(t, report)
			})
		}
	}
}

func TestPages(t *testing.T) {
	s, report := setter(t, "@page { size: A5 }")
	for seed := range uint64(60) {
		w := writer{rand.New(rand.NewPCG(seed, 11))}
		var html, text strings.Builder
		for i := range 30 {
			if w.r.IntN(4) == 0 {
				head := fmt.Sprint("标题", i)
				html.WriteString("<h2>" + head + "</h2>")
				text.WriteString(head)
			}
			body := w.chinese(10 + w.r.IntN(120))
			html.WriteString("<p>" + escape(body) + "</p>")
			text.WriteString(body)
		}
		laid := s.Lay(section("zh", html.String()), nil)
		lines := setLines(laid.Pages)
		checkWhole(t, text.String(), lines)
		checkPageEnds(t, lines)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	silent(t, report)
}

// checkWhole checks that all text is there in its order.
func checkWhole(t *testing.T, source string, lines []setLine) {
	t.Helper()
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.text)
	}
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	if squeeze(b.String()) != squeeze(source) {
		t.Error("text is missing or out of order")
	}
}

// checkPageEnds checks for headings at the foot of pages, widows and orphans.
func checkPageEnds(t *testing.T, lines []setLine) {
	t.Helper()
	type part struct {
		e    *typeset.Element
		page int
	}
	count, pages := map[part]int{}, map[*typeset.Element]int{}
	for i, l := range lines {
		count[part{l.element, l.page}]++
		if count[part{l.element, l.page}] == 1 {
			pages[l.element]++
		}
		if i+1 < len(lines) && lines[i+1].page != l.page && strings.HasPrefix(l.element.Role, "H") {
			t.Errorf("heading %q at the foot of page %d", l.text, l.page)
		}
	}
	for p, n := range count {
		if pages[p.e] > 1 && n < 2 {
			t.Errorf("a line alone on page %d", p.page)
		}
	}
}

func TestLongTable(t *testing.T) {
	for _, css := range []string{"", "@page { size: A5 }", "td { font-size: 16pt }"} {
		s, report := setter(t, css)
		for seed := range uint64(20) {
			w := writer{rand.New(rand.NewPCG(seed, 13))}
			var rows strings.Builder
			n := 5 + w.r.IntN(60)
			for i := range n {
				span := ""
				if i%7 == 0 && i+2 < n {
					span = ` rowspan="2"`
				}
				if i%7 != 1 || i == n-1 {
					fmt.Fprintf(&rows, "<tr><td%s>组%d#</td><td>行%d#</td><td>%s</td></tr>", span, i, i, escape(w.chinese(w.r.IntN(60))))
				} else {
					fmt.Fprintf(&rows, "<tr><td>行%d#</td><td>%s</td></tr>", i, escape(w.chinese(w.r.IntN(60))))
				}
			}
			laid := s.Lay(section("zh", "<table><thead><tr><th>组头</th><th>号</th><th>说明</th></tr></thead>"+rows.String()+"</table>"), nil)
			checkRows(t, laid, n)
			if t.Failed() {
				t.Fatalf("seed %d, %q", seed, css)
			}
		}
		silent(t, report)
	}
}

// checkRows checks that every row is there once and each page has heads.
func checkRows(t *testing.T, laid *typeset.Pages, n int) {
	t.Helper()
	cells := map[*typeset.Element]string{}
	for i, p := range laid.Pages {
		heads := 0
		for _, op := range p.Ops {
			text, ok := op.(*typeset.Text)
			if !ok {
				continue
			}
			cells[text.Element] += text.Content
			if text.Content == "组头" {
				if heads++; (text.Element == nil) != (i > 0) {
					t.Errorf("on page %d the head is not what it should be: an element once, then an artifact", i)
				}
			}
			if text.Y > p.Height-p.Y-22*72/25.4+1 {
				t.Errorf("page %d: text below the area at %.1f", i, text.Y)
			}
		}
		if heads != 1 {
			t.Errorf("page %d has %d heads", i, heads)
		}
	}
	seen := map[string]int{}
	for _, text := range cells {
		seen[text]++
	}
	for i := range n {
		if name := fmt.Sprintf("行%d#", i); seen[name] != 1 {
			t.Errorf("row %q is there %d times", name, seen[name])
		}
	}
}
