package pdf

import (
	"bytes"
	_ "embed" // for the colour profile
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
	"time"
)

// srgbProfile is sRGB-v2-micro.icc of github.com/saucecontrol/Compact-ICC-Profiles,
// in the public domain (CC0 1.0).
//
//go:embed srgb.icc
var srgbProfile []byte

// An Intent is the press or proof for which colours are meant.
type Intent struct {
	// Condition is the name of a printing condition in a register, such as
	// "FOGRA39" or "JC200103"; Registry is the address of the register, by default
	// that of the International Color Consortium.
	Condition, Registry string
	// Info says in words which it is.
	Info string
	// Profile is the condition's profile (ICC, CMYK, of the class of output
	// devices). Without one the name has to do, as PDF/X allows and PDF/A does not.
	Profile []byte
}

// isLanguage reports whether a tag has the form of one of BCP 47.
func isLanguage(tag string) bool {
	first, _, _ := strings.Cut(tag, "-")
	if len(first) < 2 || strings.ContainsAny(first, "0123456789") {
		return false
	}
	for part := range strings.SplitSeq(tag, "-") {
		if len(part) == 0 || len(part) > 8 || strings.ContainsFunc(part, func(r rune) bool {
			return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
		}) {
			return false
		}
	}
	return true
}

// iccHeader is how long the head of a profile is.
const iccHeader = 128

// profileOf returns what space the colours of a profile are in ("RGB ", "GRAY",
// "CMYK") and of which class of devices it is, and whether data looks like a
// profile at all.
func profileOf(data []byte) (space, class string, ok bool) {
	if len(data) < iccHeader || string(data[36:40]) != "acsp" {
		return "", "", false
	}
	size := int(data[0])<<24 | int(data[1])<<16 | int(data[2])<<8 | int(data[3])
	return string(data[16:20]), string(data[12:16]), size == len(data)
}

// components are how many numbers a colour of a profile's space has.
var components = map[string]int{"GRAY": 1, "RGB ": 3, "CMYK": 4}

// profile writes a profile, once for all that use it.
func (w *Writer) profile(data []byte, n int) ref {
	return w.store(fmt.Sprintf("/N %d", n), data)
}

// srgb returns the colour space of sRGB as an object.
func (w *Writer) srgb() ref {
	if w.rgb == 0 {
		b := body("[/ICCBased ")
		b.ref(w.profile(srgbProfile, 3))
		b.put("]")
		w.rgb = w.f.add(b)
	}
	return w.rgb
}

// intents returns the output intents as an entry of the catalogue.
func (w *Writer) intents() (body, error) {
	i, b := w.info.Intent, body("/OutputIntents[")
	if i == nil {
		w.appendIntent(&b, "GTS_PDFA1", &Intent{Condition: "sRGB IEC61966-2.1", Info: "sRGB IEC61966-2.1"}, w.profile(srgbProfile, 3))
		b.put("]")
		return b, nil
	}
	if i.Condition == "" {
		return nil, errors.New("an output intent without the name of a printing condition")
	}
	var profile ref
	if len(i.Profile) > 0 {
		if space, class, ok := profileOf(i.Profile); !ok || space != "CMYK" || class != "prtr" {
			return nil, errors.New("the profile of an output intent is not an ICC profile of a CMYK output device")
		}
		profile = w.profile(i.Profile, 4)
		w.appendIntent(&b, "GTS_PDFA1", i, profile)
	} else if w.info.Claim&PDFA2A != 0 {
		return nil, errors.New("PDF/A asks for the profile of the output intent")
	}
	w.appendIntent(&b, "GTS_PDFX", i, profile)
	b.put("]")
	return b, nil
}

func (w *Writer) appendIntent(b *body, kind string, i *Intent, profile ref) {
	b.put("<</Type/OutputIntent/S/" + kind)
	b.text("/OutputConditionIdentifier", i.Condition)
	registry := i.Registry
	if registry == "" {
		registry = "http://www.color.org"
	}
	b.text("/RegistryName", registry)
	b.text("/Info", i.Info)
	b.entry("/DestOutputProfile", profile)
	b.put(">>")
}

// catalog writes the root of the document.
func (w *Writer) catalog(outline ref) (ref, error) {
	intents, err := w.intents()
	if err != nil {
		return 0, err
	}
	meta := w.f.take()
	w.f.raw(meta, "/Type/Metadata/Subtype/XML", w.xmp())
	b := body("<</Type/Catalog/MarkInfo<</Marked true>>")
	b.entry("/Pages", w.pages.close())
	b.entry("/StructTreeRoot", w.tree.root)
	b.entry("/Metadata", meta)
	b.text("/Lang", w.info.Lang)
	b.put(w.view(outline != 0))
	b = append(b, intents...)
	b.entry("/Outlines", outline)
	if len(w.labels) > 0 {
		b.put("/PageLabels<</Nums[")
		b = append(append(b, w.labels...), "]>>"...)
	}
	if len(w.dests) > 0 {
		b.put("/Names<<")
		b.entry("/Dests", nameTree(w.f, w.dests))
		b.put(">>")
	}
	b.put(">>")
	return w.f.add(b), nil
}

