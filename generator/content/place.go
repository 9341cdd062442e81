package content

import "prospectus/generator/source"

// open makes the table that a header names the one to fill. A header may name
// a table once; [a.b] makes a on the way, and [a] may still follow.
func (p *parser) open(parts []keyPart, many bool, start int) bool {
	span := p.span(start, p.pos)
	t := p.root
	for _, part := range parts[:len(parts)-1] {
		v := t.Get(part.name)
		if v == nil {
			v = p.newTable(t, part, span, implied)
		}
		if t = within(v); t == nil || t.made == inline {
			return p.notTable(part, v)
		}
	}
	last := parts[len(parts)-1]
	old := t.Get(last.name)
	switch {
	case many:
		return p.grow(t, last, old, span)
	case old == nil:
		p.into = p.newTable(t, last, span, headed).Table
		return true
	case old.Kind == TableValue && old.Table.made == implied:
		old.Key, old.Span, old.Table.Span = p.span(last.start, last.end), span, span
		old.Table.made = headed
		p.into = old.Table
		return true
	}
	return p.repeated(last, old)
}

// grow adds a table to the array that [[x]] headers make.
func (p *parser) grow(t *Table, last keyPart, array *Value, span source.Span) bool {
	if array == nil {
		array = p.value(Array, span.Start, span.End)
		array.Key, array.headed = p.span(last.start, last.end), true
		t.add(last.name, array)
	}
	if !array.headed {
		return p.repeated(last, array)
	}
	item := p.value(TableValue, span.Start, span.End)
	item.Table = &Table{Span: span, made: headed}
	array.Items = append(array.Items, item)
	p.into = item.Table
	return true
}

// within returns the table that a header or a dotted key passes through a
// value into: for an array of tables its last item. It is nil where the value
// holds no table.
func within(v *Value) *Table {
	if v.headed {
		v = v.Items[len(v.Items)-1]
	}
	return v.Table
}

// set gives a dotted key its value. The tables on the way are those that
// dotted keys may fill: not one with a header of its own, and none in braces.
func (p *parser) set(t *Table, parts []keyPart, v *Value) bool {
	for _, part := range parts[:len(parts)-1] {
		next := t.Get(part.name)
		if next == nil {
			next = p.newTable(t, part, p.span(part.start, part.end), dotted)
		}
		if next.Table == nil || next.Table.made == inline || next.Table.made == headed {
			return p.notTable(part, next)
		}
		// What a longer header implied is from now on a dotted table: no
		// header may name it any more.
		next.Table.made = dotted
		t = next.Table
	}
	last := parts[len(parts)-1]
	if old := t.Get(last.name); old != nil {
		return p.repeated(last, old)
	}
	v.Key = p.span(last.start, last.end)
	t.add(last.name, v)
	return true
}

func (p *parser) newTable(t *Table, part keyPart, span source.Span, made making) *Value {
	v := p.value(TableValue, span.Start, span.End)
	v.Key = p.span(part.start, part.end)
	v.Table = &Table{Span: span, made: made}
	t.add(part.name, v)
	return v
}

// repeated reports a name given twice, with the line of the first.
func (p *parser) repeated(part keyPart, old *Value) bool {
	return p.fault(ruleDuplicate, part.start, part.end, part.name, old.Key.Position().Line)
}

// notTable reports a name that is passed through as if it were an open table.
func (p *parser) notTable(part keyPart, old *Value) bool {
	return p.fault(ruleNotTable, part.start, part.end, part.name, old.Key.Position().Line)
}
