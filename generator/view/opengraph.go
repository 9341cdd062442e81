package view

import (
	"path"
	"strconv"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/markup"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// A Preview is the picture that stands for a page where it is passed on.
type Preview struct {
	URL           string // absolute
	Width, Height int    // pixels; 0 where not known
	Alt           string
}

// appendOpenGraph appends what services show of a page that somebody passes on
// (The Open Graph protocol, https://ogp.me/). It needs absolute addresses.
func (h *Head) appendOpenGraph(dst []byte) []byte {
	add := func(name, content string) { dst = appendMeta(dst, "property", name, content) }
	briefing := h.briefing()
	if briefing != nil {
		add("og:type", "article")
	} else {
		add("og:type", "website")
	}
	add("og:title", h.Title.Text)
	add("og:description", h.Description)
	add("og:url", h.Canonical)
	add("og:site_name", h.Site)
	add("og:locale", h.Lang.Locale())
	for _, a := range h.Alternates {
		if a.Lang != h.Lang {
			add("og:locale:alternate", a.Lang.Locale())
		}
	}
	if p := h.Preview; p != nil {
		add("og:image", p.URL)
		add("og:image:width", pixels(p.Width))
		add("og:image:height", pixels(p.Height))
		add("og:image:alt", p.Alt)
	}
	if briefing != nil {
		add("article:published_time", briefing.Date.String())
		add("article:modified_time", briefing.Updated.String())
	}
	return dst
}

// briefing returns the briefing that the page shows; nil for any other page,
// and for one that only leads to a briefing.
func (h *Head) briefing() *model.Briefing {
	if b, ok := h.Record.(*model.Briefing); ok && h.Kind == "briefings" {
		return b
	}
	return nil
}

// preview returns the picture of a record's page: the first made of
// pixels, since services do not show drawings; nil where there is none.
func (s scribe) preview(kind string, h *model.Header) *Preview {
	for _, p := range h.Photos {
		if found := s.previewOf(kind, h.ID, p.File, p.Alt); found != nil {
			return found
		}
	}
	return nil
}

// homePreview is preview for the home page.
func (s scribe) homePreview() *Preview {
	return s.previewOf(model.SiteFiles, "", s.site.Hero, s.site.HeroAlt)
}

// previewOf returns one picture; nil for a drawing, for one that is not
// published, and without a base URL. An alternative text in another language
// than the page's is left out.
func (s scribe) previewOf(kind, id, file string, says i18n.Text) *Preview {
	if !isRaster(file) {
		return nil
	}
	image, published := s.Media(kind, id, file)
	src, width := widest(image)
	url, based := s.Plan.Absolute(route.Path(src))
	if !published || !based {
		return nil
	}
	alt := s.phrase(says)
	p := &Preview{URL: url, Width: width, Height: image.Height}
	if width != image.Width && image.Width > 0 {
		p.Height = (image.Height*width + image.Width/2) / image.Width
	}
	if alt.Lang == "" {
		p.Alt = alt.Text
	}
	return p
}

// widest returns the largest copy of a picture and its width in pixels: services
// cut their own sizes from it.
func widest(image markup.Image) (src string, width int) {
	src, width = image.Src, image.Width
	most := 0
	for entry := range strings.SplitSeq(image.SrcSet, ", ") {
		copied, size, _ := strings.Cut(entry, " ")
		if w, err := strconv.Atoi(strings.TrimSuffix(size, "w")); err == nil && w > most {
			src, width, most = copied, w, w
		}
	}
	return src, width
}

// isRaster reports whether a picture is made of pixels.
func isRaster(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".jpg", ".jpeg", ".png", ".webp":
		return true
	}
	return false
}
