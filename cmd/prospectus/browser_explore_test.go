//go:build browser

package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
)

// An offered is what the open data says of a project, a plot or a building: an
// account of the catalogue that does not go through the explorer.
type offered struct {
	ID, State, Type, Industry, Node, Region string
	Use                                     json.RawMessage // of a plot or a building a word, of a project how its investment is used
	Modes, Policies                         []string
	Investment                              i18n.Money
	Area                                    i18n.Area
	Land                                    struct{ Area i18n.Area }
	Height                                  i18n.Quantity `json:"clear_height"`
}

// used reports whether a plot or building is for one of the uses.
func (o offered) used(uses ...string) bool {
	var use string
	return json.Unmarshal(o.Use, &use) == nil && slices.Contains(uses, use)
}

// yuan is the lower end of the investment.
func (o offered) yuan() *big.Rat { return o.Investment.Low.Rat() }

// An exploring is a set of conditions and what meets them.
type exploring struct {
	kind, fragment string
	meets          func(offered) bool
	down           func(offered) *big.Rat // the order; nil for any
}

// between reports whether a range of figures overlaps with what is asked for.
func between(low, high *big.Rat, least, most int64) bool {
	return high.Cmp(big.NewRat(least, 1)) >= 0 && (most == 0 || low.Cmp(big.NewRat(most, 1)) <= 0)
}

var explorings = []exploring{
	{"projects", "", func(offered) bool { return true }, nil},
	{"projects", "industry=food", func(o offered) bool { return o.Industry == "food" }, nil},
	{"projects", "industry=food,new-materials&state=open", func(o offered) bool {
		return (o.Industry == "food" || o.Industry == "new-materials") && o.State == "open"
	}, nil},
	{"projects", "mode=lease,joint-venture&region=lingbei", func(o offered) bool {
		return o.Region == "lingbei" && (slices.Contains(o.Modes, "lease") || slices.Contains(o.Modes, "joint-venture"))
	}, nil},
	{"projects", "amount=100-300m&sort=investment", func(o offered) bool {
		return o.Investment.IsAmount() && o.yuan().Cmp(big.NewRat(1e8, 1)) >= 0 && o.yuan().Cmp(big.NewRat(3e8, 1)) < 0
	}, offered.yuan},
	{"projects", "investment=20000~100000&sort=investment", func(o offered) bool {
		return o.Investment.IsAmount() && between(o.yuan(), o.Investment.High.Rat(), 2e8, 1e9)
	}, offered.yuan},
	{"projects", "land=30-60mu", func(o offered) bool {
		mu := o.Land.Area.Mu()
		return o.Land.Area.IsAmount() && mu.Cmp(big.NewRat(30, 1)) >= 0 && mu.Cmp(big.NewRat(60, 1)) < 0
	}, nil},
	{"projects", "area=66666.6667~", func(o offered) bool {
		return o.Land.Area.IsAmount() && o.Land.Area.Mu().Cmp(big.NewRat(100, 1)) >= 0
	}, nil},
	{"projects", "chain=calcium", func(o offered) bool { return strings.HasPrefix(o.Node, "calcium/") }, nil},
	{"projects", "chain=calcium,calcium/kiln-gas", func(o offered) bool { return o.Node == "calcium/kiln-gas" }, nil},
	{"projects", "policy=equipment-upgrade&type=new", func(o offered) bool {
		return slices.Contains(o.Policies, "equipment-upgrade") && o.Type == "new"
	}, nil},
	{"projects", "q=XZ-2026-0101&industry=new-materials", func(o offered) bool { return o.ID == "xz-2026-0101" }, nil},
	{"projects", "industry=nonsense&look=table&n=40", func(offered) bool { return true }, nil},
	{"projects", "industry=food&region=lingbei&amount=over-1b&chain=calcium", func(offered) bool { return false }, nil},
	{"plots", "use=industrial&area=40000~", func(o offered) bool {
		return o.used("industrial") && between(o.Area.SquareMetres(), o.Area.SquareMetres(), 40000, 0)
	}, nil},
	{"buildings", "use=standard-factory,warehouse&height=8~", func(o offered) bool {
		return o.used("standard-factory", "warehouse") && o.Height.IsAmount() && between(o.Height.Low.Rat(), o.Height.High.Rat(), 8, 0)
	}, nil},
	{"buildings", "park=baishi&sort=height", func(o offered) bool { return strings.HasPrefix(o.ID, "baishi/") }, func(o offered) *big.Rat { return o.Height.Low.Rat() }},
}

// listed returns what the explorer of a kind lists.
func listed(t *testing.T, dir, kind string) map[string]offered {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "data", kind+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var table struct{ Records []offered }
	if err := json.Unmarshal(text, &table); err != nil {
		t.Fatal(err)
	}
	all := map[string]offered{}
	for _, o := range table.Records {
		if o.State != "withdrawn" {
			all[o.ID] = o
		}
	}
	return all
}

// An explored is what a page with conditions shows.
type explored struct {
	Found  []string
	Rows   int
	Said   string
	Counts map[string]int // of the values of industry, by id's place
}

const exploredScript = `(async () => {
  const until = async f => { for (let i = 0; i < 400 && !f(); i++) await new Promise(r => setTimeout(r, 20)); };
  await until(() => window.explore && window.explore.found && !document.getElementById("explore").hidden);
  const counts = {};
  for (const c of document.querySelectorAll("#x-d-industry li")) counts[c.querySelector("label span").textContent] = +c.querySelector(".count").textContent;
  return {Found: await window.explore.found(), Rows: document.querySelectorAll("#x-found [data-record]").length, Said: document.querySelector(".match").textContent, Counts: counts};
})()`

