package i18n

import "sync"

import (
	"strings"

	"golang.org/x/text/currency"
)

// renminbi is the currency that 元 means when nothing else is said, and the one
// that rates are quoted in.
const renminbi = "CNY"

// bareYuan is what a lone 元 reads as: it takes its currency from what stood
// before the number (港币3000万元) and is renminbi otherwise.
const bareYuan = "元"

// currencyNames are what editors call currencies, on either side of a number.
// Signs that several currencies share ($, ¥) are missing on purpose.
var currencyNames = []entry[string]{
	{"RMB", "CNY"}, {"CN¥", "CNY"}, {"CN￥", "CNY"}, {"RMB¥", "CNY"}, {"RMB￥", "CNY"}, {"人民币", "CNY"}, {"人民幣", "CNY"},
	{"人民元", "CNY"}, {"yuan", "CNY"}, {"renminbi", "CNY"}, {"元人民币", "CNY"}, {"元人民幣", "CNY"},
	{"US$", "USD"}, {"美元", "USD"}, {"美金", "USD"}, {"米ドル", "USD"}, {"US dollars", "USD"}, {"US dollar", "USD"},
	{"U.S. dollars", "USD"},
	{"€", "EUR"}, {"欧元", "EUR"}, {"歐元", "EUR"}, {"ユーロ", "EUR"}, {"euros", "EUR"}, {"euro", "EUR"},
	{"£", "GBP"}, {"英镑", "GBP"}, {"英鎊", "GBP"}, {"英ポンド", "GBP"}, {"pounds sterling", "GBP"},
	{"HK$", "HKD"}, {"港币", "HKD"}, {"港元", "HKD"}, {"港幣", "HKD"}, {"香港ドル", "HKD"}, {"Hong Kong dollars", "HKD"},
	{"MOP$", "MOP"}, {"澳门元", "MOP"}, {"澳門元", "MOP"}, {"マカオパタカ", "MOP"},
	{"NT$", "TWD"}, {"新台币", "TWD"}, {"新臺幣", "TWD"}, {"新台幣", "TWD"}, {"台币", "TWD"}, {"台湾ドル", "TWD"},
	{"JP¥", "JPY"}, {"JP￥", "JPY"}, {"日元", "JPY"}, {"日圆", "JPY"}, {"日圓", "JPY"}, {"円", "JPY"}, {"日本円", "JPY"}, {"yen", "JPY"},
	{"韩元", "KRW"}, {"韩币", "KRW"}, {"韓元", "KRW"}, {"韓圓", "KRW"}, {"ウォン", "KRW"}, {"₩", "KRW"},
	{"S$", "SGD"}, {"新加坡元", "SGD"}, {"新元", "SGD"}, {"坡币", "SGD"}, {"シンガポールドル", "SGD"},
	{"A$", "AUD"}, {"澳元", "AUD"}, {"澳大利亚元", "AUD"}, {"豪ドル", "AUD"},
	{"C$", "CAD"}, {"加元", "CAD"}, {"加拿大元", "CAD"}, {"カナダドル", "CAD"},
	{"瑞士法郎", "CHF"}, {"瑞郎", "CHF"}, {"スイスフラン", "CHF"},
	{"瑞典克朗", "SEK"}, {"スウェーデンクローナ", "SEK"},
	{"卢布", "RUB"}, {"俄罗斯卢布", "RUB"}, {"盧布", "RUB"}, {"ルーブル", "RUB"},
	{"泰铢", "THB"}, {"泰銖", "THB"}, {"タイバーツ", "THB"},
	{"林吉特", "MYR"}, {"马来西亚林吉特", "MYR"}, {"リンギット", "MYR"},
	{"越南盾", "VND"}, {"越盾", "VND"}, {"ベトナムドン", "VND"},
	{"印度卢比", "INR"}, {"印度盧比", "INR"}, {"インドルピー", "INR"},
	{"迪拉姆", "AED"}, {"阿联酋迪拉姆", "AED"}, {"UAEディルハム", "AED"},
	{"沙特里亚尔", "SAR"}, {"サウジリヤル", "SAR"},
}

var currencyLexicon = sync.OnceValue(func() lexicon[string] { return newLexicon(currencyNames) })

// readCurrency reads a name or an ISO 4217 code.
func readCurrency(s *scanner) (string, bool) {
	if code, ok := currencyLexicon().longest(s); ok {
		return code, true
	}
	return readCode(s)
}

// readCode reads the three letters of an ISO 4217 code.
func readCode(s *scanner) (string, bool) {
	mark := s.pos
	var code [3]byte
	for i := range code {
		r, n := s.peek()
		if n == 0 || !isLetter(r) {
			s.pos = mark
			return "", false
		}
		code[i] = byte(r)
		s.pos += n
	}
	if r, n := s.peek(); n == 0 || !isLetter(r) {
		if unit, err := currency.ParseISO(strings.ToUpper(string(code[:]))); err == nil {
			return unit.String(), true
		}
	}
	s.pos = mark
	return "", false
}

// readCurrencyAfter reads a currency behind a number, where 元 may stand alone.
func readCurrencyAfter(s *scanner) (string, bool) {
	if code, ok := readCurrency(s); ok {
		return code, true
	}
	if s.take("元") || s.take("圆") || s.take("圓") {
		return bareYuan, true
	}
	return "", false
}

// joinCurrency makes one currency of the names before and after a number.
func joinCurrency(before, after string) (string, bool) {
	switch {
	case after == bareYuan && before == "":
		return renminbi, true
	case after == "" || after == bareYuan || after == before:
		return before, true
	case before == "":
		return after, true
	}
	return "", false
}
