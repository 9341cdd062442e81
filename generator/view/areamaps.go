package view

import (
	"slices"
	"strings"

	"prospectus/generator/figure"
	"prospectus/generator/geo"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/scene"
)

// A scope is what a page wants maps of: a park, a region, or with neither the
// whole place; and the parks that the page is about.
type scope struct {
	park, region string
	here         []string
}

// areaMaps returns the maps for a page: those of its park, else those of its
// region, else those of the whole place, else the sketch under a title. What a
// site neither maps nor sketches has none.
func (s scribe) areaMaps(title string, at scope) (all AreaMaps) {
	for _, m := range s.mapsOf(at) {
		all = append(all, s.areaMap(m, at))
	}
	if len(all) == 0 {
		if m := s.sketch(title, at.here...); m != nil {
			all = AreaMaps{m}
		}
	}
	return all
}

// hasMap reports whether the site has a map, not a sketch, of exactly that.
func (s *speech) hasMap(at scope) bool {
	for m := range s.Catalog.Maps.All() {
		if m.Park == at.park && m.Region == at.region {
			return true
		}
	}
	return false
}

func (s *speech) mapsOf(at scope) (found []*model.Map) {
	for _, want := range []scope{{park: at.park}, {region: at.region}, {}} {
		for m := range s.Catalog.Maps.All() {
			if m.Park == want.park && m.Region == want.region {
				found = append(found, m)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	return found
}

func idsOf[T model.Identified](all []T) (ids []string) {
	for _, item := range all {
		ids = append(ids, item.Ident())
	}
	return ids
}

// areaMap returns a map that the site supplies, true to scale.
func (s scribe) areaMap(m *model.Map, at scope) *AreaMap {
	v := s.surveys[m.ID]()
	name := s.phrase(m.Name)
	a := &figure.Area{Title: name.Text, Lang: name.Lang}
	used := map[model.FeatureKind]bool{}
	shown := map[string]bool{} // kind/id of records
	var opens Links
	for i := range m.Features {
		f := &m.Features[i]
		if !s.addFeature(a, v, f, at, shown) {
			continue
		}
		used[f.Kind] = true
	}
	rounded := s.addRecords(a, v, m, at, shown)
	for _, p := range a.Places {
		if !p.Link.IsZero() {
			opens = append(opens, Link{Href: s.refHref(p.Link), Text: p.Title, Lang: p.Lang})
		}
	}
	a.Signs, a.Note = s.areaKey(a, used), s.mapNote(m, rounded)
	a.Scale = s.scaleBar(v)
	a.Desc = s.say("area-map.desc", s.int(len(opens)))
	drawn := &AreaMap{Area: a, ID: "map-" + m.ID, href: s.refHref}
	if len(opens) > 0 {
		drawn.Opens, drawn.Word = &opens, s.say("area-map.opens", s.int(len(opens)))
	}
	drawn.draw = func(f figure.Format) *scene.Scene {
		at := slices.IndexFunc(areaLayouts, func(l layout) bool { return l.format.Width == f.Width })
		one := *a
		one.Surfaces, one.Lines = s.outlines(m, &v.sheets[at])
		return one.Draw(f)
	}
	return drawn
}

// addFeature adds the place of a feature, where it has one; ok is false for a
// record that this edition does not have.
func (s scribe) addFeature(a *figure.Area, v *survey, f *model.Feature, at scope, shown map[string]bool) (ok bool) {
	if kind, id, ok := f.Record(); ok {
		p, found := s.recordPlace(kind, id, at)
		if found && !shown[kind+"/"+id] {
			p.At = v.place(f.Shape)
			a.Places, shown[kind+"/"+id] = append(a.Places, p), true
		}
		return found
	}
	name := s.phrase(f.Name)
	add := func(kind figure.PlaceKind, at figure.Point) {
		a.Places = append(a.Places, figure.Place{Kind: kind, Name: name.Text, Lang: name.Lang, At: at})
	}
	switch {
	case len(f.Shape.Points) > 0:
		for _, p := range f.Shape.Points {
			add(placeKinds[f.Kind.Mark()], figure.Point(v.flat.At(p)))
		}
	case name.Text == "" || len(f.Shape.Areas) == 0:
	case f.Kind == model.Ground:
		add(figure.GroundPlace, v.place(f.Shape))
	default:
		add(figure.LakePlace, v.place(f.Shape))
	}
	return true
}

// recordPlace returns a record as a place that opens; found is false for one
// that this edition does not have.
func (s scribe) recordPlace(kind, id string, at scope) (p figure.Place, found bool) {
	var name Phrase
	switch kind {
	case "parks":
		r := s.Catalog.Parks.Get(id)
		if r == nil {
			return p, false
		}
		p.Kind, name = figure.ParkPlace, s.title(&r.Header)
		p.Here = slices.Contains(at.here, id)
	case "projects":
		r := s.Catalog.Projects.Get(id)
		if r == nil {
			return p, false
		}
		p.Kind, name = figure.ProjectPlace, s.title(&r.Header)
	default:
		r := s.Catalog.Plots.Get(id)
		if r == nil {
			return p, false
		}
		p.Kind, name = figure.PlotPlace, s.label("plot", r.ID, r.Name)
	}
	p.Name, p.Title, p.Lang = name.Text, name.Text, name.Lang
	p.Link = scene.Ref{Kind: kind, ID: id}
	return p, true
}

// addRecords adds the parks that state where they lie, and the projects that lie
// in none of these, where the file of the map does not have them; it reports
// whether it added any. What is stated is a hundredth of a degree, so on the map
// of a park, which is hardly larger, only what the file has is shown.
func (s scribe) addRecords(a *figure.Area, v *survey, m *model.Map, at scope, shown map[string]bool) (added bool) {
	add := func(kind, id, region string, c i18n.Coordinates) {
		pos := geo.Position{Lon: c.Lon(), Lat: c.Lat()}
		if c.IsZero() || shown[kind+"/"+id] || m.Park != "" || m.Region != "" && m.Region != region || !v.bounds.Holds(pos) {
			return
		}
		if p, ok := s.recordPlace(kind, id, at); ok {
			p.At = figure.Point(v.flat.At(pos))
			a.Places, shown[kind+"/"+id], added = append(a.Places, p), true, true
		}
	}
	for p := range s.Catalog.Parks.All() {
		add("parks", p.ID, p.Region, p.Coordinates)
	}
	for p := range s.Catalog.Projects.All() {
		if !shown["parks/"+p.Park] && p.State == model.Open {
			add("projects", p.ID, p.Region, p.Coordinates)
		}
	}
	return added
}

// outlines returns the surfaces and lines of a map in the detail of a sheet.
// What shows a record that this edition does not have is not in its catalogue.
func (s scribe) outlines(m *model.Map, v *sheet) (surfaces []figure.Surface, lines []figure.AreaLine) {
	for i := range m.Features {
		f := &m.Features[i]
		_, _, offer := f.Record()
		name := s.phrase(f.Name)
		kind, ok := lineKinds[f.Kind.Mark()]
		if f.Kind == model.Boundary {
			kind, ok = figure.BoundaryLine, true
			for _, rim := range v.areas[i] {
				lines = append(lines, figure.AreaLine{Kind: kind, Points: append(slices.Clone(rim), rim[0]), Exact: true})
			}
		} else if len(v.areas[i]) > 0 {
			surfaces = append(surfaces, figure.Surface{Outlines: v.areas[i], Offer: offer, Water: f.Kind == model.Water || f.Kind.Mark() == model.River})
		}
		for j, l := range v.lines[i] {
			if ok && len(l) > 1 {
				line := figure.AreaLine{Kind: kind, Points: l, Exact: true}
				if j == 0 {
					line.Name, line.Lang = name.Text, name.Lang
				}
				lines = append(lines, line)
			}
		}
	}
	return surfaces, lines
}

// areaKey explains the signs that occur.
func (s scribe) areaKey(a *figure.Area, used map[model.FeatureKind]bool) (keys []figure.AreaKey) {
	for _, k := range []struct {
		kind figure.PlaceKind
		word string
	}{{figure.ParkPlace, "sketch.park"}, {figure.PlotPlace, "area-map.plot"}, {figure.ProjectPlace, "area-map.project"}} {
		if slices.ContainsFunc(a.Places, func(p figure.Place) bool { return p.Kind == k.kind }) {
			keys = append(keys, figure.AreaKey{Place: k.kind, Word: s.w(k.word)})
		}
	}
	if used[model.Boundary] {
		keys = append(keys, figure.AreaKey{Line: figure.BoundaryLine, Lines: true, Word: s.w("area-map.boundary")})
	}
	marks := map[model.MarkKind]bool{}
	for k := range used {
		marks[k.Mark()] = true
	}
	return append(keys, s.signKey(marks)...)
}

// mapNote is what a map says of itself: its approval number or why it needs none,
// where it is from, and how it is drawn.
func (s scribe) mapNote(m *model.Map, rounded bool) string {
	var said []string
	if m.Approval != "" {
		number := strings.TrimLeft(strings.TrimPrefix(m.Approval, "审图号"), "：: ")
		said = append(said, s.say("area-map.approval", number))
	} else {
		said = append(said, s.say("area-map.exempt", s.enum("exemption", string(m.Exempt)), s.phrase(m.Because).Text))
	}
	said = append(said, s.say("area-map.source", s.phrase(m.Source).Text, s.loc.Date(m.Date)), s.w("area-map.projection"))
	if rounded {
		said = append(said, s.w("area-map.rounded"))
	}
	return strings.Join(said, s.w("area-map.between"))
}

// scaleBar returns the bar of a map with its length in words.
func (s *speech) scaleBar(v *survey) *figure.Ring {
	km := v.bar()
	q := i18n.NewQuantity(i18n.DecimalOf(int64(km)), "km")
	if km < 1 {
		q = i18n.NewQuantity(i18n.DecimalOf(int64(km*1000+.5)), "m")
	}
	return &figure.Ring{Radius: km, Text: s.quantity(q).Text()}
}