// TestExplorer holds the explorer to what a plain reading of the open data
// finds, over http in a sub-folder and from a disk, in both languages.
func TestExplorer(t *testing.T) {
	dir := built(t).dir
	server := httptest.NewServer(http.StripPrefix("/invest", http.FileServer(http.Dir(dir))))
	t.Cleanup(server.Close)
	b := newBrowser(t)
	for _, base := range []string{server.URL + "/invest/", "file://" + (&url.URL{Path: filepath.ToSlash(dir)}).EscapedPath() + "/"} {
		p := b.tab(t, base, desk)
		for _, lang := range []string{"zh", "en"} {
			for _, x := range explorings {
				x.check(t, p, lang, listed(t, dir, x.kind))
			}
		}
	}
}

// check opens a page with conditions and compares what it shows.
func (x exploring) check(t *testing.T, p *tab, lang string, all map[string]offered) {
	t.Helper()
	at := lang + "/" + x.kind + "/index.html#" + x.fragment
	p.open(t, "index.html") // the fragment alone would not load the page again
	p.open(t, at)
	got, err := ask[explored](p, exploredScript)
	if err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	var want []string
	for id, o := range all {
		if x.meets(o) {
			want = append(want, id)
		}
	}
	slices.Sort(want)
	found := slices.Sorted(slices.Values(got.Found))
	if !slices.Equal(found, want) {
		t.Errorf("%s: found %v, want %v", at, found, want)
	}
	if !strings.Contains(got.Said, fmt.Sprint(len(want))) {
		t.Errorf("%s says %q of %d", at, got.Said, len(want))
	}
	if least := min(len(want), 20); got.Rows < least {
		t.Errorf("%s shows %d rows of %d", at, got.Rows, len(want))
	}
	for i := 1; x.down != nil && i < len(got.Found); i++ {
		if x.down(all[got.Found[i-1]]).Cmp(x.down(all[got.Found[i]])) < 0 {
			t.Errorf("%s: %s stands after %s", at, got.Found[i], got.Found[i-1])
		}
	}
}

// TestExplorerCounts holds the counts of a facet to what choosing its values
// alone, beside the other conditions, leaves.
func TestExplorerCounts(t *testing.T) {
	dir := built(t).dir
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	p := newBrowser(t).tab(t, server.URL+"/", desk)
	p.open(t, "en/projects/index.html#industry=food&state=open")
	got, err := ask[explored](p, exploredScript)
	if err != nil {
		t.Fatal(err)
	}
	want := map[int]int{}
	for _, n := range got.Counts {
		want[n]--
	}
	perIndustry := map[string]int{}
	for _, o := range listed(t, dir, "projects") {
		perIndustry[o.Industry] += map[bool]int{true: 1}[o.State == "open"]
	}
	for _, n := range perIndustry {
		want[n]++
	}
	for n, left := range want {
		if left != 0 {
			t.Errorf("%d industries more with %d open projects than the page says: %v, %v", left, n, got.Counts, perIndustry)
		}
	}
}

// TestExplorerByHand chooses, goes back and takes away as a visitor does.
func TestExplorerByHand(t *testing.T) {
	dir := built(t).dir
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	p := newBrowser(t).tab(t, server.URL+"/", telephone)
	p.open(t, "zh/projects/index.html")
	told, err := ask[string](p, `(async () => {
		const until = async f => { for (let i = 0; i < 400 && !f(); i++) await new Promise(r => setTimeout(r, 20)); if (!f()) throw new Error(String(f)); };
		await until(() => window.explore && window.explore.found);
		const box = document.querySelector("#x-d-industry input"), said = () => document.querySelector(".match").textContent, whole = said();
		if (box.checkVisibility()) return "conditions are unfolded on a telephone";
		document.querySelector(".filter").click();
		if (!box.checkVisibility()) return "conditions do not unfold";
		box.focus(); box.click();
		await until(() => said() !== whole);
		if (document.activeElement !== box) return "the focus is lost";
		await until(() => /^#industry=/.test(location.hash));
		if (!document.querySelector(".languages a[href$='" + location.hash + "']")) return "the other language loses the conditions";
		const narrowed = said(), other = document.querySelectorAll("#x-d-amount input")[0];
		other.click();
		await until(() => said() !== narrowed && /amount=/.test(location.hash));
		history.back();
		await until(() => said() === narrowed && !other.checked && box.checked);
		document.querySelector(".chip").click();
		await until(() => said() === whole && !box.checked && !location.hash);
		const rows = () => document.querySelectorAll("#x-found [data-record]").length, before = 20;
		await until(() => rows() === before);
		document.querySelector(".more").click();
		await until(() => rows() > before && /n=40/.test(location.hash));
		if (document.activeElement !== document.querySelectorAll("#x-found [data-record] a")[before]) return "the focus is not at what is new";
		location.hash = "#industry=food&region=lingbei&amount=over-1b";
		await until(() => document.querySelector(".nothing button"));
		const n = +document.querySelector(".nothing button").textContent.match(/(\d+) 项/)[1];
		document.querySelector(".nothing button").click();
		await until(() => rows() === n && n > 0);
		return "";
	})()`)
	if err != nil || told != "" {
		t.Errorf("%s, %v", told, err)
	}
	p.quiet(t, "the explorer by hand")
}
