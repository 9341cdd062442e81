package i18n_test

import (
	"fmt"
	"slices"

	"prospectus/generator/i18n"
)

// An amount is read once and said in every language, never rounded.
func ExampleParseMoney() {
	m, err := i18n.ParseMoney("约12.5 亿元")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, tag := range []i18n.Tag{"zh", "en", "ja"} {
		fmt.Println(i18n.For(tag).Money(m))
	}
	// Output:
	// 约12.5亿元
	// about RMB 1.25 billion
	// 約12.5億元
}

// What cannot be read says what to write instead.
func ExampleParseError() {
	_, err := i18n.ParseMoney("122。8万元")
	fmt.Println(err)
	_, err = i18n.ParseQuantity("3 万吨/念")
	fmt.Println(err)
	// Output:
	// "122。8万元", byte 3: expected "." as the decimal point: write 122.8
	// "3 万吨/念", byte 5: expected a known unit, not "吨/念"; the nearest is "吨"
}

// A converted figure carries its rate and date.
func ExampleLocale_MoneyWithRate() {
	m, _ := i18n.ParseMoney("2.5亿元")
	perUnit, _ := i18n.ParseDecimal("6.38")
	rate := i18n.Rate{Currency: "USD", PerUnit: perUnit, Date: i18n.Date{Year: 2022, Month: 4}}
	fmt.Println(i18n.For("en").MoneyWithRate(m, rate))
	fmt.Println(i18n.For("zh").MoneyWithRate(m, rate))
	// Output:
	// RMB 250 million (USD 39.2 million at 6.38, 2022-04)
	// 2.5亿元（约3920万美元，按6.38，2022年4月）
}

// Land keeps the unit it was stated in, with the other in brackets.
func ExampleLocale_Area() {
	a, _ := i18n.ParseArea("50 亩")
	fmt.Println(i18n.For("zh").Area(a))
	fmt.Println(i18n.For("en").Area(a))
	// Output:
	// 50亩（3.33公顷）
	// 50 mu (3.33 ha)
}

// Place names sort as they are read.
func ExampleCollator() {
	cities := []string{"重庆", "厦门", "北京", "成都"}
	c := i18n.For("zh").Collator()
	slices.SortFunc(cities, c.Compare)
	for _, city := range cities {
		fmt.Println(c.Initial(city), city)
	}
	// Output:
	// B 北京
	// C 成都
	// C 重庆
	// X 厦门
}

// Arguments of a message are said in the language of the message.
func ExampleMessage() {
	a, _ := i18n.ParseArea("120亩")
	m := i18n.Message{
		Format: i18n.Text{"zh": "%[1]s待供", "en": "%[1]s to be supplied"},
		Args:   []any{a},
	}
	fmt.Println(m.In("zh"))
	fmt.Println(m.In("en"))
	// Output:
	// 120亩（8公顷）待供
	// 120 mu (8.00 ha) to be supplied
}
