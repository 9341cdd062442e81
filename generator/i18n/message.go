package i18n

import (
	"fmt"
	"strings"
)

// Message is something the program says: a format for each language and the
// arguments they share. Formats use indexed verbs (%[1]s), since languages put
// things in different orders.
type Message struct {
	Format Text
	Args   []any
}

// In says the message in the language of tag, or the best there is. Arguments
// that are themselves values of this package (a Text, a Message, a Money …) are
// said in the same language and take the verbs %s, %q and %v.
func (m Message) In(tag Tag) string {
	format, _ := m.Format.Best(tag)
	if len(m.Args) == 0 || !strings.Contains(format, "%") {
		return format // a hint need not use the arguments of its message
	}
	l := For(tag)
	args := make([]any, len(m.Args))
	for i, a := range m.Args {
		args[i] = a
		if s, ok := l.Value(a); ok {
			args[i] = s
		}
	}
	return fmt.Sprintf(format, args...)
}

// IsZero reports whether the message says nothing.
func (m Message) IsZero() bool { return len(m.Format) == 0 }

// Value renders any value of this package in the locale; ok is false for
// everything else.
func (l *Locale) Value(v any) (s string, ok bool) {
	switch v := v.(type) {
	case Text:
		s, _ = v.Best(l.tag)
	case Message:
		s = v.In(l.tag)
	case Money:
		s = l.Money(v)
	case Area:
		s = l.Area(v)
	case Percent:
		s = l.Percent(v)
	case Quantity:
		s = l.Quantity(v)
	case Date:
		s = l.Date(v)
	case Period:
		s = l.Period(v)
	case Phone:
		s = l.Phone(v)
	case Coordinates:
		s = l.Coordinates(v)
	case Decimal:
		s = l.Decimal(v)
	default:
		return "", false
	}
	return s, true
}
