package i18n

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// readings are words that hold a character of several readings, of which the
// collation table of golang.org/x/text knows one. Each is paired with a writing
// that sorts as it is read, with a rarer character of the reading meant in the
// place of the one mistaken: 重庆 is Chongqing, not Zhongqing. Place names come
// first, then words of industry.
var readings = []struct{ word, read string }{
	{"重庆", "虫庆"}, {"厦门", "吓门"}, {"六安", "逯安"}, {"六合", "逯合"}, {"蚌埠", "泵埠"}, {"番禺", "攀禺"},
	{"台州", "胎州"}, {"天台", "天胎"}, {"莘庄", "欣庄"}, {"浚县", "讯县"}, {"铅山", "言山"}, {"乐清", "跃清"},
	{"乐亭", "烙亭"}, {"东阿", "东婀"}, {"洪洞", "洪同"}, {"单县", "善县"}, {"单城", "善城"}, {"枞阳", "宗阳"},
	{"会稽", "快稽"}, {"中牟", "中木"}, {"牟平", "木平"}, {"尉犁", "玉犁"}, {"蔚县", "玉县"}, {"泌阳", "必阳"},
	{"荥经", "盈经"}, {"涡阳", "锅阳"}, {"涡河", "锅河"}, {"黄陂", "黄皮"}, {"筠连", "军连"}, {"犍为", "前为"},
	{"黄埔", "黄普"}, {"宕昌", "探昌"}, {"覃塘", "秦塘"}, {"浒墅", "许墅"}, {"浒湾", "许湾"}, {"西藏", "西葬"},
	{"解州", "亥州"}, {"沈阳", "审阳"}, {"沈丘", "审丘"}, {"沈北", "审北"}, {"召陵", "绍陵"},
	{"繁峙", "繁士"}, {"龟兹", "秋兹"}, {"句容", "巨容"}, {"盛泽", "胜泽"}, {"宿州", "素州"}, {"宿迁", "素迁"},
	{"宿松", "素松"}, {"宿豫", "素豫"}, {"贾汪", "甲汪"}, {"丽水", "狸水"}, {"任丘", "仁丘"}, {"任县", "仁县"},
	{"任城", "仁城"}, {"任泽", "仁泽"}, {"大城县", "代城县"}, {"大埔", "大布"}, {"奇台", "其台"},
	{"冠县", "贯县"}, {"济南", "挤南"}, {"济宁", "挤宁"}, {"济源", "挤源"}, {"都匀", "督匀"}, {"都江堰", "督江堰"},
	{"都昌", "督昌"}, {"丰都", "丰督"}, {"朝阳", "潮阳"}, {"曲阜", "屈阜"}, {"曲靖", "屈靖"}, {"曲阳", "屈阳"},
	{"曲周", "屈周"}, {"曲江", "屈江"}, {"藏医", "葬医"}, {"藏药", "葬药"}, {"藏族", "葬族"}, {"扎兰屯", "渣兰屯"},
	{"扎鲁特", "渣鲁特"}, {"扎赉特", "渣赉特"}, {"监利", "件利"}, {"栖霞", "七霞"}, {"邗江", "寒江"},

	// 长 is cháng but for one who leads and what grows.
	{"长子", "掌子"}, {"长者", "掌者"}, {"长官", "掌官"}, {"长老", "掌老"}, {"长大", "掌大"}, {"长势", "掌势"},
	{"长", "苌"}, {"增长", "增掌"}, {"成长", "成掌"}, {"生长", "生掌"}, {"董事长", "董事掌"}, {"链长", "链掌"},
	{"部长", "部掌"}, {"局长", "局掌"}, {"市长", "市掌"}, {"县长", "县掌"}, {"区长", "区掌"}, {"镇长", "镇掌"},
	{"校长", "校掌"}, {"院长", "院掌"}, {"会长", "会掌"}, {"厂长", "厂掌"}, {"行长", "杭掌"},

	{"银行", "银杭"}, {"行业", "杭业"}, {"会计", "快计"}, {"重组", "虫组"}, {"重建", "虫建"}, {"重整", "虫整"},
	{"重启", "虫启"}, {"重塑", "虫塑"}, {"重构", "虫构"}, {"重阳", "虫阳"}, {"音乐", "音跃"}, {"乐器", "跃器"},
	{"调味", "条味"}, {"调整", "条整"}, {"调节", "条节"}, {"调控", "条控"}, {"调试", "条试"}, {"人参", "人申"},
	{"海参", "海申"}, {"参茸", "申茸"}, {"还款", "环款"}, {"大夫", "代夫"},
}

// readingsBy finds the readings of words by their first character.
var readingsBy = sync.OnceValue(func() map[rune][]int {
	by := map[rune][]int{}
	for i, r := range readings {
		first, _ := utf8.DecodeRuneInString(r.word)
		by[first] = append(by[first], i)
	}
	return by
})

// readable returns s written as it is read. Most texts come back unchanged and
// without a copy.
func readable(s string) string {
	by := readingsBy()
	var b strings.Builder
	done := 0
	for i, r := range s {
		if i < done || r < utf8.RuneSelf {
			continue
		}
		for _, n := range by[r] {
			if w := &readings[n]; strings.HasPrefix(s[i:], w.word) {
				b.WriteString(s[done:i])
				b.WriteString(w.read)
				done = i + len(w.word)
				break
			}
		}
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// firstOf are the first characters, in collation order, of the syllables under
// each letter but A; no syllable begins with I, U or V.
const (
	firstOf      = "八嚓咑妸发旮哈丌咔垃妈拏噢妑七呥仨他屲夕丫帀"
	firstLetters = "BCDEFGHJKLMNOPQRSTWXYZ"
)

// Initial returns the letter that s stands under in an index: A to Z by pinyin
// in Chinese, the first letter in capitals elsewhere, "#" for anything else.
func (c *Collator) Initial(s string) string {
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r) && c.pinyin:
			return c.pinyinInitial(s)
		case unicode.IsLetter(r):
			return c.letter(r)
		case unicode.IsDigit(r):
			return "#"
		}
	}
	return "#"
}

// pinyinInitial returns the letter of the first syllable of s. Quotation marks
// and the like in front are passed over.
func (c *Collator) pinyinInitial(s string) string {
	s = s[strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }):]
	initial, i := "A", 0
	for _, first := range firstOf {
		if c.Compare(s, string(first)) < 0 {
			break
		}
		initial = firstLetters[i : i+1]
		i++
	}
	return initial
}

// letter returns r as a capital without its accent where the alphabet is Latin
// (É stands under E).
func (c *Collator) letter(r rune) string {
	if unicode.Is(unicode.Latin, r) {
		for base := 'A'; base <= 'Z'; base++ {
			if c.loose().CompareString(string(r), string(base)) == 0 {
				return string(base)
			}
		}
	}
	return string(unicode.ToUpper(r))
}
