package typeset

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hanUnits are what stays with the figure before it in Chinese and Japanese:
// units, and words with which things are counted. Scales come before them.
var (
	hanScales = strings.Fields("万亿 百万 千万 十亿 百亿 千亿 万 亿 千 百 萬億 萬 億")
	hanUnits  = longestFirst(strings.Fields(`
		元 美元 欧元 日元 港元 英镑 新加坡元 韩元 人民币 圆 円 歐元 港幣
		亩 畝 公顷 公頃 平方米 平方公里 平方千米 平方公尺 立方米 ㎡ 吨 噸 公斤 千克 克 公里 千米 米 厘米 毫米 海里 升 毫升
		千瓦时 千瓦 兆瓦 瓦 度 千伏 伏 伏安 千伏安 标准立方米 标方 标箱 标准箱 箱 吉瓦 赫兹 兆帕 摄氏度
		年 月 日 天 周 周年 季度 小时 时 分 分钟 秒 岁 个月 個月 个工作日 工作日 个 個 個工作日 年内 日内
		家 户 戶 人 人次 名 位 项 項 件 批 宗 块 塊 条 條 座 栋 棟 幢 层 層 间 間 台 套 辆 艘 架 只 头 株 种 種 类 類 级 級 期 号 號 版 页 頁 章 条 款 次 倍 成 点 點 册 份 场 场次 所 处 處 口 国 省 市 县 区 镇 村 字 幅 张 笔 路 线 班 轮 步 吋 英寸 寸 折 元人民币 个百分点 個百分點 百分点 百分點`))
)

// latinUnits are what stays with the figure before it in English, and scales.
var latinUnits = runeless(`million billion trillion thousand hundred m bn k
	mu ha hectare hectares km km² km2 m² m2 m³ m3 sqm sq cm mm kg g t tonne tonnes ton tons Mt kt l L ml
	kW MW GW kWh MWh GWh kV kVA MVA V W TEU TEUs °C ℃ MPa Hz kHz MHz GHz GB TB
	% per percent yuan RMB CNY USD EUR GBP HKD JPY dollars euros pounds
	year years month months day days week weeks hour hours minutes km/h people persons jobs staff employees
	companies firms projects plots parks units beds floors storeys sets vehicles times p.a. pt px`)

// latinPrefixes are what stays with the figure after it.
var latinPrefixes = runeless(`RMB CNY USD EUR GBP HKD JPY US$ HK$ ¥ € £ $ No. Nos. no. Art. Article Section Chapter Table Figure Fig. p. pp. vol. Vol. Phase Item Clause Part Step §`)

func runeless(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

func longestFirst(list []string) []string {
	slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	return slices.Compact(list)
}

// stuckPlaces returns before which bytes no line may begin because a figure
// and its unit would be parted, in ascending order.
func stuckPlaces(s string) (places []int) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		if start := prefixed(s, i); start {
			places = append(places, i)
		}
		i = figureEnd(s, i)
		places, i = stickUnits(places, s, i)
		i--
	}
	return places
}

// figureEnd returns where a figure ends, with its commas and points and the
// fraction or range that follows it directly.
func figureEnd(s string, i int) int {
	for i < len(s) {
		c := s[i]
		if c >= '0' && c <= '9' {
			i++
			continue
		}
		if (c == '.' || c == ',') && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
			i++
			continue
		}
		return i
	}
	return i
}

// prefixed reports whether what stands before a figure belongs to it: a
// currency or the word for a number, with or without a space.
func prefixed(s string, at int) bool {
	head := strings.TrimRight(s[:at], " \u00a0\u2009\u202f")
	if len(head) < len(s[:at]) {
		start := strings.LastIndexFunc(head, func(r rune) bool { return r == ' ' || r == '(' || r == '\u00a0' || solid(r) || shared(r) })
		word := strings.TrimLeftFunc(head[max(start, 0):], func(r rune) bool { return r == ' ' || r == '(' || r == '\u00a0' || solid(r) || shared(r) })
		return latinPrefixes[word]
	}
	r, _ := utf8.DecodeLastRuneInString(head)
	return r == '第' || strings.ContainsRune("$¥￥€£", r)
}

// stickUnits appends the places within and before the units that begin at a
// byte, and returns where they end.
func stickUnits(places []int, s string, at int) ([]int, int) {
	for {
		next := at + spaces(s[at:])
		n := hanUnit(s[next:])
		if n == 0 {
			n = latinUnit(s[next:])
		}
		if n == 0 {
			return places, at
		}
		for i := range s[next : next+n] {
			places = append(places, next+i)
		}
		at = next + n
		if r, size := utf8.DecodeRuneInString(s[at:]); (r == '/' || r == '·') && hanUnit(s[at+size:]) > 0 {
			places = append(places, at, at+size)
			at += size
		}
	}
}

func spaces(s string) int { return len(s) - len(strings.TrimLeft(s, " \u00a0\u2009\u202f")) }

// hanUnit returns the length of the scale and unit with which a text begins, 0
// for none.
func hanUnit(s string) int {
	n := 0
	for _, scale := range hanScales {
		if strings.HasPrefix(s, scale) {
			n = len(scale)
			break
		}
	}
	for _, u := range hanUnits {
		if strings.HasPrefix(s[n:], u) {
			return n + len(u)
		}
	}
	return n
}

// latinUnit returns the length of the unit that is the first word of a text, 0
// where it is none.
func latinUnit(s string) int {
	end := strings.IndexFunc(s, func(r rune) bool {
		return strings.ContainsRune(" \u00a0,;:.!?)]}\"’”–—", r) || unicode.Is(unicode.Han, r) || isClosing[r] || isOpening[r]
	})
	if end < 0 {
		end = len(s)
	}
	if end > 0 && latinUnits[s[:end]] {
		return end
	}
	if unit, _, per := strings.Cut(s[:end], "/"); per && latinUnits[unit] { // million/mu
		return len(unit)
	}
	return 0
}