// view returns how the document is shown, as entries of the catalogue.
func (w *Writer) view(outline bool) string {
	v := w.info.View
	s := "/ViewerPreferences<</DisplayDocTitle true"
	if duplex := [...]string{"", "Simplex", "DuplexFlipLongEdge", "DuplexFlipShortEdge"}; v.Duplex > AnyDuplex && int(v.Duplex) < len(duplex) {
		s += "/Duplex/" + duplex[v.Duplex]
	}
	if v.Actual {
		s += "/PrintScaling/None"
	}
	s += ">>"
	if v.Facing {
		s += "/PageLayout/TwoPageRight"
	}
	if v.Outline && outline {
		s += "/PageMode/UseOutlines"
	}
	return s
}

// infoDict writes the older form of what the document says of itself. It agrees
// with the other one.
func (w *Writer) infoDict() ref {
	i := w.info
	b := body("<<")
	b.text("/Title", i.Title)
	b.text("/Author", i.Author)
	b.text("/Subject", i.Subject)
	b.text("/Keywords", i.Keywords)
	b.text("/CreationDate", pdfDate(i.Created))
	b.text("/ModDate", pdfDate(i.Modified))
	b.put(">>")
	return w.f.add(b)
}

// pdfDate returns a date as strings of PDF have it, "" for none.
func pdfDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	zone := t.Format("-0700")
	return t.Format("D:20060102150405") + zone[:3] + "'" + zone[3:] + "'"
}

// xmp returns the metadata in XML. Tools may find and read it without knowing
// anything of PDF, so it is not compressed.
func (w *Writer) xmp() []byte {
	i := w.info
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">" +
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"" +
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n")
	b.WriteString("<dc:format>application/pdf</dc:format>\n<dc:title><rdf:Alt>" + item("x-default", i.Title) + item(i.Lang, i.Title))
	for _, lang := range sorted(i.Titles) {
		if lang != i.Lang && lang != "x-default" {
			b.WriteString(item(lang, i.Titles[lang]))
		}
	}
	b.WriteString("</rdf:Alt></dc:title>\n<dc:language><rdf:Bag>" + item("", i.Lang) + "</rdf:Bag></dc:language>\n")
	some := func(value, before, after string) {
		if value != "" {
			b.WriteString(before + escape(value) + after + "\n")
		}
	}
	some(i.Author, "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq></dc:creator>")
	some(i.Subject, `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, "</rdf:li></rdf:Alt></dc:description>")
	some(i.Rights, `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">`, "</rdf:li></rdf:Alt></dc:rights>")
	some(i.Keywords, "<pdf:Keywords>", "</pdf:Keywords>")
	some(xmpDate(i.Created), "<xmp:CreateDate>", "</xmp:CreateDate>")
	some(xmpDate(i.Modified), "<xmp:ModifyDate>", "</xmp:ModifyDate>")
	b.WriteString(claims(i.Claim))
	b.WriteString("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

// claims returns the identifiers of standards and the end of the description.
// PDF/A asks that the properties of PDF/UA, which it does not know, be described.
func claims(c Claim) string {
	s := ""
	if c&PDFA2A != 0 {
		s += "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
	}
	if c&PDFUA1 != 0 {
		s += "<pdfuaid:part>1</pdfuaid:part>\n"
	}
	s += "</rdf:Description>\n"
	if c == PDFA2A|PDFUA1 {
		s += extension
	}
	return s
}

const extension = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
`

// item returns an item of a list, in a language where it has one.
func item(lang, value string) string {
	if lang != "" {
		return `<rdf:li xml:lang="` + escape(lang) + `">` + escape(value) + "</rdf:li>"
	}
	return "<rdf:li>" + escape(value) + "</rdf:li>"
}

func escape(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}

func xmpDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02T15:04:05Z07:00")
}

// writeOutline writes the bookmarks and returns their root, none where there are
// no bookmarks.
func (w *Writer) writeOutline() ref {
	if len(w.outline) == 0 {
		return 0
	}
	root := w.f.take()
	first, last, count := w.bookmarks(w.outline, root)
	b := body("<</Type/Outlines")
	b.entry("/First", first)
	b.entry("/Last", last)
	b.put(fmt.Sprintf("/Count %d>>", count))
	w.f.put(root, b)
	return root
}

// bookmarks writes a list of bookmarks. Count is how many show when their parent
// is open.
func (w *Writer) bookmarks(list []Bookmark, parent ref) (first, last ref, count int) {
	refs := make([]ref, len(list)+2) // one empty at either end
	for i := range list {
		refs[i+1] = w.f.take()
	}
	for i, m := range list {
		b := body("<<")
		b.put("/Title")
		b.string(m.Title)
		b.entry("/Parent", parent)
		b.entry("/Prev", refs[i])
		b.entry("/Next", refs[i+2])
		b.put("/Dest")
		b = appendLiteral(b, m.Dest)
		w.wanted[m.Dest] = true
		count++
		if len(m.Kids) > 0 {
			f, l, n := w.bookmarks(m.Kids, refs[i+1])
			b.entry("/First", f)
			b.entry("/Last", l)
			if m.Open {
				count += n
			} else {
				n = -n
			}
			b.put(fmt.Sprintf("/Count %d", n))
		}
		b.put(">>")
		w.f.put(refs[i+1], b)
	}
	return refs[1], refs[len(list)], count
}
