package seek

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"prospectus/cmd/dev/internal/browser"
	"prospectus/cmd/dev/internal/query"
)

// A visit is one question that was asked.
type visit struct {
	Cost      cost
	Ms, After float64
}

// visits are all questions that were asked of one search.
type visits struct {
	Cold, Later, Slow []visit
	Verdicts          []query.Verdict
	Differ            []string // places where the page said something else than elsewhere
}

// A searcher is one search in a browser.
type searcher struct {
	home  func(lang string) string                 // a page from which a visitor comes
	begin func(t *tab, q query.Query) error        // opens what asks the first question
	first func(t *tab, text string) (shown, error) // its answer
	next  func(t *tab, text string) (shown, error)
	reply func(s shown, lang string) query.Reply
	leave func(path string) bool // requests that are not the search's
}

// colds is how many questions are asked by visitors who come for the first
// time, and by those with a slow processor: each takes a while.
const colds = 40

// settle is how long late requests, such as those for the texts of what is
// shown, are waited for.
const settle = 150 * time.Millisecond

// pace is how long a page rests between two questions. A question changes the
// address, and so does the page when it has answered; Chromium ignores changes
// beyond 200 in ten seconds, and the question with them.
const pace = 120 * time.Millisecond

// ask asks all questions of the site's own search, and of the peer.
func (m *measured) ask(b *browser.Browser, peer bool) error {
	blank := func(lang string) string {
		return `<!doctype html><html lang="` + map[string]string{"zh": "zh-Hans", "en": "en"}[lang] + `"><meta charset="utf-8"><title>-</title><link rel="icon" href="data:,"><body>`
	}
	s := newServer(map[string]string{"/": m.built, "/portal/invest/": m.built, "/pagefind/": m.bundle},
		map[string]string{"/zh/blank.html": blank("zh"), "/en/blank.html": blank("en")})
	defer s.Close()
	if err := s.warm("/search"); err != nil {
		return err
	}
	own := ownSearch(s.URL)
	if err := m.own.all(b, s, own, m); err != nil {
		return err
	}
	disk := url.URL{Scheme: "file", Path: filepath.ToSlash(m.built)}
	for _, base := range []string{s.URL + "/portal/invest", disk.String()} {
		if err := m.own.elsewhere(b, base, m.queries, ownSearch(base)); err != nil {
			return err
		}
	}
	if !peer {
		return nil
	}
	of, err := fragments(m.bundle)
	if err != nil {
		return err
	}
	return m.peer.all(b, s, pagefindSearch(s.URL, of), m)
}

// ownSearch is the site's own search.
func ownSearch(base string) searcher {
	ask := func(t *tab, text string) (shown, error) { return t.ask(text) }
	return searcher{
		home: func(lang string) string { return base + "/" + lang + "/index.html" },
		begin: func(t *tab, q query.Query) error {
			return t.open(base + "/" + q.Lang + "/search.html" + fragment(q.Text))
		},
		first: func(t *tab, _ string) (shown, error) { return t.ask("") },
		next:  ask,
		reply: shown.reply,
		leave: func(path string) bool { return strings.HasSuffix(path, "/search.html") },
	}
}

// pagefindSearch is the peer.
func pagefindSearch(base string, of map[string]string) searcher {
	return searcher{
		home:  func(lang string) string { return base + "/" + lang + "/blank.html" },
		begin: func(*tab, query.Query) error { return nil },
		first: askPagefind,
		next:  askPagefind,
		reply: func(s shown, _ string) query.Reply { return s.replyOf(of) },
	}
}

// all asks as each kind of visitor does.
func (v *visits) all(b *browser.Browser, s *server, search searcher, m *measured) error {
	some := spread(m.queries, colds)
	for _, q := range some {
		if err := v.cold(b, s, search, q); err != nil {
			return err
		}
	}
	for _, lang := range languages {
		if err := v.later(b, s, search, lang, m.queries, m.sources); err != nil {
			return err
		}
		if err := v.slow(b, search, lang, some); err != nil {
			return err
		}
	}
	return nil
}

