package query

import (
	"fmt"
	"slices"
	"strings"
)

// A Truth is what a question must and may find, by name.
type Truth struct{ Must, May map[string]bool }

// Answer finds in the sources what a question must and may find.
func (all Sources) Answer(q Query) Truth {
	t := Truth{map[string]bool{}, map[string]bool{}}
	for _, name := range q.Want {
		if q.Class.Phrase() {
			t.Must[name], t.May[name] = true, true
		}
	}
	for _, r := range all[q.Lang] {
		switch q.Class {
		case Word, Form:
			r.matchWords(q, t)
		default:
			r.matchPhrases(q, t)
		}
	}
	return t
}

// matchPhrases looks for each part of a question as it stands.
func (r *Record) matchPhrases(q Query, t Truth) {
	must, may := true, true
	for _, phrase := range phrases(q.plain()) {
		may = may && holds(r.said, phrase, true)
		must = must && may && (slices.ContainsFunc(r.Passages, func(p string) bool { return holds(p, phrase, false) }) ||
			slices.ContainsFunc(r.Codes, func(c string) bool { return holds(norm(c), phrase, false) }))
	}
	if must || may {
		t.May[r.Name] = true
	}
	if must {
		t.Must[r.Name] = true
	}
}

// phrases cuts a question into its phrases: what stands in quotes, and what
// white space parts elsewhere.
func phrases(text string) (all []string) {
	for i, part := range strings.Split(norm(text), `"`) {
		if i%2 == 1 {
			all = append(all, strings.TrimSpace(part))
		} else {
			all = append(all, strings.Fields(part)...)
		}
	}
	return all
}

// matchWords looks for each word of a question: as it stands, or in the other
// number where that is what the class asks; and whatever begins like one of its
// forms may be found.
func (r *Record) matchWords(q Query, t Truth) {
	must, may := true, true
	for _, w := range wordsOf(q.plain()) {
		other, plural := strings.CutSuffix(w, "s")
		if !plural {
			other = w + "s"
		}
		must = must && (r.own[w] || q.Class == Form && r.own[other])
		may = may && r.begins(root(w))
	}
	if may || must {
		t.May[r.Name] = true
	}
	if must {
		t.Must[r.Name] = true
	}
}

// begins reports whether a word of the page begins so.
func (r *Record) begins(with string) bool {
	for w := range r.words {
		if strings.HasPrefix(w, with) {
			return true
		}
	}
	return false
}

// A Reply is what a search said to a question. What it offers where it found
// nothing counts for a known item, since a visitor sees it.
type Reply struct {
	Shown []string // records in order, as far as they were shown
	Total int      // how many it says there are
	Near  []string // what it offers where it found nothing
}

// A Verdict is how good a reply is.
type Verdict struct {
	Query     Query
	Recall    float64
	Precision float64
	Rank      int      // of the record that is wanted, from one; nought where it was not shown or none is wanted
	Missed    []string // must be found, and were not
	Wrong     []string // were found, and may not be
	Must      int
	Total     int
}

// Judge compares a reply with the truth. Of a reply that shows fewer than it
// counts, what is not shown is taken to be right as far as the count allows.
func (t Truth) Judge(q Query, r Reply) Verdict {
	v := Verdict{Query: q, Recall: 1, Precision: 1, Must: len(t.Must), Total: r.Total}
	shown, hits := map[string]bool{}, 0
	for _, name := range r.Shown {
		shown[name] = true
		if !t.May[name] {
			v.Wrong = append(v.Wrong, name)
		}
		if t.Must[name] {
			hits++
		}
	}
	for name := range t.Must {
		if !shown[name] {
			v.Missed = append(v.Missed, name)
		}
	}
	slices.Sort(v.Missed)
	v.Rank = 1 + slices.IndexFunc(slices.Concat(r.Shown, r.Near), func(name string) bool { return slices.Contains(q.Want, name) })
	hidden := max(r.Total-len(r.Shown), 0)
	if len(t.Must) > 0 {
		v.Recall = float64(min(hits+hidden, len(t.Must))) / float64(len(t.Must))
	}
	if n := max(r.Total, len(r.Shown)); n > 0 {
		surplus := max(r.Total-len(t.May), len(v.Wrong))
		v.Precision = float64(n-surplus) / float64(n)
	}
	return v
}

// Good reports whether a reply is what its class promises: of phrases all and
// nothing else.
func (v Verdict) Good() bool {
	return !v.Query.Class.Phrase() || v.Recall == 1 && v.Precision == 1
}

// Top reports whether the record that is wanted is among the first three, where
// the class wants one.
func (v Verdict) Top() bool { return !v.Query.Class.Item() || v.Rank >= 1 && v.Rank <= 3 }

// String says what is wrong with a reply, for whoever mends the search.
func (v Verdict) String() string {
	return fmt.Sprintf("%s %s %q: recall %.2f of %d, precision %.2f of %d, rank %d, missed %q, wrong %q",
		v.Query.Lang, v.Query.Class, v.Query.Text, v.Recall, v.Must, v.Precision, v.Total, v.Rank, first(v.Missed), first(v.Wrong))
}

// first returns at most three names.
func first(names []string) []string { return names[:min(3, len(names))] }

// A Score sums up the verdicts on one class.
type Score struct {
	Class             Class
	N                 int
	Recall, Precision float64 // mean
	Bad               int     // with recall or precision below one
	Items, Top        int     // with a record in mind, and with it among the first three
}

// Scores sums up by class, in the order of [Classes].
func Scores(verdicts []Verdict) (scores []Score) {
	for _, c := range Classes {
		s := Score{Class: c}
		for _, v := range verdicts {
			if v.Query.Class == c {
				s.add(v)
			}
		}
		if s.N > 0 {
			s.Recall, s.Precision = s.Recall/float64(s.N), s.Precision/float64(s.N)
			scores = append(scores, s)
		}
	}
	return scores
}

func (s *Score) add(v Verdict) {
	s.N++
	s.Recall += v.Recall
	s.Precision += v.Precision
	if v.Recall < 1 || v.Precision < 1 {
		s.Bad++
	}
	if v.Query.Class.Item() {
		s.Items++
		if v.Top() {
			s.Top++
		}
	}
}

// TopShare is the share of questions with a record in mind of which it is among
// the first three; one where there is no such question.
func TopShare(verdicts []Verdict) float64 {
	var items, top int
	for _, s := range Scores(verdicts) {
		items, top = items+s.Items, top+s.Top
	}
	if items == 0 {
		return 1
	}
	return float64(top) / float64(items)
}
