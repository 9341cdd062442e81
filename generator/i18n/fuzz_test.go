package i18n

import (
	"encoding"
	"errors"
	"testing"
	"unicode/utf8"
)

// accepted checks what must hold of any text a parser takes: the canonical text
// reads back to the value, and so does what every language writes. A refusal
// must say where and what, within the text.
func accepted[T comparable](t *testing.T, in string, parse func(string) (T, error), write func(*Locale, T) string) {
	v, err := parse(in)
	if err != nil {
		refused(t, in, err)
		return
	}
	text, err := any(v).(encoding.TextMarshaler).MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	if back, err := parse(string(text)); err != nil || back != v {
		t.Fatalf("%q is %q, which reads as %+v, %v", in, text, back, err)
	}
	for _, tag := range everyTag {
		s := write(For(tag), v)
		if back, err := parse(s); err != nil || back != v {
			t.Fatalf("%q in %s is %q, which reads as %+v, %v", in, tag, s, back, err)
		}
	}
}

func refused(t *testing.T, in string, err error) {
	var pe *ParseError
	if !errors.As(err, &pe) {
		t.Fatalf("%q: %v is no ParseError", in, err)
	}
	if pe.Input != in || pe.Offset < 0 || pe.Offset > len(in) {
		t.Fatalf("%q: byte %d of %q", in, pe.Offset, pe.Input)
	}
	if pe.Offset < len(in) && utf8.ValidString(in) && !utf8.RuneStart(in[pe.Offset]) {
		t.Fatalf("%q: byte %d is inside a letter", in, pe.Offset)
	}
	for _, tag := range []Tag{"zh", "en"} {
		if pe.Expected.In(tag) == "" {
			t.Fatalf("%q is refused without a word in %s", in, tag)
		}
	}
}

func FuzzParseMoney(f *testing.F) {
	f.Add("约１２．５亿元")
	f.Add("RMB 50 million to 1.2 billion")
	f.Fuzz(func(t *testing.T, in string) { accepted(t, in, ParseMoney, (*Locale).Money) })
}

func FuzzParseArea(f *testing.F) {
	f.Add("50–80亩")
	f.Add("5.2 million m²")
	f.Fuzz(func(t *testing.T, in string) { accepted(t, in, ParseArea, (*Locale).AreaPrimary) })
}

func FuzzParseQuantity(f *testing.F) {
	f.Add("30–40万元/亩·年")
	f.Add("at least 110 kV")
	f.Fuzz(func(t *testing.T, in string) { accepted(t, in, ParseQuantity, (*Locale).Quantity) })
}

func FuzzParseDate(f *testing.F) {
	f.Add("2026年3月1日至4月5日")
	f.Add("1 March 2026")
	f.Fuzz(func(t *testing.T, in string) {
		accepted(t, in, ParseDate, (*Locale).Date)
		accepted(t, in, ParsePeriod, (*Locale).Period)
	})
}

func FuzzParsePlace(f *testing.F) {
	f.Add("+86 571 12345678 ext. 801")
	f.Add("30.27°N, 120.15°E")
	f.Fuzz(func(t *testing.T, in string) {
		accepted(t, in, ParsePhone, (*Locale).Phone)
		accepted(t, in, ParseCoordinates, (*Locale).Coordinates)
	})
}
