package i18n

import (
	"maps"
	"strings"
	"sync"
)

// neutral is the key of the table for languages without their own.
const neutral Tag = "und"

// locales returns every locale that has its own table, built once.
var locales = sync.OnceValue(func() map[Tag]*Locale {
	tables := map[Tag]*table{
		"zh": chinese(), "zh-Hant": traditional(), "ja": japanese(), "en": english(), neutral: neutralTable(),
	}
	all := make(map[Tag]*Locale, len(tables))
	for tag, t := range tables {
		t.units = sync.OnceValue(func() map[string]*unitName { return unitNames(tag, t.gap) })
		all[tag] = &Locale{tag, t}
	}
	return all
})

// chinese is the table of simplified Chinese. Ranges follow GB/T 15835: both
// ends bear 万元 or %, and the sign between them is a wave; dates take a dash.
func chinese() *table {
	return &table{
		digits:      digitStyle{group: ",", from: 5, minus: "-"},
		repeat:      true,
		dash:        "～",
		to:          "～",
		secondSlash: "·",
		money:       []scale{{12, "万亿"}, {8, "亿"}, {4, "万"}},
		moneyPlaces: 4,
		other:       []scale{{12, "万亿"}, {8, "亿"}, {4, "万"}},
		otherPlaces: 2,
		moneyAffix:  [4]affix{About: {"约", ""}, AtLeast: {"不低于", ""}, AtMost: {"不超过", ""}},
		areaAffix:   [4]affix{About: {"约", ""}, AtLeast: {"不少于", ""}, AtMost: {"不超过", ""}},
		otherAffix:  [4]affix{About: {"约", ""}, AtLeast: {"至少", ""}, AtMost: {"不超过", ""}},
		negotiable:  "面议",
		undecided:   "待定",
		currency: after(map[string]string{
			"CNY": "元", "USD": "美元", "EUR": "欧元", "GBP": "英镑", "HKD": "港元", "MOP": "澳门元", "TWD": "新台币",
			"JPY": "日元", "KRW": "韩元", "SGD": "新加坡元", "AUD": "澳元", "CAD": "加元", "CHF": "瑞士法郎",
			"SEK": "瑞典克朗", "RUB": "卢布", "THB": "泰铢", "MYR": "林吉特", "VND": "越南盾", "INR": "印度卢比",
			"AED": "迪拉姆", "SAR": "沙特里亚尔",
		}),
		code:      affix{before: " "},
		bracket:   affix{"（", "）"},
		rate:      [4]string{"（约", "，按", "，", "）"},
		rateDay:   appendHanDate,
		day:       appendHanDate,
		span:      hanPeriod("—"),
		national:  true,
		extension: "转",
		place: placeStyle{
			north: affix{"北纬", "°"}, south: affix{"南纬", "°"}, east: affix{"东经", "°"}, west: affix{"西经", "°"},
			between: "，",
		},
		list:      [2]string{"、", "、"},
		quote:     affix{"“", "”"},
		separator: "：",
		collation: "zh",
		pinyin:    true,
	}
}

// traditional is the table of Chinese in the traditional script. 元 alone is
// another currency where the script is used, so renminbi says its name.
func traditional() *table {
	t := chinese()
	t.money = []scale{{12, "萬億"}, {8, "億"}, {4, "萬"}}
	t.other = t.money
	t.moneyAffix = [4]affix{About: {"約", ""}, AtLeast: {"不低於", ""}, AtMost: {"不超過", ""}}
	t.areaAffix = [4]affix{About: {"約", ""}, AtLeast: {"不少於", ""}, AtMost: {"不超過", ""}}
	t.otherAffix = [4]affix{About: {"約", ""}, AtLeast: {"至少", ""}, AtMost: {"不超過", ""}}
	t.negotiable = "面議"
	maps.Copy(t.currency, after(map[string]string{
		"EUR": "歐元", "GBP": "英鎊", "MOP": "澳門元", "TWD": "新臺幣", "JPY": "日圓", "KRW": "韓元",
		"RUB": "盧布", "THB": "泰銖", "INR": "印度盧比",
	}))
	maps.DeleteFunc(t.currency, func(code string, _ affix) bool {
		switch code {
		case "MYR", "VND", "AED", "SAR":
			return true // the code says it better than a name in the other script
		}
		return false
	})
	t.currency[renminbi] = affix{"人民幣", "元"}
	t.rate = [4]string{"（約", "，按", "，", "）"}
	t.extension = "轉"
	t.place = placeStyle{
		north: affix{"北緯", "°"}, south: affix{"南緯", "°"}, east: affix{"東經", "°"}, west: affix{"西經", "°"},
		between: "，",
	}
	t.quote = affix{"「", "」"}
	t.collation = "zh-Hant"
	t.pinyin = false
	return t
}

