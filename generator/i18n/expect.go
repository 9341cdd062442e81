package i18n

// What a parser expected, said to the editor. Each message completes "expected
// …" in English and stands alone in Chinese; each shows what to write.

func expectTag() Message {
	return Message{Format: Text{
		"en": `a language tag such as zh, en or zh-Hant`,
		"zh": `应为语言标签，如 zh、en、zh-Hant`,
	}}
}

func expectNumber() Message {
	return Message{Format: Text{
		"en": `a number in digits, such as 12.5`,
		"zh": `应为阿拉伯数字，如 12.5`,
	}}
}

func expectPoint(before, after string) Message {
	return Message{Args: []any{before, after}, Format: Text{
		"en": `"." as the decimal point: write %[1]s.%[2]s`,
		"zh": `小数点应为“.”，请写 %[1]s.%[2]s`,
	}}
}

func expectGroups() Message {
	return Message{Format: Text{
		"en": `three digits after each comma, such as 1,250,000; a decimal is written with a point, 12.5`,
		"zh": `千分位逗号后应为三位数字，如 1,250,000；小数请用点号，如 12.5`,
	}}
}

func expectFewerDigits() Message {
	return Message{Format: Text{
		"en": `a number of at most 18 digits`,
		"zh": `数字不得超过 18 位`,
	}}
}

func expectEnd(rest string) Message {
	return Message{Args: []any{rest}, Format: Text{
		"en": `nothing more, but found %[1]q: put remarks in a field of their own`,
		"zh": `此处应结束，却还有“%[1]s”；说明文字请另填字段`,
	}}
}

func expectOneValue(rest string) Message {
	return Message{Args: []any{rest}, Format: Text{
		"en": `one number with one unit, but found more, %[1]q: write 1.883 billion, not 1 billion 883 million`,
		"zh": `应为一个数加一个单位，却还有“%[1]s”；如写 18.83亿元，不写两段`,
	}}
}

func expectRange(low, high string) Message {
	return Message{Args: []any{low, high}, Format: Text{
		"en": `a range from low to high, but %[1]s is not below %[2]s: give both ends their unit`,
		"zh": `范围应由小到大，但 %[1]s 不小于 %[2]s；请给两端都写上单位`,
	}}
}

func expectSameUnit() Message {
	return Message{Format: Text{
		"en": `the same unit at both ends of a range`,
		"zh": `范围两端的单位应相同`,
	}}
}

func expectOnePrecision() Message {
	return Message{Format: Text{
		"en": `one of about, at least, at most or a range, not two of them`,
		"zh": `“约”“不低于”“不超过”和范围只能取一种`,
	}}
}

func expectNotNegative() Message {
	return Message{Format: Text{
		"en": `an area of zero or more`,
		"zh": `面积不能为负`,
	}}
}

func expectMoney() Message {
	return Message{Format: Text{
		"en": `an amount such as "12.5 亿元", "USD 50 million" or "negotiable"`,
		"zh": `应为金额，如“12.5亿元”“500万美元”“面议”`,
	}}
}

func expectMoneyUnit(number string) Message {
	return Message{Args: []any{number}, Format: Text{
		"en": `a unit after the number: write "%[1]s万元" or "%[1]s亿元", in English "RMB %[1]s million"`,
		"zh": `数字后应有单位，请写“%[1]s万元”或“%[1]s亿元”`,
	}}
}

func expectCurrency(amount string) Message {
	return Message{Args: []any{amount}, Format: Text{
		"en": `a currency: write "%[1]s元", or name another, as in "USD 50 million"`,
		"zh": `应写明币种，如“%[1]s元”或“500万美元”`,
	}}
}

func expectPlainSign() Message {
	return Message{Format: Text{
		"en": `a currency that cannot be mistaken: $ and ¥ are signs of several; write USD, HKD, CNY or JPY`,
		"zh": `$ 和 ¥ 不只一种货币使用，请写明 USD、HKD、CNY 或 JPY`,
	}}
}

func expectOneCurrency() Message {
	return Message{Format: Text{
		"en": `one currency, named once or twice the same`,
		"zh": `应只有一种货币`,
	}}
}

