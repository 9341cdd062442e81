package feed

import (
	"strings"
	"testing"
	"unicode/utf8"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

// unfold undoes the folding of content lines.
func unfold(s string) string { return strings.ReplaceAll(s, "\r\n ", "") }

// properties reads the content lines of a file: name with parameters, value.
// Names that come more than once have their values joined by a bar.
func properties(t *testing.T, text string) map[string]string {
	t.Helper()
	checkLines(t, text)
	all := map[string]string{}
	for _, line := range strings.Split(strings.TrimSuffix(unfold(text), "\r\n"), "\r\n") {
		name, value, ok := strings.Cut(line, ":")
		if !ok || name == "" {
			t.Errorf("%q is no content line", line)
		}
		if before, more := all[name]; more {
			value = before + "|" + value
		}
		all[name] = value
	}
	return all
}

// checkLines holds the physical lines of a file to RFC 5545, 3.1.
func checkLines(t *testing.T, text string) {
	t.Helper()
	lines := strings.SplitAfter(text, "\r\n")
	if lines[len(lines)-1] != "" {
		t.Errorf("the last line has no end: %q", lines[len(lines)-1])
	}
	for _, line := range lines[:len(lines)-1] {
		body := strings.TrimSuffix(line, "\r\n")
		if len(body) > 75 {
			t.Errorf("a line of %d octets: %q", len(body), body)
		}
		if !utf8.ValidString(body) {
			t.Errorf("a character is folded: %q", body)
		}
		if strings.ContainsAny(body, "\r\n") {
			t.Errorf("a bare line end in %q", body)
		}
	}
}

func TestFolding(t *testing.T) {
	for _, s := range []string{
		"", "SUMMARY:short", strings.Repeat("x", 74), strings.Repeat("x", 75), strings.Repeat("x", 76), strings.Repeat("x", 149), strings.Repeat("x", 150),
		strings.Repeat("x", 5000), strings.Repeat("汉", 100), "x" + strings.Repeat("汉", 100), "xx" + strings.Repeat("汉", 100),
		strings.Repeat("😀", 60), "DESCRIPTION:" + strings.Repeat("钙基 material, ", 40), strings.Repeat(" ", 200),
	} {
		var b lines
		b.line(s)
		checkLines(t, b.String())
		if got := strings.TrimSuffix(unfold(b.String()), "\r\n"); got != s {
			t.Errorf("unfolded: %q, want %q", got, s)
		}
		if physical := strings.Count(b.String(), "\r\n"); physical > len(s)/72+1 {
			t.Errorf("%d octets take %d lines", len(s), physical)
		}
	}
}

// unescape reads a TEXT value again (RFC 5545, 3.3.11); ok is false where it
// holds what such a value cannot.
func unescape(s string) (text string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ';' || c == ',' || c == '\n' || c == '\r':
			return "", false
		case c != '\\':
			b.WriteByte(c)
		case i+1 == len(s) || !strings.ContainsRune(`\;,nN`, rune(s[i+1])):
			return "", false
		default:
			i++
			b.WriteString(strings.Replace(strings.ToLower(s[i:i+1]), "n", "\n", 1))
		}
	}
	return b.String(), true
}

