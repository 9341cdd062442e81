package i18n

import "testing"

// BenchmarkRender writes what one project page holds of each kind of value.
func BenchmarkRender(b *testing.B) {
	money, _ := ParseMoney("12.5亿元")
	area, _ := ParseArea("120亩")
	quantity, _ := ParseQuantity("30–40万元/亩·年")
	percent, _ := ParsePercent("18.2%")
	rate := Rate{Currency: "USD", PerUnit: dec(b, "7.18"), Date: Date{2026, 6, 0}}
	for _, tag := range []Tag{"zh", "en"} {
		b.Run(string(tag), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				l := For(tag)
				_ = l.Money(money)
				_ = l.MoneyWithRate(money, rate)
				_ = l.Area(area)
				_ = l.Quantity(quantity)
				_ = l.Percent(percent)
				_ = l.Date(rate.Date)
			}
		})
	}
}
