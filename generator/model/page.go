package model

// A Page is prose about the place or the office: about, contact, plan a
// visit, media.
type Page struct {
	Header
	Type    PageType `key:"type" class:"PH"`
	Menu    bool     `key:"menu" class:"P"` // in the footer's list of pages
	Offices []string `key:"offices" ref:"offices" class:"PH"`
	Figures []string `key:"figures" ref:"figures" class:"PH"` // shown as a table under the text
}

// PageType is what a page is for.
type PageType string

// Values lists the types.
func (PageType) Values() []string {
	return []string{"about", "contact", "visit", "media", "environment", "notice", "other"}
}