// spread takes so many questions evenly.
func spread(all []query.Query, n int) (some []query.Query) {
	for i := range min(n, len(all)) {
		some = append(some, all[i*len(all)/min(n, len(all))])
	}
	return some
}

// cold asks one question as a visitor who comes from another page.
func (v *visits) cold(b *browser.Browser, s *server, search searcher, q query.Query) error {
	t, err := newTab(b)
	if err != nil {
		return err
	}
	defer t.close()
	if err := t.open(search.home(q.Lang)); err != nil {
		return err
	}
	time.Sleep(settle)
	s.take()
	if err := search.begin(t, q); err != nil {
		return err
	}
	got, err := search.first(t, q.Text)
	if err != nil {
		return err
	}
	time.Sleep(settle)
	v.Cold = append(v.Cold, visit{costOf(s.take(), got.moment(), search.leave), got.Ms, got.After})
	return nil
}

// started opens a tab in which one question was already asked.
func (search searcher) started(b *browser.Browser, lang string) (*tab, error) {
	t, err := newTab(b)
	if err != nil {
		return nil, err
	}
	q := query.Query{Lang: lang, Text: map[string]string{"zh": "投资", "en": "investment"}[lang]}
	if err = t.open(search.home(lang)); err == nil {
		err = search.begin(t, q)
	}
	if err == nil {
		_, err = search.first(t, q.Text)
	}
	if err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

// later asks all questions of a language on one page, and judges the answers.
func (v *visits) later(b *browser.Browser, s *server, search searcher, lang string, queries []query.Query, truth query.Sources) error {
	t, err := search.started(b, lang)
	if err != nil {
		return err
	}
	defer t.close()
	for _, q := range queries {
		if q.Lang != lang {
			continue
		}
		time.Sleep(settle)
		s.take()
		got, err := search.next(t, q.Text)
		if err != nil {
			return err
		}
		time.Sleep(settle)
		v.Later = append(v.Later, visit{costOf(s.take(), got.moment(), search.leave), got.Ms, got.After})
		v.Verdicts = append(v.Verdicts, truth.Answer(q).Judge(q, search.reply(got, lang)))
	}
	return nil
}

// slow asks at a quarter of the processor's speed.
func (v *visits) slow(b *browser.Browser, search searcher, lang string, queries []query.Query) error {
	t, err := search.started(b, lang)
	if err != nil {
		return err
	}
	defer t.close()
	if err := t.slow(4); err != nil {
		return err
	}
	for _, q := range queries {
		if q.Lang != lang {
			continue
		}
		got, err := search.next(t, q.Text)
		if err != nil {
			return err
		}
		time.Sleep(settle)
		v.Slow = append(v.Slow, visit{Ms: got.Ms, After: got.After})
	}
	return nil
}

// elsewhere asks all questions in another place, and notes where an answer is
// not as good as the first one.
func (v *visits) elsewhere(b *browser.Browser, base string, queries []query.Query, search searcher) error {
	asked := 0
	for _, lang := range languages {
		t, err := search.started(b, lang)
		if err != nil {
			return err
		}
		defer t.close()
		for _, q := range queries {
			if q.Lang != lang {
				continue
			}
			time.Sleep(pace)
			got, err := search.next(t, q.Text)
			if err != nil {
				return err
			}
			if r := search.reply(got, lang); r.Total != v.Verdicts[asked].Total {
				v.Differ = append(v.Differ, fmt.Sprintf("%s: %s %q finds %d, and %d over http", base, lang, q.Text, r.Total, v.Verdicts[asked].Total))
			}
			asked++
		}
	}
	if asked != len(v.Verdicts) {
		return fmt.Errorf("%d questions were asked in %s, and %d before: %w", asked, base, len(v.Verdicts), os.ErrInvalid)
	}
	return nil
}