func TestEscaping(t *testing.T) {
	for _, s := range []string{"", "a", `a\b`, "a;b,c", "a:b", "line\nline", "line\r\nline", "a\rb", `a\nb`, `\`, `\;`, "“引号”，；", `"quoted"`} {
		got, ok := unescape(escape(s))
		if want := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s); !ok || got != want {
			t.Errorf("%q is written %q and read %q, %v", s, escape(s), got, ok)
		}
	}
}

// Whatever a text holds, its line is one line and reads as the text.
func FuzzContentLine(f *testing.F) {
	f.Add("春季洽谈会；时间：9:00, 17:00\\ 地点\n两行")
	f.Add(strings.Repeat("钙", 80) + "\r\nBEGIN:VALARM")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip() // the content's door lets only UTF-8 pass
		}
		var b lines
		b.line("X:" + escape(s))
		checkLines(t, b.String())
		value := strings.TrimPrefix(strings.TrimSuffix(unfold(b.String()), "\r\n"), "X:")
		got, ok := unescape(value)
		if want := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s); !ok || got != want {
			t.Errorf("%q reads %q, %v", s, got, ok)
		}
	})
}

func TestTimes(t *testing.T) {
	for name, r := range map[string]struct {
		event      model.Event
		begin, end string
	}{
		"one whole day":     {model.Event{Period: period("2026-09-16")}, ";VALUE=DATE:20260916", ";VALUE=DATE:20260917"},
		"three whole days":  {model.Event{Period: period("2026-04-16/2026-04-18")}, ";VALUE=DATE:20260416", ";VALUE=DATE:20260419"},
		"over the year":     {model.Event{Period: period("2026-12-31")}, ";VALUE=DATE:20261231", ";VALUE=DATE:20270101"},
		"a month":           {model.Event{Period: period("2026-09")}, ";VALUE=DATE:20260901", ";VALUE=DATE:20261001"},
		"the site's zone":   {model.Event{Period: period("2026-09-16"), Starts: "09:00", Ends: "17:30"}, ":20260916T010000Z", ":20260916T093000Z"},
		"back over a day":   {model.Event{Period: period("2026-09-16"), Starts: "07:30", Ends: "08:00"}, ":20260915T233000Z", ":20260916T000000Z"},
		"a zone of its own": {model.Event{Period: period("2026-07-01"), Starts: "09:00", Ends: "17:00", Timezone: "Europe/Berlin"}, ":20260701T070000Z", ":20260701T150000Z"},
		// Berlin is an hour nearer to Greenwich in winter.
		"and in winter":        {model.Event{Period: period("2026-01-15"), Starts: "09:00", Ends: "17:00", Timezone: "Europe/Berlin"}, ":20260115T080000Z", ":20260115T160000Z"},
		"several days, timed":  {model.Event{Period: period("2026-04-16/2026-04-18"), Starts: "09:00", Ends: "17:00"}, ":20260416T010000Z", ":20260418T090000Z"},
		"no end":               {model.Event{Period: period("2026-09-16"), Starts: "14:00"}, ":20260916T060000Z", ""},
		"no end, several days": {model.Event{Period: period("2026-09-16/2026-09-17"), Starts: "14:00"}, ";VALUE=DATE:20260916", ";VALUE=DATE:20260918"},
		"no start":             {model.Event{Period: period("2026-09-16"), Ends: "14:00"}, ";VALUE=DATE:20260916", ";VALUE=DATE:20260917"},
		"ends before it began": {model.Event{Period: period("2026-09-16"), Starts: "14:00", Ends: "09:00"}, ";VALUE=DATE:20260916", ";VALUE=DATE:20260917"},
		"no clock time":        {model.Event{Period: period("2026-09-16"), Starts: "morning", Ends: "17:00"}, ";VALUE=DATE:20260916", ";VALUE=DATE:20260917"},
		// The hour of a zone that nobody knows is not that of another zone.
		"unknown zone":       {model.Event{Period: period("2026-09-16"), Starts: "09:00", Ends: "10:00", Timezone: "Mars/Olympus"}, ";VALUE=DATE:20260916", ";VALUE=DATE:20260917"},
		"the machine's zone": {model.Event{Period: period("2026-09-16"), Starts: "09:00", Ends: "10:00", Timezone: "Local"}, ";VALUE=DATE:20260916", ";VALUE=DATE:20260917"},
	} {
		w := &writer{Renderer: Renderer{Site: site()}}
		if begin, end := w.times(&r.event); begin != r.begin || end != r.end {
			t.Errorf("%s: %q to %q, want %q to %q", name, begin, end, r.begin, r.end)
		}
	}
}

func TestPlaces(t *testing.T) {
	for _, r := range []struct{ place, city, want string }{
		{"会展中心", "", "会展中心"}, {"", "示例市", "示例市"}, {"", "", ""}, {"示例市", "示例市", "示例市"},
		{"示例市会展中心", "示例市", "示例市会展中心"}, {"会展中心", "示例市", "会展中心, 示例市"},
	} {
		if got := joinPlace(r.place, r.city); got != r.want {
			t.Errorf("%q in %q: %q, want %q", r.place, r.city, got, r.want)
		}
	}
}

// An event carries what RFC 5545 asks of a published one, each property once.
func TestCalendar(t *testing.T) {
	files := sample(t)
	p := properties(t, files["en/events/fair.ics"])
	for name, want := range map[string]string{
		"BEGIN": "VCALENDAR|VEVENT", "END": "VEVENT|VCALENDAR", "VERSION": "2.0", "METHOD": "PUBLISH", "CALSCALE": "GREGORIAN",
		"PRODID": "-//Sample Bureau//en", "X-WR-CALNAME": "Invest in Sample",
		"UID": "event-fair-en@portal.example", "DTSTAMP": "20260630T000000Z",
		"DTSTART": "20260416T010000Z", "DTEND": "20260418T093000Z",
		"SUMMARY;LANGUAGE=en": "Spring fair", "LOCATION": `Expo Centre\, Sample`, "DESCRIPTION": "Summary of Spring fair.",
		"URL": "https://portal.example/invest/en/events/fair.html",
	} {
		if p[name] != want {
			t.Errorf("%s: %q, want %q", name, p[name], want)
		}
	}
	if len(p) != 15 {
		t.Errorf("%d properties: %v", len(p), p)
	}
}

// The file of all events holds each under the id that its own file gives it, so
// that a visitor who takes both has the event once.
func TestCalendarOfAll(t *testing.T) {
	files := sample(t)
	uids := map[string]bool{}
	for _, lang := range []string{"zh", "en"} {
		all := properties(t, files[lang+"/events.ics"])
		want := properties(t, files[lang+"/events/fair.ics"])["UID"] + "|" + properties(t, files[lang+"/events/day.ics"])["UID"]
		if all["UID"] != want {
			t.Errorf("%s: the ids are %q, want %q", lang, all["UID"], want)
		}
		for id := range strings.SplitSeq(all["UID"], "|") {
			uids[id] = true
		}
	}
	if len(uids) != 4 {
		t.Errorf("ids are not one each: %v", uids)
	}
	if p := properties(t, sample(t, unbased)["zh/events/day.ics"]); p["URL"] != "" || p["UID"] != "event-day-zh" {
		t.Errorf("without an address: %v", p)
	}
}

func TestCard(t *testing.T) {
	p := properties(t, sample(t, invented)["zh/offices/bureau.vcf"])
	for name, want := range map[string]string{
		"BEGIN": "VCARD", "END": "VCARD", "VERSION": "4.0", "KIND": "org",
		"FN;LANGUAGE=zh-Hans": "示例局；总部", "ORG": "示例局",
		"TEL;VALUE=text;TYPE=work,voice": "+86 0000 1234567", "EMAIL;TYPE=work": "desk@sample.example",
		"ADR;TYPE=work": `;;解放路 1 号\, 3 楼;示例市;;;`, "LANG": "zh|en", "TZ": "Asia/Shanghai",
		"URL": "https://portal.example/invest/zh/offices/bureau.html", "NOTE": `工作日 9:00–17:00\n虚构演示`,
	} {
		if p[name] != want {
			t.Errorf("%s: %q, want %q", name, p[name], want)
		}
	}
	if got := properties(t, sample(t)["en/offices/bureau.vcf"])["FN;LANGUAGE=en"]; got != `Bureau\; head office` {
		t.Errorf("the English name is %q", got)
	}
	bare := writes(t, model.NewCatalog(site(), map[string][]model.Identified{"offices": {&model.Office{Header: model.Header{ID: "x"}}}}),
		view.Head{Path: "en/offices/x.html", Lang: "en", Kind: "offices", Title: view.Phrase{Text: "X"}, Record: &model.Office{Header: model.Header{ID: "x"}}})
	for _, name := range []string{"TEL", "EMAIL", "ADR", "NOTE", "LANG", "TZ"} {
		if strings.Contains(bare["en/offices/x.vcf"], "\n"+name) {
			t.Errorf("an office without %s has one:\n%s", name, bare["en/offices/x.vcf"])
		}
	}
}

// Where a record was not written in a language, its title keeps the language
// that it is in.
func TestForeignTitlesSaySo(t *testing.T) {
	c := model.NewCatalog(site(), map[string][]model.Identified{
		"events":  {&model.Event{Header: onlyIn("zh", header("fair", "2026-01-01", "洽谈会", "")), Period: period("2026-09-16")}},
		"offices": {&model.Office{Header: onlyIn("zh", header("desk", "2026-01-01", "服务专窗", ""))}},
	})
	files := render(t, c)
	if p := properties(t, files["en/events/fair.ics"]); p["SUMMARY;LANGUAGE=zh-Hans"] != "洽谈会" {
		t.Errorf("the event: %v", p)
	}
	if p := properties(t, files["en/offices/desk.vcf"]); p["FN;LANGUAGE=zh-Hans"] != "服务专窗" {
		t.Errorf("the office: %v", p)
	}
}

// An event without days has no calendar, which must give them; schema asks for
// them, so that no page links to it.
func TestEventWithoutDays(t *testing.T) {
	e := &model.Event{Header: model.Header{ID: "some-day"}}
	c := model.NewCatalog(site(), map[string][]model.Identified{"events": {e}})
	at, _ := route.New(c).Record("zh", "events", "some-day")
	files := writes(t, c, view.Head{Path: at, Lang: "zh", Kind: "events", Record: e})
	for path := range files {
		if strings.HasSuffix(path, ".ics") {
			t.Errorf("there is %s:\n%s", path, files[path])
		}
	}
}

// An address that a record once had is no second event, office or entry.
func TestRedirectsAreNotRecords(t *testing.T) {
	c := model.NewCatalog(site(), records())
	plan := route.New(c)
	leads := 0
	for _, r := range plan.Redirects() {
		leads++
		h := view.Head{Path: r.From, Lang: r.Lang, Kind: "redirect", Record: r.Record, NoIndex: true, Updated: i18n.Date{Year: 2026}}
		h.Canonical, _ = plan.Absolute(r.To)
		for path, text := range writes(t, c, h) {
			if strings.Contains(text, string(r.From)) || strings.HasSuffix(path, ".ics") || strings.HasSuffix(path, ".vcf") || strings.Contains(text, "<entry>") {
				t.Errorf("%s is taken for a page in %s", r.From, path)
			}
		}
	}
	if leads != 6 {
		t.Errorf("%d redirects", leads)
	}
}