// japanese is the table of Japanese.
func japanese() *table {
	t := chinese()
	t.digits.from = 4
	t.dash, t.to = "〜", "〜"
	t.secondSlash = "/"
	t.money = []scale{{12, "兆"}, {8, "億"}, {4, "万"}}
	t.other = []scale{{8, "億"}, {4, "万"}} // 兆 before a unit looks like mega
	t.moneyAffix = [4]affix{About: {"約", ""}, AtLeast: {"", "以上"}, AtMost: {"", "以下"}}
	t.areaAffix, t.otherAffix = t.moneyAffix, t.moneyAffix
	t.negotiable, t.undecided = "応相談", "未定"
	t.currency = after(map[string]string{
		"CNY": "元", "USD": "米ドル", "EUR": "ユーロ", "GBP": "英ポンド", "HKD": "香港ドル", "MOP": "マカオパタカ",
		"TWD": "台湾ドル", "JPY": "円", "KRW": "ウォン", "SGD": "シンガポールドル", "AUD": "豪ドル", "CAD": "カナダドル",
		"CHF": "スイスフラン", "SEK": "スウェーデンクローナ", "RUB": "ルーブル", "THB": "タイバーツ", "MYR": "リンギット",
		"VND": "ベトナムドン", "INR": "インドルピー", "AED": "UAEディルハム", "SAR": "サウジリヤル",
	})
	t.rate = [4]string{"（約", "、1単位", "元、", "）"}
	t.span = hanPeriod("〜")
	t.national = false
	t.extension = " 内線"
	t.place = placeStyle{
		north: affix{"北緯", "度"}, south: affix{"南緯", "度"}, east: affix{"東経", "度"}, west: affix{"西経", "度"},
		between: "、",
	}
	t.quote = affix{"「", "」"}
	t.collation = "ja"
	t.pinyin = false
	return t
}

// english is the table of English: British spelling, day before month.
func english() *table {
	scales := []scale{{12, " trillion"}, {9, " billion"}, {6, " million"}}
	affixes := [4]affix{About: {"about ", ""}, AtLeast: {"at least ", ""}, AtMost: {"no more than ", ""}}
	return &table{
		digits:      digitStyle{group: ",", from: 4, minus: "−"},
		dash:        "–",
		to:          " to ",
		secondSlash: "/",
		money:       scales,
		other:       scales,
		moneyPlaces: 3,
		otherPlaces: 3,
		moneyAffix:  affixes,
		areaAffix:   affixes,
		otherAffix:  affixes,
		negotiable:  "negotiable",
		undecided:   "undecided",
		currency:    map[string]affix{"CNY": {"RMB ", ""}},
		code:        affix{before: " "},
		gap:         " ",
		bracket:     affix{" (", ")"},
		haPadded:    true,
		rate:        [4]string{" (", " at ", ", ", ")"},
		rateDay:     appendISO,
		day:         appendNamedDate,
		span:        appendNamedPeriod,
		extension:   " ext. ",
		place: placeStyle{
			north: affix{"", "° N"}, south: affix{"", "° S"}, east: affix{"", "° E"}, west: affix{"", "° W"},
			between: ", ",
		},
		list:      [2]string{", ", " and "},
		quote:     affix{"“", "”"},
		separator: ": ",
		collation: "en",
	}
}

// neutralTable serves every other language: what the world's standards agree
// on, and no words but the two that have no sign. Digits are grouped by a
// narrow space (ISO 80000), since a comma is a decimal sign to half the world.
func neutralTable() *table {
	t := english()
	t.digits = digitStyle{group: "\u202f", from: 5, minus: "−"}
	t.money, t.other = nil, nil
	t.moneyAffix = [4]affix{About: {"≈ ", ""}, AtLeast: {"≥ ", ""}, AtMost: {"≤ ", ""}}
	t.areaAffix, t.otherAffix = t.moneyAffix, t.moneyAffix
	t.to = "–"
	t.currency = nil
	t.rate = [4]string{" (", "; ", ", ", ")"}
	t.day, t.span = appendISO, appendISOPeriod
	t.extension = " #"
	t.place = placeStyle{between: ", ", signed: true}
	t.list = [2]string{", ", ", "}
	t.collation = "und"
	return t
}

// after makes affixes of names that stand behind the number.
func after(names map[string]string) map[string]affix {
	m := make(map[string]affix, len(names))
	for code, name := range names {
		m[code] = affix{after: name}
	}
	return m
}

// unitName is an atom's name in one language.
type unitName struct {
	one, many      string // behind a number, with the language's gap
	per, perSymbol string // behind a slash, after a word and after a symbol
	symbol         bool
	repeat         bool // both ends of a range bear it
}

// unitNames builds the names of all atoms in a language; gap stands between a
// number and its unit.
func unitNames(tag Tag, gap string) map[string]*unitName {
	names := make(map[string]*unitName, len(atoms))
	for i := range atoms {
		a := &atoms[i]
		name, _ := a.names.near(tag)
		if name == "" {
			name = a.symbol()
		}
		n := &unitName{symbol: !strings.Contains(name, "|")}
		n.one, n.many, _ = strings.Cut(name, "|")
		if n.symbol {
			n.many = n.one
		}
		n.per, n.perSymbol = n.one, n.one
		if per, got := a.per.near(tag); got == "en" {
			n.perSymbol = per
		} else if per != "" {
			n.per, n.perSymbol = per, per
		}
		if n.repeat = a.id == "%" || a.id == "permille"; !n.repeat {
			n.one, n.many = gap+n.one, gap+n.many
		}
		names[a.id] = n
	}
	return names
}
