package view

// The types of schema.org that pages use, with the properties that they use of
// each; testdata/vocabulary.txt holds them against a release of the vocabulary.

// government is the type of a public authority.
const government = "GovernmentOrganization"

// A graph is all that one page says.
type graph struct {
	Context string `json:"@context"`
	Nodes   []any  `json:"@graph"`
}

// A reference names something by its address.
type reference struct {
	ID string `json:"@id"`
}

type breadcrumbList struct {
	Type  string     `json:"@type"`
	Items []listItem `json:"itemListElement"`
}

type listItem struct {
	Type     string    `json:"@type"`
	Position int       `json:"position"` // from 1
	Name     string    `json:"name"`
	Item     reference `json:"item"`
}

// An organisation is an authority or another body; with an ID alone it refers
// to one.
type organisation struct {
	Type        string         `json:"@type,omitempty"`
	ID          string         `json:"@id,omitempty"`
	Name        string         `json:"name,omitempty"`
	Description string         `json:"description,omitempty"`
	URL         string         `json:"url,omitempty"`
	SameAs      string         `json:"sameAs,omitempty"`
	Telephone   string         `json:"telephone,omitempty"` // international
	Email       string         `json:"email,omitempty"`
	Address     string         `json:"address,omitempty"`
	AreaServed  []namedPlace   `json:"areaServed,omitempty"`
	Parent      *organisation  `json:"parentOrganization,omitempty"`
	Contacts    []contactPoint `json:"contactPoint,omitempty"`
}

type contactPoint struct {
	Type      string   `json:"@type"`
	Name      string   `json:"name,omitempty"`
	Kind      string   `json:"contactType,omitempty"`
	URL       string   `json:"url,omitempty"`
	Telephone string   `json:"telephone,omitempty"`
	Email     string   `json:"email,omitempty"`
	Languages []string `json:"availableLanguage,omitempty"` // BCP 47
}

// A governmentService is what an authority does for those who ask.
type governmentService struct {
	Type        string          `json:"@type"`
	Name        string          `json:"name"`
	Description string          `json:"description,omitempty"`
	URL         string          `json:"url"`
	Kind        string          `json:"serviceType"`
	Provider    *organisation   `json:"provider"`
	Channel     *serviceChannel `json:"availableChannel,omitempty"`
}

type serviceChannel struct {
	Type  string       `json:"@type"`
	Phone contactPoint `json:"servicePhone"`
}

type namedPlace struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type place struct {
	Type        string      `json:"@type"`
	Name        string      `json:"name"`
	Description string      `json:"description,omitempty"`
	URL         string      `json:"url,omitempty"`
	Address     string      `json:"address,omitempty"`
	Geo         *geoNode    `json:"geo,omitempty"`
	Within      *namedPlace `json:"containedInPlace,omitempty"`
}

type geoNode struct {
	Type      string  `json:"@type"`
	Latitude  float64 `json:"latitude"`  // degrees north
	Longitude float64 `json:"longitude"` // degrees east
}

type event struct {
	Type        string        `json:"@type"`
	Name        string        `json:"name"`
	Description string        `json:"description,omitempty"`
	URL         string        `json:"url"`
	Image       string        `json:"image,omitempty"`
	Start       string        `json:"startDate"` // ISO 8601
	End         string        `json:"endDate,omitempty"`
	Location    *place        `json:"location,omitempty"`
	Organiser   *organisation `json:"organizer,omitempty"`
	Languages   []string      `json:"inLanguage,omitempty"`
}

// A creation is a web site, an article or a set of data.
type creation struct {
	Type        string         `json:"@type"`
	ID          string         `json:"@id,omitempty"`
	Name        string         `json:"name,omitempty"`
	Headline    string         `json:"headline,omitempty"`
	Description string         `json:"description,omitempty"`
	URL         string         `json:"url,omitempty"`
	Image       string         `json:"image,omitempty"`
	Language    string         `json:"inLanguage,omitempty"`
	Published   string         `json:"datePublished,omitempty"` // ISO 8601
	Modified    string         `json:"dateModified,omitempty"`
	Version     string         `json:"version,omitempty"`
	License     string         `json:"license,omitempty"` // address of the terms
	Publisher   *organisation  `json:"publisher,omitempty"`
	Files       []dataDownload `json:"distribution,omitempty"`
}

type dataDownload struct {
	Type   string `json:"@type"`
	URL    string `json:"contentUrl"`
	Format string `json:"encodingFormat"` // media type
}