func expectArea() Message {
	return Message{Format: Text{
		"en": `an area in 亩 (mu), 公顷 (ha), 平方米 (m²) or 平方公里 (km²), such as "120 亩"`,
		"zh": `应为面积，单位用亩、公顷、平方米或平方公里，如“120亩”`,
	}}
}

func expectPercent() Message {
	return Message{Format: Text{
		"en": `a percentage, such as "18.2%"`,
		"zh": `应为百分比，如“18.2%”`,
	}}
}

func expectUnit() Message {
	return Message{Format: Text{
		"en": `a unit after the number, such as t/a, kV, 人 or 元/m³`,
		"zh": `数字后应有单位，如 吨/年、千伏、人、元/立方米`,
	}}
}

func expectKnownUnit(got, near string) Message {
	return Message{Args: []any{got, near}, Format: Text{
		"en": `a known unit, not %[1]q; the nearest is %[2]q`,
		"zh": `不认识单位“%[1]s”，最接近的是“%[2]s”`,
	}}
}

func expectMoneyField() Message {
	return Message{Format: Text{
		"en": `a quantity, not an amount of money: add what it is per (元/m³, 万元/亩) or use a money field`,
		"zh": `应为数量而非金额；请写明“每”什么（元/立方米、万元/亩），或改填金额字段`,
	}}
}

func expectDate() Message {
	return Message{Format: Text{
		"en": `a date such as 2026-03-01, 2026-03, 2026 or 2026年3月1日`,
		"zh": `应为日期，如 2026-03-01、2026-03、2026、2026年3月1日`,
	}}
}

func expectRealDate(year, month, last int) Message {
	return Message{Args: []any{year, month, last}, Format: Text{
		"en": `a day that exists: %[1]d-%02[2]d has %[3]d days`,
		"zh": `日期不存在，%[1]d年%[2]d月只有 %[3]d 天`,
	}}
}

func expectMonth() Message {
	return Message{Format: Text{
		"en": `a month from 1 to 12`,
		"zh": `月份应为 1 至 12`,
	}}
}

func expectPeriod() Message {
	return Message{Format: Text{
		"en": `a period such as 2026-01/2026-02 or 2026年1–2月`,
		"zh": `应为起止时间，如 2026-01/2026-02、2026年1–2月`,
	}}
}

func expectPeriodOrder() Message {
	return Message{Format: Text{
		"en": `a period that ends no earlier than it begins, both ends to the same precision`,
		"zh": `止期不得早于起期，且两端精度应相同`,
	}}
}

func expectPhone() Message {
	return Message{Format: Text{
		"en": `a telephone number with its area code, such as 0000-1234567 or +86 0000 1234567, extension as 转801 or ext. 801`,
		"zh": `应为带区号的电话号码，如 0000-1234567、+86 0000 1234567，分机写“转801”`,
	}}
}

func expectCoordinates() Message {
	return Message{Format: Text{
		"en": `latitude and longitude in decimal degrees, such as "30.27, 120.15"`,
		"zh": `应为十进制度的纬度和经度，如“30.27, 120.15”`,
	}}
}

func expectLatitudeFirst() Message {
	return Message{Format: Text{
		"en": `the latitude (-90 to 90) first and the longitude (-180 to 180) after it`,
		"zh": `应先写纬度（-90 至 90），后写经度（-180 至 180）`,
	}}
}

func expectPrecision() Message {
	return Message{Format: Text{
		"en": `exact, about, at-least, at-most, range, negotiable or undecided`,
		"zh": `应为 exact、about、at-least、at-most、range、negotiable 或 undecided`,
	}}
}

func expectOffset() Message {
	return Message{Format: Text{
		"en": `kilometres from the centre with the way they go, such as "12.5 E, 8 N"`,
		"zh": `应为离中心的公里数和方位，如“12.5 E, 8 N”或“东12.5，北8”`,
	}}
}

func expectCourse() Message {
	return Message{Format: Text{
		"en": `two places or more with semicolons between them, such as "40 W, 8 N; 12 W, 3 N"`,
		"zh": `应为用分号隔开的两个以上位置，如“40 W, 8 N; 12 W, 3 N”`,
	}}
}
