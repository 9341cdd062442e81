package corpus

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

func source0() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

func TestParseSentence(t *testing.T) {
	s, err := parseSentence(text{"{co}有{a=3-28}条{node}线。", "{co} has {a} lines for {node}."})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.numbers) != 1 || s.numbers[0] != (number{"a", 3, 28, false}) {
		t.Errorf("numbers %+v", s.numbers)
	}
	var slots []string
	for _, p := range s.parts[1] {
		if p.slot != "" {
			slots = append(slots, p.slot)
		}
	}
	if got := strings.Join(slots, " "); got != "co a node" {
		t.Errorf("slots %q", got)
	}
}

func TestParseSentenceFaults(t *testing.T) {
	for _, c := range []struct {
		t    text
		want string
	}{
		{text{"{co", "{co}"}, "not closed"},
		{text{"{co}", "{node}"}, "same slots"},
		{text{"{co}", "nothing"}, "same slots"},
		{text{"{a=3}", "{a}"}, "two numbers"},
		{text{"{a=x-9}", "{a}"}, "two numbers"},
		{text{"{a=9-3}", "{a}"}, "do not agree"},
		{text{"{a=3-9.5}", "{a}"}, "do not agree"},
		{text{"{=3-9}", "{}"}, "has a name"},
		{text{"{a=3-99999999}", "{a}"}, "a million at most"},
	} {
		if _, err := parseSentence(c.t); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.t, err, c.want)
		}
	}
}

// FuzzParseSentence holds that no template stops the parser, and that whatever
// it takes can be said.
func FuzzParseSentence(f *testing.F) {
	f.Add("{co}有{a=3-28}条线", "{co} has {a} lines")
	f.Add("{p=1.5-9.0}%", "{p}%")
	f.Add("{m=2-9}", "{m")
	words, err := loadWords()
	if err != nil {
		f.Fatal(err)
	}
	w := newWorld(words, 0, Usual())
	f.Fuzz(func(t *testing.T, a, b string) {
		s, err := parseSentence(text{a, b})
		if err != nil {
			return
		}
		w.voice("fuzz", 0, firmsBefore).say(s)
	})
}

func TestNumbersStayInBounds(t *testing.T) {
	r := source0()
	for range 2000 {
		got, err := strconv.Atoi(number{"a", 3, 9, false}.draw(r)[0])
		if err != nil || got < 3 || got > 9 {
			t.Fatalf("drew %d: %v", got, err)
		}
		tenth, err := strconv.ParseFloat(number{"p", 15, 25, true}.draw(r)[1], 64)
		if err != nil || tenth < 1.5 || tenth > 2.5 {
			t.Fatalf("drew %v: %v", tenth, err)
		}
	}
}

func TestNumbersByKind(t *testing.T) {
	for _, c := range []struct {
		n    number
		want text
	}{
		{number{"a", 1200, 1200, false}, text{"1200", "1,200"}},
		{number{"y", 2027, 2027, false}, text{"2027", "2027"}},
		{number{"m", 60, 60, false}, text{"6000万元", "RMB 60 million"}},
		{number{"m2", 250, 250, false}, text{"2.5亿元", "RMB 250 million"}},
		{number{"km", 125, 125, true}, text{"12.5", "12.5"}},
	} {
		if got := c.n.draw(source0()); got != c.want {
			t.Errorf("%+v is written %q, want %q", c.n, got, c.want)
		}
	}
}

func TestMoney(t *testing.T) {
	for wan, want := range map[int]string{
		10: "10 万元", 9999: "9999 万元", 10000: "1 亿元", 12345: "1.2345 亿元", 100010: "10.001 亿元", 900000: "90 亿元",
	} {
		if got := money(wan); got != want {
			t.Errorf("%d is written %q, want %q", wan, got, want)
		}
	}
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := grouped(n); got != want {
			t.Errorf("%d is written %q, want %q", n, got, want)
		}
	}
}

func TestArticle(t *testing.T) {
	for _, c := range []struct{ literal, filling, want string }{
		{"with a ", "ultrasonic unit", "with an "},
		{"with a ", "dry unit", "with a "},
		{"A ", "edge rig", "An "},
		{"Plan A ", "edge rig", "Plan A "},
		{"with the ", "edge rig", "with the "},
		{"有", "边缘", "有"},
		{"a ", "", "a "},
	} {
		if got := article(c.literal, c.filling); got != c.want {
			t.Errorf("%q before %q becomes %q, want %q", c.literal, c.filling, got, c.want)
		}
	}
}

// Where a sentence has two slots of one kind, they are filled differently.
func TestSlotsOfASentenceDiffer(t *testing.T) {
	s, err := parseSentence(text{"{mkt}、{mkt2}、{mkt3}", "{mkt}, {mkt2}, {mkt3}"})
	if err != nil {
		t.Fatal(err)
	}
	w, alike := world0(t), 0
	for i := range 200 {
		said := strings.Split(w.voice("test", i, firmsBefore).say(s)[1], ", ")
		if strings.EqualFold(said[0], said[1]) || said[1] == said[2] || strings.EqualFold(said[0], said[2]) {
			alike++
		}
	}
	if alike > 2 {
		t.Errorf("%d sentences of 200 name a market twice", alike)
	}
}

func TestCapital(t *testing.T) {
	got := text{"霁川市", "étage two"}.capital()
	if want := (text{"霁川市", "Étage two"}); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := (text{}).capital(); got != (text{}) {
		t.Errorf("of nothing, %q", got)
	}
}

// The front of a list is drawn far more often than its tail, and the whole of
// it is drawn.
func TestTail(t *testing.T) {
	v := world0(t).voice("test", 0, firmsBefore)
	var counts [40]int
	for range 40000 {
		counts[v.tail(len(counts))]++
	}
	if counts[0] < 8*counts[39] || counts[39] == 0 {
		t.Errorf("the first is drawn %d times, the last %d", counts[0], counts[39])
	}
}
