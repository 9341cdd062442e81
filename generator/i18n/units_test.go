package i18n

import (
	"fmt"
	"testing"
)

func TestMoneyUnits(t *testing.T) {
	for _, c := range []struct {
		lang           Tag
		currency, want string
	}{
		{"zh", "CNY", "[{4 万元} {8 亿元} {0 元}]"},
		{"zh", "USD", "[{4 万美元} {8 亿美元} {0 美元}]"},
		{"en", "CNY", "[{6 RMB million} {9 RMB billion} {0 RMB}]"},
		{"en", "XYZ", "[{6 XYZ million} {9 XYZ billion} {0 XYZ}]"},
	} {
		if got := fmt.Sprint(For(c.lang).MoneyUnits(c.currency)); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.lang, c.currency, got, c.want)
		}
	}
}
