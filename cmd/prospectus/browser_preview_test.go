//go:build browser

package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// serving shows a site under preview and returns its address.
func serving(t *testing.T, site string, flags ...string) string {
	t.Helper()
	cmd := exec.Command("prospectus", append([]string{"serve", "--site", site, "--addr", "127.0.0.1:0"}, flags...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	return addressOf(t, out)
}

// TestPreviewWorks: what a visitor's browser does works in the preview, too: the
// search by either key, the explorer, the sheet of a project; and the page leads to
// the desk.
func TestPreviewWorks(t *testing.T) {
	p := newBrowser(t).tab(t, serving(t, "../.."), desk)
	for _, key := range []string{`{key: "/", bubbles: true}`, `{key: "k", ctrlKey: true, bubbles: true}`} {
		p.open(t, "zh/projects/xz-2026-0101.html")
		found, err := ask[string](p, `(async () => {
			const until = async f => { for (let i = 0; i < 1500 && !f(); i++) await new Promise(r => setTimeout(r, 20)); };
			document.dispatchEvent(new KeyboardEvent("keydown", `+key+`));
			await until(() => document.querySelector("[role=combobox]"));
			const input = document.querySelector("[role=combobox]");
			if (!input) return "no box";
			input.value = "硬碳";
			input.dispatchEvent(new Event("input", {bubbles: true}));
			await until(() => document.querySelectorAll("[role=option]").length > 1);
			return [...document.querySelectorAll("[role=option]")].map(o => o.getAttribute("data-href")).join(" ");
		})()`)
		if err != nil || !strings.Contains(found, "projects/xz-2026-0403.html") {
			t.Errorf("%s finds %q, %v", key, found, err)
		}
	}
	p.open(t, "zh/projects/index.html#industry=food")
	if got, err := ask[explored](p, exploredScript); err != nil || len(got.Found) == 0 || got.Rows == 0 {
		t.Errorf("the explorer finds %d, shows %d, %v", len(got.Found), got.Rows, err)
	}
	p.open(t, "zh/projects/xz-2026-0101.html")
	sheet, err := ask[string](p, `(async () => {
		const link = [...document.querySelectorAll("a[href$='.pdf']")].find(a => a.href.includes("/books/sheets/"));
		if (!link) return "no link";
		const r = await fetch(link.href);
		const bytes = new Uint8Array(await r.arrayBuffer());
		return r.status + " " + r.headers.get("Content-Type") + " " + String.fromCharCode(...bytes.slice(0, 5));
	})()`)
	if err != nil || sheet != "200 application/pdf %PDF-" {
		t.Errorf("the sheet is %q, %v", sheet, err)
	}
	led, err := ask[string](p, `(async () => {
		const host = document.querySelector("preview-faults");
		for (let i = 0; i < 500 && host.shadowRoot.querySelector(".bar a").hidden; i++) await new Promise(r => setTimeout(r, 20));
		return host.shadowRoot.querySelector(".bar a").getAttribute("href");
	})()`)
	if err != nil || led != "/desk" {
		t.Errorf("the page leads to %q, %v", led, err)
	}
	p.quiet(t, "the preview")
}

// TestDeskIsForEverybody: the desk, with something on it, has no faults that axe
// knows and is no wider than its window, in either language, on a telephone and a
// screen.
func TestDeskIsForEverybody(t *testing.T) {
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	b := newBrowser(t)
	for _, lang := range []string{"zh", "en"} {
		p := b.tab(t, serving(t, "../..", "--lang", lang, "--now", "2027-01-15"))
		p.open(t, "desk?by=county")
		ready := false
		for end := time.Now().Add(patience); !ready && time.Now().Before(end); time.Sleep(50 * time.Millisecond) { // it is loaded anew in between
			ready, _ = ask[bool](p, `!!document.querySelector("article") && /已全部|everything/.test(document.querySelector("[role=status]").textContent)`)
		}
		if !ready {
			t.Fatalf("%s: the desk stays empty", lang)
		}
		if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](string(axe)+"\n;true")); err != nil {
			t.Fatal(err)
		}
		for _, width := range []int64{360, 768, 1440} {
			found, err := p.axe(state{"", width, `0`})
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range found {
				t.Errorf("%s, %d px: %s", lang, width, v)
			}
			if over, err := ask[int](p, `document.documentElement.scrollWidth - innerWidth`); err != nil || over > 0 {
				t.Errorf("%s, %d px: %d pixels wider than the window, %v", lang, width, over, err)
			}
		}
	}
}
