package feed

import (
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"prospectus/generator/route"
	"prospectus/generator/view"
)

// The limit of the sitemap protocol on one file is 50,000 addresses; it is
// lowered here, because the limit of 50 MB is reached earlier with alternates.
const sitemapLength = 25000

// An address is one page of the sitemap.
type address struct {
	Loc   string `xml:"loc"`
	Mod   string `xml:"lastmod,omitempty"`
	Links []link `xml:"xhtml:link"`
}

type link struct {
	Rel      string `xml:"rel,attr"`
	Hreflang string `xml:"hreflang,attr"`
	Href     string `xml:"href,attr"`
}

// findable reports whether a page belongs into the sitemap: the pages of an
// invented city too, which are all kept from being indexed, so that the file
// shows what that of a real one holds.
func (w *writer) findable(h *view.Head) bool {
	at, ok := w.Plan.Absolute(h.Path)
	return ok && h.Canonical == at && (w.Site.Invented || !h.NoIndex)
}

// address describes one page with the same page in other languages.
func (w *writer) address(h *view.Head) address {
	at, _ := w.Plan.Absolute(h.Path)
	a := address{Loc: at}
	if !h.Updated.IsZero() && h.Updated.IsDay() {
		a.Mod = h.Updated.String()
	}
	if len(h.Alternates) > 1 {
		for _, alt := range h.Alternates {
			if href, ok := w.Plan.Absolute(alt.Path); ok {
				a.Links = append(a.Links, link{"alternate", alt.Lang.HTML(), href})
			}
		}
		if h.Otherwise != "" {
			a.Links = append(a.Links, link{"alternate", "x-default", h.Otherwise})
		}
	}
	return a
}

type addressSet struct {
	XMLName xml.Name  `xml:"urlset"`
	Space   string    `xml:"xmlns,attr"`
	XHTML   string    `xml:"xmlns:xhtml,attr"`
	Pages   []address `xml:"url"`
}

type sitemapIndex struct {
	XMLName xml.Name `xml:"sitemapindex"`
	Space   string   `xml:"xmlns,attr"`
	Parts   []part   `xml:"sitemap"`
}

type part struct {
	Loc string `xml:"loc"`
}

const sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"

// writeSitemap writes the sitemap, in parts with an index over them where one
// file would be too large. An invented city's robots.txt does not name it.
func (w *writer) writeSitemap() error {
	if _, based := w.Plan.Absolute(w.Plan.Root()); !based {
		return nil
	}
	if len(w.sitemap) <= w.limit {
		return w.writeXML(route.Sitemap, set(w.sitemap))
	}
	index := sitemapIndex{Space: sitemapSpace}
	for n := 1; len(w.sitemap) > 0; n++ {
		size := min(len(w.sitemap), w.limit)
		name := route.Path("sitemap-" + strconv.Itoa(n) + ".xml")
		if err := w.writeXML(name, set(w.sitemap[:size])); err != nil {
			return err
		}
		at, _ := w.Plan.Absolute(name)
		index.Parts = append(index.Parts, part{at})
		w.sitemap = w.sitemap[size:]
	}
	return w.writeXML(route.Sitemap, index)
}

func set(pages []address) addressSet {
	return addressSet{Space: sitemapSpace, XHTML: "http://www.w3.org/1999/xhtml", Pages: pages}
}

// writeXML writes a file as it is encoded: a sitemap is as long as a site is
// large.
func (w *writer) writeXML(to route.Path, v any) error {
	file, err := w.sink.Create(string(to))
	if err != nil {
		return err
	}
	defer file.Abort()
	if err := w.encodeXML(file, v); err != nil {
		return err
	}
	return file.Close()
}

// encodeXML encodes a file. The mark of an invented city stands before the root,
// for these formats have no place for it, or one that few look at.
func (w *writer) encodeXML(to io.Writer, v any) error {
	b := bufio.NewWriter(to)
	b.WriteString(xml.Header)
	if w.Site.Invented {
		for _, lang := range w.Site.Languages {
			// XML forbids two hyphens within a comment.
			b.WriteString("<!-- " + strings.ReplaceAll(w.mark(lang), "--", "–") + " -->\n")
		}
	}
	if err := xml.NewEncoder(b).Encode(v); err != nil {
		return err
	}
	b.WriteByte('\n')
	return b.Flush()
}
