package view

import (
	"encoding/json"
	"path"
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// Linked is what a page says to machines in JSON-LD, with the vocabulary of
// schema.org. It holds nothing that the page does not show, and absolute
// addresses alone: a page without one says nothing.
type Linked []any

// AppendHTML appends the script element; nothing for a page that says nothing.
// What json writes for <, > and & keeps a text from ending the element.
func (l Linked) AppendHTML(dst []byte) []byte {
	if len(l) == 0 {
		return dst
	}
	data, err := json.Marshal(graph{"https://schema.org", l})
	if err != nil {
		return dst // texts and coordinates always can be written
	}
	dst = append(dst, `<script type="application/ld+json">`...)
	return append(append(dst, data...), "</script>"...)
}

// linked returns what a page says whose head is otherwise complete.
func (s scribe) linked(h *Head) Linked {
	if h.Canonical == "" {
		return nil
	}
	switch h.Kind {
	case "home":
		return Linked{s.publisherNode(h), s.websiteNode(h)}
	case "open-data":
		return append(Linked{s.breadcrumbs(h)}, s.datasetNodes(h)...)
	}
	return Linked{s.breadcrumbs(h)}
}

// linkedRecord returns what a record's page says of the record itself; nil for
// kinds that it says nothing of.
func (s scribe) linkedRecord(h *Head) any {
	switch r := h.Record.(type) {
	case *model.Office:
		return s.officeNode(h, r)
	case *model.Event:
		return s.eventNode(h, r)
	case *model.Park:
		return s.parkNode(h, r)
	case *model.Briefing:
		return s.newsNode(h, r)
	case *model.Service:
		return s.serviceNode(h, r)
	}
	return nil
}

// absolute returns the full address of what a page's link leads to; "" where
// there is none.
func (s scribe) absolute(href string) string {
	if href == "" || strings.Contains(href, ":") {
		return ""
	}
	url, _ := s.Plan.Absolute(route.Path(path.Join(path.Dir(string(s.at)), href)))
	return url
}

// breadcrumbs returns the way from the home page, as the page shows it.
func (s scribe) breadcrumbs(h *Head) any {
	list := breadcrumbList{Type: "BreadcrumbList"}
	for _, c := range h.Crumbs {
		url := s.absolute(c.Href)
		if c.Current {
			url = h.Canonical
		}
		if url == "" {
			continue
		}
		list.Items = append(list.Items, listItem{"ListItem", len(list.Items) + 1, c.Text, reference{url}})
	}
	return list
}

// publisherID names the office that publishes the site, on whatever page.
func (s scribe) publisherID() string {
	root, _ := s.Plan.Absolute(s.Plan.Root())
	return root + "#publisher"
}

// publisherNode returns who publishes the site, with those who answer.
func (s scribe) publisherNode(h *Head) any {
	o := organisation{Type: government, ID: s.publisherID(), Name: s.phrase(s.site.Name).Text, URL: h.Canonical}
	if u := s.Catalog.Units.Get(s.site.Organiser); u != nil {
		o.Name, o.Address = s.phrase(u.Name).Text, s.phrase(u.Address).Text
		o.Telephone, o.Email = u.Phone.String(), u.Email
	}
	if place := s.phrase(s.site.Place).Text; place != "" && strings.Contains(h.Title.Text+"\n"+o.Name, place) {
		o.AreaServed = []namedPlace{{"AdministrativeArea", place}} // where the page names it
	}
	for office := range s.Catalog.Offices.All() {
		if office.ID == s.site.Office || office.Type == model.ForeignDesk || len(s.answers(office).For) > 0 {
			o.Contacts = append(o.Contacts, s.contactNode(office))
		}
	}
	return o
}

// contactNode returns how an office can be reached.
func (s scribe) contactNode(o *model.Office) contactPoint {
	c := contactPoint{
		Type: "ContactPoint", Name: s.title(&o.Header).Text,
		Telephone: o.Phone.String(), Email: o.Email, Languages: htmlTags(o.Speaks),
	}
	if to, ok := s.Plan.Record(s.lang, "offices", o.ID); ok {
		c.URL, _ = s.Plan.Absolute(to)
	}
	return c
}

// websiteNode returns the site in one language.
func (s scribe) websiteNode(h *Head) any {
	return creation{
		Type: "WebSite", ID: h.Canonical + "#website", Name: h.Title.Text, URL: h.Canonical,
		Language: s.tag, Publisher: &organisation{ID: s.publisherID()},
	}
}

// unitNode names an organisation; nil where the catalogue does not hold it.
func (s scribe) unitNode(id string) *organisation {
	u := s.Catalog.Units.Get(id)
	if u == nil {
		return nil
	}
	o := &organisation{Type: "Organization", Name: s.phrase(u.Name).Text}
	if id == s.site.Organiser {
		o.Type, o.ID = government, s.publisherID()
	}
	return o
}

// officeNode returns an office. Networks, such as chambers of commerce, are no
// authorities.
func (s scribe) officeNode(h *Head, o *model.Office) any {
	n := organisation{
		Type: government, Name: h.Title.Text, Description: h.Description, URL: h.Canonical,
		Telephone: o.Phone.String(), Email: o.Email, Address: s.phrase(o.Address).Text, Parent: s.unitNode(o.Unit),
		AreaServed: s.areasOf(o),
	}
	if o.Type == model.Network {
		n.Type = "Organization"
	}
	if strings.HasPrefix(o.Web, "https://") {
		n.SameAs = o.Web
	}
	if len(o.Speaks) > 0 {
		c := s.contactNode(o)
		c.Kind = s.enum("office-type", string(o.Type)) // which the home page does not say
		n.Contacts = []contactPoint{c}
	}
	return n
}

// areasOf lists the provinces that an office answers for, in the official order.
// The countries and regions of a desk for foreign investors are a sentence, and
// not taken apart.
func (s scribe) areasOf(o *model.Office) (found []namedPlace) {
	for p := range s.Catalog.Provinces.All() {
		if slices.Contains(o.Main, p.ID) || slices.Contains(o.Also, p.ID) {
			found = append(found, namedPlace{"AdministrativeArea", s.phrase(p.Name).Text})
		}
	}
	return found
}

// serviceNode returns a service of an authority. What others hold out through
// the office, such as a fund or a bank's loan, is no service of the government
// and is not offered to machines: nil.
func (s scribe) serviceNode(h *Head, v *model.Service) any {
	provider := s.unitNode(v.Unit)
	if provider == nil || len(v.Offer.Provider) > 0 || v.Type == "fund" || v.Type == "finance" {
		return nil
	}
	n := governmentService{
		Type: "GovernmentService", Name: h.Title.Text, Description: h.Description, URL: h.Canonical,
		Kind: s.enum("service-type", string(v.Type)), Provider: provider,
	}
	if phone := v.Phone.String(); phone != "" {
		n.Channel = &serviceChannel{"ServiceChannel", contactPoint{Type: "ContactPoint", Telephone: phone}}
	}
	return n
}

// parkNode returns a park. Coordinates are as coarse as the page's.
func (s scribe) parkNode(h *Head, p *model.Park) any {
	n := place{Type: "Place", Name: h.Title.Text, Description: h.Description, URL: h.Canonical, Address: s.phrase(p.Address).Text}
	if !p.Coordinates.IsZero() {
		n.Geo = &geoNode{"GeoCoordinates", p.Coordinates.Lat(), p.Coordinates.Lon()}
	}
	if r := s.Catalog.Regions.Get(p.Region); r != nil {
		n.Within = &namedPlace{"AdministrativeArea", s.phrase(r.Name).Text}
	}
	return n
}

// newsNode returns a briefing.
func (s scribe) newsNode(h *Head, b *model.Briefing) any {
	n := creation{
		Type: "NewsArticle", Headline: h.Title.Text, Description: h.Description, URL: h.Canonical,
		Language: s.tag, Published: b.Date.String(), Publisher: s.unitNode(b.Issuer),
	}
	if n.Publisher == nil {
		n.Publisher = &organisation{Type: government, ID: s.publisherID(), Name: s.phrase(s.site.Name).Text}
	}
	if b.Updated.Compare(b.Date) >= 0 {
		n.Modified = b.Updated.String()
	}
	if h.Preview != nil {
		n.Image = h.Preview.URL
	}
	return n
}

// datasetNodes returns the open data, kind by kind.
func (s scribe) datasetNodes(h *Head) (found []any) {
	license := ""
	if s.phrase(s.site.DataTerms).Text != "" {
		license = h.Canonical + "#part.terms" // a heading of the page; the theme's own words are no license
	}
	for _, d := range s.datasets() {
		var files []dataDownload
		for _, f := range d.Files {
			files = append(files, dataDownload{"DataDownload", s.absolute(f.Href), mediaTypes[path.Ext(f.Href)]})
		}
		n := dataset(d.Name, d.Description, files...)
		n.URL, n.Language, n.Version, n.License = h.Canonical, s.tag, s.site.Edition, license
		n.Publisher = &organisation{Type: government, ID: s.publisherID(), Name: s.phrase(s.site.Name).Text}
		found = append(found, n)
	}
	return found
}

// mediaTypes are the media types of open data (RFC 4180 and RFC 8259).
var mediaTypes = map[string]string{".csv": "text/csv", ".json": "application/json"}

// dataset returns a set of open data in the files that hold all of it.
func dataset(name, description string, files ...dataDownload) creation {
	return creation{Type: "Dataset", Name: name, Description: description, Files: files}
}

// htmlTags writes language tags as pages do.
func htmlTags(tags []string) []string {
	var found []string
	for _, t := range tags {
		found = append(found, i18n.Tag(t).HTML())
	}
	return found
}
