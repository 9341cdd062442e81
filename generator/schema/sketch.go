package schema

import (
	"fmt"
	"math"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

var (
	markShape = fault("sketch-place-or-line",
		i18n.Text{"zh": "示意图上的“%[1]s”写成了%[2]s，应写%[3]s", "en": "a mark of kind %[1]q has %[2]s; it needs %[3]s"},
		i18n.Text{"zh": `地点写 at = "12 E, 8 N"；河流、道路、铁路写 course = "40 W, 8 N; 12 W, 3 N"；园区写 park 和 at，不写 kind`, "en": `a place has at = "12 E, 8 N"; a river, road or railway has course = "40 W, 8 N; 12 W, 3 N"; a park has park and at, and no kind`})
	boundaryLike = fault("sketch-outline",
		i18n.Text{"zh": "这条线首尾相接或与自身相交，可能被当成行政区域界线", "en": "this line closes on itself or crosses itself and could be read as a boundary"},
		i18n.Text{"zh": "示意图不画任何封闭轮廓；湖泊写成 kind = \"lake\" 的地点，环线拆成两段、留出缺口（《地图管理条例》）", "en": "a sketch has no outline: write a lake as a place with kind = \"lake\", and part a ring road so that it stays open (Map Management Regulations)"})
	secretSite = fault("sketch-secret-site",
		i18n.Text{"zh": "公开的示意图和地图不得标出“%[1]s”这类设施", "en": "a public sketch or map does not show sites such as %[1]q"},
		i18n.Text{"zh": "军事设施、油气管道和库、变电站、水库等不上图，删去这一项", "en": "military sites, pipelines and depots, substations and reservoirs stay off it; take the entry out"})
	shortRoad = warning("sketch-distance",
		i18n.Text{"zh": "示意图上 %[1]s 离“%[2]s”直线 %[3]s 公里，比园区写的路程 %[4]s 公里还远", "en": "on the sketch %[1]s lies %[3]s km from %[2]q in a straight line, farther than the %[4]s km by road that the park states"},
		i18n.Text{"zh": "核对两处：示意图的位置，或园区的距离", "en": "check both: the places on the sketch, or the park's distance"})
)

// secretWords are what names of sites have in them that a public sketch does
// not show. Those in Latin letters are whole words.
var secretWords = []string{
	"部队", "驻军", "军营", "军用", "军事", "军港", "军区", "军分区", "军械", "营区", "靶场", "雷达", "弹药", "油库", "输油", "输气", "管道", "储油", "变电站", "换流站", "水库", "大坝", "看守所", "监狱",
	"military", "army", "barracks", "garrison", "radar", "ammunition", "pipeline", "pipelines", "oil depot", "substation", "substations", "reservoir", "dam", "prison",
}

// secretWord returns the first word of a name for which it has no place on a
// sketch, "" where there is none.
func secretWord(name string) string {
	folded := " " + strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return r < 'a' && r < 0x80 || r > 'z' && r < 0x80
	}), " ") + " "
	for _, w := range secretWords {
		if w[0] < 0x80 && strings.Contains(folded, " "+w+" ") || w[0] >= 0x80 && strings.Contains(name, w) {
			return w
		}
	}
	return ""
}

// mark checks one entry of the sketch.
func (d *decoder) mark(t *content.Table, m *model.Mark) {
	d.markKeys(t, m)
	for tag, name := range m.Name {
		if w := secretWord(name); w != "" {
			span := t.Get("name").Span
			if t.Get("name").Kind == content.TableValue {
				span = t.Get("name").Table.Get(string(tag)).Span
			}
			d.faults.Add(secretSite.At(span, w))
		}
	}
	if v := t.Get("course"); v != nil && closes(m.Course.Points()) {
		d.faults.Add(boundaryLike.At(v.Span))
	}
}

