// Package diag carries what is wrong with the content from the place that
// noticed it to the person who can mend it.
//
// A [Rule] is declared once, beside the code that checks it: a stable code, a
// severity, and what it says in every language of the program. [Rule.At] makes
// a [Diagnostic] of it at a [source.Span]. A phase gathers its diagnostics in a
// [List], reports all of them at once, and never stops at the first. Texts are
// chosen when a list is printed, so that one run can be read in any language.
package diag

import (
	"cmp"
	"slices"
	"sync"

	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// A Severity says what a diagnostic does to a build.
type Severity int

// The severities, in rising order.
const (
	Notice  Severity = iota // worth knowing
	Warning                 // fails a build only under --strict
	Error                   // fails a build
)

// String returns the severity's stable name, as used in JSON.
func (s Severity) String() string {
	return [...]string{"notice", "warning", "error"}[s]
}

// A Rule is one kind of fault. Texts are fmt formats with indexed verbs
// (%[1]s), so that languages may order the arguments as they need.
type Rule struct {
	Code     string // stable, kebab-case
	Severity Severity
	Says     i18n.Text // what was found and what was expected
	Hint     i18n.Text // what to do; may be empty, takes the same arguments
}

// A Diagnostic is one fault at one place.
type Diagnostic struct {
	Rule  *Rule
	Span  source.Span // zero where nothing in a file is at fault
	Args  []any
	Hints []i18n.Message // besides the rule's own
}

// At reports the rule broken at a span.
func (r *Rule) At(span source.Span, args ...any) Diagnostic {
	return Diagnostic{Rule: r, Span: span, Args: args}
}

// With returns the diagnostic with one more hint.
func (d Diagnostic) With(hint i18n.Message) Diagnostic {
	d.Hints = append(slices.Clip(d.Hints), hint)
	return d
}

// Message returns what was found, in one language.
func (d Diagnostic) Message(lang i18n.Tag) string {
	return i18n.Message{Format: d.Rule.Says, Args: d.Args}.In(lang)
}

// Advice returns the hints in one language, the rule's own first.
func (d Diagnostic) Advice(lang i18n.Tag) (hints []string) {
	if len(d.Rule.Hint) > 0 {
		hints = append(hints, i18n.Message{Format: d.Rule.Hint, Args: d.Args}.In(lang))
	}
	for _, h := range d.Hints {
		hints = append(hints, h.In(lang))
	}
	return hints
}

// A List gathers diagnostics; it is safe for concurrent use. The zero List is
// ready.
type List struct {
	mu    sync.Mutex
	items []Diagnostic
}

// Add appends diagnostics.
func (l *List) Add(d ...Diagnostic) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.items = append(l.items, d...)
}

// Sorted returns the diagnostics ordered by place, then by falling severity,
// then code, each said once.
func (l *List) Sorted() []Diagnostic {
	l.mu.Lock()
	items := slices.Clone(l.items)
	l.mu.Unlock()
	keys := make([]sortKey, len(items))
	order := make([]int, len(items))
	for i, d := range items {
		keys[i], order[i] = keyOf(d), i
	}
	slices.SortStableFunc(order, func(a, b int) int { return keys[a].compare(keys[b]) })
	order = slices.CompactFunc(order, func(a, b int) bool { return keys[a].compare(keys[b]) == 0 })
	sorted := make([]Diagnostic, len(order))
	for i, n := range order {
		sorted[i] = items[n]
	}
	return sorted
}

type sortKey struct {
	position source.Position
	severity Severity
	code     string
	message  string
}

func keyOf(d Diagnostic) sortKey {
	return sortKey{d.Span.Position(), d.Rule.Severity, d.Rule.Code, d.Message("en")}
}

func (k sortKey) compare(o sortKey) int {
	return cmp.Or(
		k.position.Compare(o.position),
		int(o.severity)-int(k.severity),
		cmp.Compare(k.code, o.code),
		cmp.Compare(k.message, o.message),
	)
}

// Count returns how many diagnostics have exactly the given severity.
func (l *List) Count(s Severity) (n int) {
	for _, d := range l.Sorted() {
		if d.Rule.Severity == s {
			n++
		}
	}
	return n
}

// Worst returns the highest severity in the list, and false for an empty list.
func (l *List) Worst() (worst Severity, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, d := range l.items {
		worst, ok = max(worst, d.Rule.Severity), true
	}
	return worst, ok
}
