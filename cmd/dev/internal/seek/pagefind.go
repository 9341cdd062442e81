package seek

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"prospectus/cmd/dev/internal/bench"
	"prospectus/cmd/dev/internal/query"
)

// pagefind is what npx is asked for.
const pagefind = "pagefind@1.6"

// fetchPagefind has npx fetch the program, so that this is not measured.
func fetchPagefind(ctx context.Context) error {
	if _, err := bench.Measure(ctx, "npx", "--yes", pagefind, "--version"); err != nil {
		return fmt.Errorf("the peer needs npm and a registry: %w", err)
	}
	return nil
}

// indexPagefind indexes the pages of records, which are those that the site's
// own index holds; of each page, the main part.
func indexPagefind(ctx context.Context, site, bundle string, kinds, langs []string) (bench.Figures, error) {
	glob := fmt.Sprintf("{%s}/{%s}/[!i]*.html", strings.Join(langs, ","), strings.Join(kinds, ","))
	return bench.Measure(ctx, "npx", "--yes", pagefind, "--silent", "--site", site, "--output-path", bundle,
		"--root-selector", "main", "--glob", glob)
}

// asking is a script that puts a question to Pagefind as its documentation has
// it, and loads what it shows of the first ten.
const asking = `(async q => {
	const start = performance.now();
	if (!window.pf) { window.pf = await import('/pagefind/pagefind.js'); await pf.init(); }
	const s = await pf.search(q);
	await Promise.all(s.results.slice(0, 10).map(r => r.data()));
	const ready = performance.now();
	return {Total: s.results.length, Links: s.results.map(r => r.id), Ms: ready - start, Ready: performance.timeOrigin + ready};
})(%s)`

// askPagefind puts a question in a tab on a blank page of a language.
func askPagefind(t *tab, text string) (shown, error) {
	q, err := json.Marshal(text)
	if err != nil {
		return shown{}, err
	}
	s, err := evaluate[shown](t, fmt.Sprintf(asking, q))
	if err != nil {
		return s, fmt.Errorf("%s: %w", text, err)
	}
	return s, nil
}

// fragments reads which record each fragment of a bundle belongs to.
func fragments(bundle string) (map[string]string, error) {
	files, err := filepath.Glob(filepath.Join(bundle, "fragment", "*.pf_fragment"))
	if err != nil {
		return nil, err
	}
	of := map[string]string{}
	for _, name := range files {
		url, err := fragmentURL(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		_, at, _ := strings.Cut(strings.TrimPrefix(url, "/"), "/")
		of[strings.TrimSuffix(filepath.Base(name), ".pf_fragment")] = strings.TrimSuffix(at, ".html")
	}
	if len(of) == 0 {
		return nil, fmt.Errorf("the bundle %s holds no fragment", bundle)
	}
	return of, nil
}

// fragmentURL reads the address in one fragment: JSON behind a mark, packed.
func fragmentURL(name string) (string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return "", err
	}
	var f struct{ URL string }
	err = json.Unmarshal(text[max(bytes.IndexByte(text, '{'), 0):], &f)
	return f.URL, err
}

// replyOf reads what Pagefind answered.
func (s shown) replyOf(of map[string]string) query.Reply {
	r := query.Reply{Total: s.Total}
	for _, id := range s.Links {
		r.Shown = append(r.Shown, of[id])
	}
	return r
}
