package lint

import "prospectus/generator/model"

// A Memory keeps what was found at each record, for whoever checks the same site
// after every save. What was found at a record that did not change may still
// depend on another that did; so what a memory gives is quick, and to be made
// good by checking everything when there is time. The zero Memory knows nothing.
// It is for one goroutine.
type Memory struct{ found map[model.Record][]finding }

// Known reports whether every record of a catalogue was checked before: whether
// a check with this memory is worth making.
func (m *Memory) Known() bool { return m.found != nil }

// recall fills the visits of records that did not change.
func (m *Memory) recall(visits []*visit) {
	for _, v := range visits {
		if v.record != nil {
			v.found, v.known = m.found[v.record], false
			_, v.known = m.found[v.record]
		}
	}
}

// note keeps what was found, of the records that there are.
func (m *Memory) note(visits []*visit) {
	m.found = make(map[model.Record][]finding, len(visits))
	for _, v := range visits {
		if v.record != nil {
			m.found[v.record] = v.found
		}
	}
}