// markKeys checks that an entry has what its kind needs.
func (d *decoder) markKeys(t *content.Table, m *model.Mark) {
	at, course, kind := t.Get("at"), t.Get("course"), t.Get("kind")
	switch {
	case m.Park != "" && kind != nil:
		d.faults.Add(markShape.At(kind.Span, m.Kind, "park", "at"))
	case m.Park == "" && kind == nil:
		d.faults.Add(missingKey.At(t.Span, "kind"))
		return
	case m.Park == "" && t.Get("name") == nil:
		d.faults.Add(missingKey.At(t.Span, "name"))
	}
	word := i18n.Message{Format: i18n.Text{"zh": "园区", "en": "park"}}
	var what any = word
	if m.Kind != "" {
		what = m.Kind
	}
	line := m.Kind.Line()
	switch {
	case line && at != nil:
		d.faults.Add(markShape.At(at.Key, what, "at", "course"))
	case !line && course != nil:
		d.faults.Add(markShape.At(course.Key, what, "course", "at"))
	case line && course == nil:
		d.faults.Add(missingKey.At(t.Span, "course"))
	case !line && at == nil:
		d.faults.Add(missingKey.At(t.Span, "at"))
	}
}

// closes reports whether a line comes back to where it began, near enough to be
// taken for an outline, or crosses itself. Near is a tenth of its length, and
// two kilometres at least.
func closes(line []i18n.Offset) bool {
	if len(line) < 3 {
		return false
	}
	length := 0.0
	for i := 1; i < len(line); i++ {
		length += line[i].From(line[i-1])
	}
	if line[0].From(line[len(line)-1]) <= max(2, length/10) {
		return true
	}
	for i := 1; i < len(line); i++ {
		for j := i + 2; j < len(line); j++ {
			if cross(line[i-1], line[i], line[j-1], line[j]) {
				return true
			}
		}
	}
	return false
}

// cross reports whether two stretches share a point.
func cross(a, b, c, d i18n.Offset) bool {
	side := func(p, q, r i18n.Offset) float64 {
		return (q.East()-p.East())*(r.North()-p.North()) - (q.North()-p.North())*(r.East()-p.East())
	}
	s1, s2, s3, s4 := side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)
	if s1 == 0 && s2 == 0 {
		return min(a.East(), b.East()) <= max(c.East(), d.East()) && min(c.East(), d.East()) <= max(a.East(), b.East()) &&
			min(a.North(), b.North()) <= max(c.North(), d.North()) && min(c.North(), d.North()) <= max(a.North(), b.North())
	}
	return s1*s2 <= 0 && s3*s4 <= 0
}

// checkSketch compares the sketch with the distances that parks state: a road
// is never shorter than the straight line, half a kilometre and a fiftieth for
// rounding allowed.
func (l *loader) checkSketch(c *model.Catalog) {
	for m := range c.Sketch.All() {
		park := c.Parks.Get(m.Park)
		if park == nil || m.Place.IsZero() {
			continue
		}
		for _, distance := range park.Distances {
			if place := marked(c, &distance); place != nil {
				l.compare(park, m, place, &distance)
			}
		}
	}
}

func (l *loader) compare(park *model.Park, m, place *model.Mark, d *model.Distance) {
	road, ok := kilometres(d.Distance)
	straight := m.Place.From(place.Place)
	if ok && straight > road*1.02+.5 {
		l.list.Add(shortRoad.At(m.At("at"), park.ID, i18n.Message{Format: escaped(place.Name)}, number(straight), number(road)))
	}
}

// escaped returns a text as a format without verbs.
func escaped(t i18n.Text) i18n.Text {
	out := i18n.Text{}
	for tag, s := range t {
		out[tag] = strings.ReplaceAll(s, "%", "%%")
	}
	return out
}

func number(v float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0") }

// marked returns the place of the sketch to which a distance is stated: of the
// kind that the distance names, and called as it is or by a part of it. The
// longest name wins.
func marked(c *model.Catalog, d *model.Distance) (found *model.Mark) {
	best := 0
	for m := range c.Sketch.All() {
		if m.Place.IsZero() || m.Kind == "" || m.Kind.Destination() != d.To {
			continue
		}
		for tag, name := range m.Name {
			if stated := d.Name[tag]; len(name) > best && strings.Contains(stated, name) {
				found, best = m, len(name)
			}
		}
	}
	return found
}

// kilometres returns a distance that is stated in kilometres or metres.
func kilometres(q i18n.Quantity) (float64, bool) {
	per, known := map[i18n.Unit]float64{"km": 1, "m": .001}[q.Unit]
	v := q.High
	if v.Sign() == 0 {
		v = q.Low
	}
	f := v.Float64() * per
	return f, known && !math.IsNaN(f)
}
