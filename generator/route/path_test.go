package route_test

import (
	"math/rand/v2"
	"path"
	"strings"
	"testing"

	"prospectus/generator/output"
	"prospectus/generator/route"
)

func TestTo(t *testing.T) {
	for _, r := range []struct{ from, to, want string }{
		{"zh/projects/a.html", "zh/projects/b.html", "b.html"},
		{"zh/projects/a.html", "zh/projects/a.html", "a.html"}, // under file:// too
		{"zh/projects/a.html", "zh/projects/index.2.html", "index.2.html"},
		{"zh/projects/a.html", "zh/parks/b.html", "../parks/b.html"},
		{"zh/projects/a.html", "en/projects/a.html", "../../en/projects/a.html"},
		{"zh/projects/a.html", "zh/index.html", "../index.html"},
		{"zh/projects/a.html", "index.html", "../../index.html"},
		{"zh/projects/a.html", "media/projects/a/x.jpg", "../../media/projects/a/x.jpg"},
		{"zh/index.html", "zh/projects/a.html", "projects/a.html"},
		{"zh/index.html", "zh/index.html", "index.html"},
		{"zh/index.html", "index.html", "../index.html"},
		{"index.html", "zh/index.html", "zh/index.html"},
		{"index.html", "index.html", "index.html"},
		{"404.html", "zh/projects/a.html", "zh/projects/a.html"},
		// Folders that begin alike are not the same folder.
		{"zh/index.html", "zh-Hant/index.html", "../zh-Hant/index.html"},
		{"zh-Hant/a/b.html", "zh/a/b.html", "../../zh/a/b.html"},
		{"a/b/c/d.html", "a/x/c/d.html", "../../x/c/d.html"},
	} {
		if got := route.Path(r.from).To(route.Path(r.to)); string(got) != r.want {
			t.Errorf("from %s to %s: %s, want %s", r.from, r.to, got, r.want)
		}
	}
}

func TestUp(t *testing.T) {
	for from, want := range map[route.Path]string{"index.html": "", "zh/index.html": "../", "zh/projects/a.html": "../../"} {
		if got := from.Up(); got != want {
			t.Errorf("from %s up: %q, want %q", from, got, want)
		}
		if got := path.Join(path.Dir(from.String()), from.Up(), "x"); got != "x" {
			t.Errorf("%q of %s does not lead to the root but to %s", from.Up(), from, got)
		}
	}
}

// A browser resolves a link against the folder of its page. Whatever the two
// paths, that gives the target, and with no step more than it takes.
func TestToLeadsThere(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		from, to := randomPath(rng), randomPath(rng)
		link := from.To(to)
		if got := path.Join(path.Dir(string(from)), link); got != string(to) {
			t.Fatalf("from %s the link %q leads to %s, not to %s", from, link, got, to)
		}
		if link == "" || link[0] == '/' || strings.Contains(strings.TrimLeft(link, "./"), "..") {
			t.Fatalf("from %s to %s: %q", from, to, link)
		}
		if common := sharedFolders(string(from), string(to)); strings.Count(link, "../") != strings.Count(string(from), "/")-common {
			t.Fatalf("from %s to %s: %q goes up too often", from, to, link)
		}
	}
}

// randomPath draws from few names, so that paths often share folders.
func randomPath(rng *rand.Rand) route.Path {
	parts := make([]string, 1+rng.IntN(4))
	for i := range parts {
		parts[i] = []string{"zh", "zh-Hant", "en", "projects", "a"}[rng.IntN(5)]
	}
	return route.Path(strings.Join(parts, "/") + ".html")
}

func sharedFolders(a, b string) (n int) {
	x, y := strings.Split(path.Dir(a), "/"), strings.Split(path.Dir(b), "/")
	for n < len(x) && n < len(y) && x[n] == y[n] && x[n] != "." {
		n++
	}
	return n
}

// FuzzTo asks the same of any two paths that the output takes.
func FuzzTo(f *testing.F) {
	f.Add("zh/projects/a.html", "zh/index.html")
	f.Add("index.html", "en/a.b/c.html")
	f.Fuzz(func(t *testing.T, from, to string) {
		if output.CheckPath(from) != nil || output.CheckPath(to) != nil {
			t.Skip()
		}
		if got := path.Join(path.Dir(from), route.Path(from).To(route.Path(to))); got != to {
			t.Errorf("from %q to %q leads to %q", from, to, got)
		}
	})
}
