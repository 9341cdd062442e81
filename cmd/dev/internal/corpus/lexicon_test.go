package corpus

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
)

func lexiconOf(text string) fstest.MapFS {
	return fstest.MapFS{"lexicon/a.txt": &fstest.MapFile{Data: []byte(text)}}
}

// The lexicon as it is embedded has no fault.
func TestLexicon(t *testing.T) {
	w, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	if len(w.industries) != 9 || len(w.parkRows) != 16 || len(w.offices) != 8 {
		t.Errorf("%d industries, %d parks, %d offices", len(w.industries), len(w.parkRows), len(w.offices))
	}
	for _, in := range w.industries {
		if len(in.nodes) != 24 {
			t.Errorf("%s has %d nodes", in.id, len(in.nodes))
		}
		seen := map[string]bool{}
		for _, n := range in.nodes {
			if seen[n.id] {
				t.Errorf("%s has two nodes %s", in.id, n.id)
			}
			seen[n.id] = true
			if _, ok := measures()[n.unit]; !ok {
				t.Errorf("%s/%s is sold in %q", in.id, n.id, n.unit)
			}
		}
	}
}

// Every section that the code asks for is there, and none is there that it
// does not ask for.
func TestLexiconSections(t *testing.T) {
	w, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	used := strings.Fields(`overview market works site staff returns terms
		summary partner model provides admission risk unstudied basis lead/list lead/table
		article/general article/support article/procedure article/final policy-summary
		briefing briefing-summary park chain strategy bottleneck node-fact office service event page`)
	for _, section := range used {
		if len(w.sentences[section]) == 0 {
			t.Errorf("no sentences of %s", section)
		}
	}
	if len(w.sentences) != len(used) {
		t.Errorf("%d sections of sentences, %d are used", len(w.sentences), len(used))
	}
	for _, section := range strings.Fields("overview market works site staff returns terms park chain office service event page briefing-headings") {
		if len(w.headings[section]) == 0 {
			t.Errorf("no headings of %s", section)
		}
	}
}

// Whatever slot a sentence of the lexicon has, something fills it.
func TestEverySlotIsFilled(t *testing.T) {
	w := world0(t)
	for _, section := range sortedKeys(w.sentences) {
		for i, s := range w.sentences[section] {
			v := w.voice("test", i, firmsBefore)
			v.anywhere()
			v.fixed["subject"] = text{"事项", "the matter"}
			for lang, said := range v.say(s) {
				if strings.ContainsAny(said, "{}=") || strings.Contains(said, "  ") {
					t.Errorf("%s: %q", section, said)
				}
				for _, p := range s.parts[lang] {
					if p.slot != "" && v.value(p.slot, map[string]text{})[lang] == "" && !isNumber(s, p.slot) {
						t.Errorf("%s: nothing fills {%s}", section, p.slot)
					}
				}
			}
		}
	}
}

func isNumber(s sentence, slot string) bool {
	for _, n := range s.numbers {
		if n.name == slot {
			return true
		}
	}
	return false
}

// The first language is Chinese and the second is not.
func TestLanguagesAreNotMixed(t *testing.T) {
	w := world0(t)
	for _, section := range sortedKeys(w.sentences) {
		for i, s := range w.sentences[section] {
			said := w.voice("test", i, firmsBefore).say(s)
			if han(said[0]) == 0 {
				t.Errorf("%s: no Chinese in %q", section, said[0])
			}
			if han(said[1]) > 0 {
				t.Errorf("%s: Chinese in %q", section, said[1])
			}
		}
	}
}

func TestLexiconFaults(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"too few columns", "# rows: a | b\none\n", "has 1 columns, not 2"},
		{"too many columns", "# rows\none | two | three\n", "has 3 columns, not 2"},
		{"an empty section", "# rows\n", "missing or empty"},
		{"a missing section", "a comment\n", "missing or empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := readLexicon(lexiconOf(c.text))
			if err != nil {
				t.Fatal(err)
			}
			l.pairs("rows")
			if len(l.faults) == 0 || !strings.Contains(l.faults[0].Error(), c.want) {
				t.Errorf("faults %v, want %q", l.faults, c.want)
			}
		})
	}
}

func TestLexiconReadings(t *testing.T) {
	l, err := readLexicon(lexiconOf("# good\n青 qing 白 bai\n# odd\n青 qing 白\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := l.readings("good"); len(got) != 2 || got[1] != (text{"白", "bai"}) {
		t.Errorf("read %v", got)
	}
	if l.readings("odd") != nil || len(l.faults) != 1 {
		t.Errorf("a character without a reading was taken: %v", l.faults)
	}
}

func TestRareCharacters(t *testing.T) {
	all := rareCharacters([]text{{"阿", "a"}, {"八", "ba"}, {"中", "zhong"}})
	if len(all) < 3500 || len(all) > 3755 {
		t.Errorf("%d characters of the first level", len(all))
	}
	seen := map[string]bool{}
	for _, c := range all {
		if seen[c[0]] || c[1] == "" || han(c[0]) != 1 || strings.Contains(unfit, c[0]) {
			t.Fatalf("%q with reading %q", c[0], c[1])
		}
		seen[c[0]] = true
	}
	if all[0][1] != "a" || all[len(all)-1][1] != "zhong" {
		t.Errorf("the first is read %q, the last %q", all[0][1], all[len(all)-1][1])
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"DC chargers": "dc-chargers", "one-piece die castings": "one-piece-die-castings", " 3 m ": "3-m", "水": "",
	} {
		if got := slug(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
	for _, in := range world0(t).industries {
		for _, n := range in.nodes {
			if n.id == "" || strings.ContainsFunc(n.id, unicode.IsUpper) || strings.Contains(n.id, "--") {
				t.Errorf("node %q", n.id)
			}
		}
	}
}

// world0 is the lexicon under seed 0.
func world0(t *testing.T) *world {
	t.Helper()
	words, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	return newWorld(words, 0, Usual())
}
