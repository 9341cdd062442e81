package view

import (
	"slices"

	"prospectus/generator/figure"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/scene"
)

// An AreaMap is a map or a sketch of the area, laid out for a desk, a column of
// text and a telephone. The page's rule shows one of them.
type AreaMap struct {
	Area  *figure.Area
	ID    string // unique on its page
	Opens *Links // the records that it shows, under a drawing whose page may not list them
	Word  string // what they are
	draw  func(figure.Format) *scene.Scene
	href  func(scene.Ref) string
}

// AreaMaps are those of one page.
type AreaMaps []*AreaMap

// AppendHTML appends the maps one after the other.
func (all AreaMaps) AppendHTML(dst []byte) []byte {
	for _, m := range all {
		dst = m.AppendHTML(dst)
	}
	return dst
}

// areaLayouts are those of an area map: over the whole page, in a column of text,
// on a telephone.
var areaLayouts = []layout{
	{"wide", figure.Format{Width: 1200, Size: 16, Touch: figure.Desk.Touch, Measure: scene.Screen{}}},
	{"near", figure.Format{Width: 672, Size: 16, Touch: figure.Desk.Touch, Measure: scene.Screen{}}},
	{"tall", figure.Format{Width: 320, Size: 16, Upright: true, Touch: figure.Phone.Touch, Measure: scene.Screen{}}},
}

// AppendHTML appends the map with the one rule it needs, so that a page asks for
// no further file.
func (m *AreaMap) AppendHTML(dst []byte) []byte {
	dst = append(dst, `<figure class="areamap" style="container-type:inline-size"><style>.areamap .near,.areamap .wide{display:none}@container(min-width:42rem){.areamap .near{display:block}.areamap .tall,.areamap .wide{display:none}}@container(min-width:75rem){.areamap .wide{display:block}.areamap .near{display:none}}.areamap a:hover text,.areamap a:focus-visible text{text-decoration:underline}</style>`...)
	dst = append(appendLayouts(dst, m.ID, areaLayouts, m.draw, m.href), "</figure>"...)
	if m.Opens != nil {
		dst = append(appendText(append(dst, `<details><summary>`...), m.Word), `</summary>`...)
		dst = append(linkList(*m.Opens).AppendHTML(dst), `</details>`...)
	}
	return dst
}

// sketchBend draws distances by their root and a little more: the districts of a
// city take as much room as the counties around it.
const sketchBend = .58

// sketch returns the sketch of the area with some of its parks marked as those
// that the page is about; nil where the site has none.
func (s scribe) sketch(title string, here ...string) *AreaMap {
	a := &figure.Area{Title: title, Bend: sketchBend}
	parks, used := 0, map[model.MarkKind]bool{}
	centre, farthest := "", 0.0
	for m := range s.Catalog.Sketch.All() {
		if m.Kind.Line() {
			a.Lines = append(a.Lines, s.sketchLine(m))
			used[m.Kind] = true
			continue
		}
		p, ok := s.sketchPlace(m, here)
		if !ok {
			continue
		}
		if p.Kind == figure.ParkPlace {
			parks++
		}
		if m.Kind == model.City && m.Place.From(i18n.Offset{}) == 0 {
			centre = p.Name
		}
		used[m.Kind], farthest = true, max(farthest, m.Place.From(i18n.Offset{}))
		a.Places = append(a.Places, p)
	}
	if parks == 0 {
		return nil
	}
	a.Desc = s.say("sketch.desc", s.int(parks))
	a.Note = s.w("sketch.note")
	if centre != "" {
		a.Rings, a.Note = s.distanceRings(farthest), a.Note+s.say("sketch.rings", centre)
	}
	a.Signs = s.sketchKey(used)
	return &AreaMap{Area: a, ID: "sketch", draw: a.Draw, href: s.refHref}
}

// lineKinds and placeKinds are how marks of each kind look.
var (
	lineKinds = map[model.MarkKind]figure.LineKind{
		model.River: figure.WaterLine, model.Road: figure.RoadLine, model.Motorway: figure.MotorwayLine,
		model.Railway: figure.RailLine, model.HighSpeed: figure.FastRailLine,
	}
	placeKinds = map[model.MarkKind]figure.PlaceKind{
		model.City: figure.CityPlace, model.Town: figure.TownPlace, model.Station: figure.StationPlace, model.FreightYard: figure.FreightPlace,
		model.Airport: figure.AirportPlace, model.Port: figure.PortPlace, model.Junction: figure.JunctionPlace, model.Lake: figure.LakePlace, model.Hill: figure.HillPlace,
	}
)

func (s scribe) sketchLine(m *model.Mark) figure.AreaLine {
	name := s.phrase(m.Name)
	l := figure.AreaLine{Kind: lineKinds[m.Kind], Name: name.Text, Lang: name.Lang}
	for _, p := range m.Course.Points() {
		l.Points = append(l.Points, figure.Point{East: p.East(), North: p.North()})
	}
	return l
}

// sketchPlace returns a place of the sketch; ok is false for that of a park which
// this edition does not have.
func (s scribe) sketchPlace(m *model.Mark, here []string) (p figure.Place, ok bool) {
	p.At = figure.Point{East: m.Place.East(), North: m.Place.North()}
	name := s.phrase(m.Name)
	if m.Kind != "" {
		p.Kind, p.Name, p.Lang = placeKinds[m.Kind], name.Text, name.Lang
		return p, p.Name != ""
	}
	park := s.Catalog.Parks.Get(m.Park)
	if park == nil {
		return p, false
	}
	if name.Text == "" {
		name = s.title(&park.Header)
	}
	p.Kind, p.Name, p.Lang, p.Title = figure.ParkPlace, name.Text, name.Lang, s.title(&park.Header).Text
	p.Link, p.Here = scene.Ref{Kind: "parks", ID: park.ID}, slices.Contains(here, park.ID)
	return p, true
}

// addMaps puts the maps of a scope before a list.
func (s scribe) addMaps(l *List, at scope) {
	if all := s.areaMaps(s.w("sketch.title"), at); len(all) > 0 {
		l.Before = append(l.Before, Section{ID: "sketch", Title: s.w("sketch.title"), Parts: []Fragment{all}})
	}
}

// distanceRings are the distances that a sketch shows.
func (s scribe) distanceRings(farthest float64) (rings []figure.Ring) {
	for _, km := range []int64{10, 25, 50, 100, 200, 400} {
		if float64(km) < 1.05*farthest {
			rings = append(rings, figure.Ring{Radius: float64(km), Text: s.quantity(i18n.NewQuantity(i18n.DecimalOf(km), "km")).Text()})
		}
	}
	return rings
}

// sketchKey explains the signs that occur.
func (s scribe) sketchKey(used map[model.MarkKind]bool) []figure.AreaKey {
	return append([]figure.AreaKey{{Place: figure.ParkPlace, Word: s.w("sketch.park")}}, s.signKey(used)...)
}

// signKey explains the signs of marks, without those that explain themselves.
func (s scribe) signKey(used map[model.MarkKind]bool) (keys []figure.AreaKey) {
	for _, v := range model.MarkKind("").Values() {
		k := model.MarkKind(v)
		if !used[k] || k == model.City || k == model.Lake || k == model.Hill {
			continue
		}
		key := figure.AreaKey{Word: s.enum("mark-kind", v)}
		if key.Place = placeKinds[k]; k.Line() {
			key.Line, key.Lines = lineKinds[k], true
		}
		keys = append(keys, key)
	}
	return keys
}
