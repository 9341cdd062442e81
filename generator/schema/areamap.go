package schema

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/geo"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

var (
	mapUnapproved = fault("area-map-unapproved",
		i18n.Text{"zh": "这幅地图没有审图号，也没有写明依法不需要审图号", "en": "this map bears no approval number and states no exemption"},
		i18n.Text{"zh": `写 approval = "审图号：…"；依法不需要的，由本单位判断后写 exempt = "simple"（简单示意）或 "no-boundary"（不含行政区域界线）和 exempt_reason（《地图管理条例》）`, "en": `write its number as approval; where the law asks for none, your office says so with exempt = "simple" or "no-boundary" and exempt_reason (Map Management Regulations)`})
	mapExempt = fault("area-map-exempt",
		i18n.Text{"zh": "不需要审图号的写法不成立：%[1]s", "en": "this exemption does not hold: %[1]s"},
		i18n.Text{"zh": "补写理由，改正图的内容，或送审后写审图号", "en": "give the reason, correct the map, or have it approved and write its number"})
	mapOfTwo = fault("area-map-of-two",
		i18n.Text{"zh": "一幅地图只属于一个园区或一个区县", "en": "a map is of one park or of one region"},
		i18n.Text{"zh": "只写 park 或 region；都不写，就是全市的地图", "en": "write park or region; a map with neither is of the whole place"})
	badMapFile = fault("area-map-file",
		i18n.Text{"zh": "“%[1]s”应是 data 文件夹里 .geojson 或 .json 文件的名字，不能带路径", "en": "%[1]q should be the name of a .geojson or .json file in the folder data, without a path"},
		i18n.Text{"zh": "把文件放进站点的 data 文件夹（不是内部资料文件夹），这里只写文件名", "en": "put the file into the site's folder data, not into the internal one, and write its name alone"})
	badGeoJSON = fault("bad-geojson",
		i18n.Text{"zh": "GeoJSON 有误：%[1]s", "en": "this is not GeoJSON as it should be: %[1]s"},
		i18n.Text{"zh": "用测绘或地理信息软件按 RFC 7946 重新导出（经纬度，CGCS2000 或 WGS 84）", "en": "export it again after RFC 7946 (longitude and latitude, CGCS2000 or WGS 84)"})
	mapFeature = fault("area-map-feature",
		i18n.Text{"zh": "图上的这一要素不能用：%[1]s", "en": "this feature of the map cannot be used: %[1]s"},
		i18n.Text{"zh": `要素的 properties 写 kind（如 "land"、"water"、"river"、"motorway"、"railway-station"）和 name、name_en；园区、地块、项目写 park、plot（园区/地块）或 project，不写 kind`, "en": `a feature's properties have kind (such as "land", "water", "river", "motorway", "railway-station") and name, name_en; a park, plot or project has park, plot (park/plot) or project, and no kind`})
)

// geoFaults say what a GeoJSON text does wrong. %[1]s is the word or number at
// fault.
var geoFaults = map[geo.Reason]i18n.Text{
	geo.NotJSON:        {"zh": "从这里起不符合 JSON 语法", "en": "from here on it is no JSON"},
	geo.NotObject:      {"zh": "这里应是一个对象 { }", "en": "an object { } belongs here"},
	geo.NotArray:       {"zh": "%[1]s 这里应是数组 [ ]", "en": "an array [ ] belongs here, in %[1]s"},
	geo.NoMember:       {"zh": "缺少 %[1]s", "en": "%[1]s is missing"},
	geo.WrongType:      {"zh": "type “%[1]s”不能用在这里（区分大小写）", "en": "the type %[1]q cannot stand here (case matters)"},
	geo.Misplaced:      {"zh": "%[1]s 不能写在这里", "en": "%[1]s may not stand here"},
	geo.Repeated:       {"zh": "%[1]s 写了两次", "en": "%[1]s stands twice"},
	geo.OtherSystem:    {"zh": "坐标系不是经纬度，请按 WGS 84 或 CGCS2000 经纬度导出", "en": "its coordinates are not longitude and latitude: export it in WGS 84 or CGCS2000"},
	geo.NotPosition:    {"zh": "坐标应写成 [经度, 纬度]", "en": "a position is [longitude, latitude]"},
	geo.OutOfRange:     {"zh": "%[1]s 超出范围：先经度（−180 至 180），后纬度（−90 至 90）", "en": "%[1]s is out of range: longitude (−180 to 180) comes first, then latitude (−90 to 90)"},
	geo.ShortLine:      {"zh": "一条线至少有两个点", "en": "a line has two positions at least"},
	geo.ShortRing:      {"zh": "一个面至少有三个不在一条线上的点", "en": "a ring has three positions at least that are not on one line"},
	geo.OpenRing:       {"zh": "面没有闭合：最后一点应与第一点相同", "en": "the ring is open: its last position must be its first"},
	geo.CrossedRing:    {"zh": "面的边线与自身相交", "en": "the ring crosses itself"},
	geo.AcrossDateLine: {"zh": "图形跨越 180° 经线，不能这样画", "en": "it crosses the 180th meridian, which a map here cannot"},
	geo.TooDeep:        {"zh": "GeometryCollection 嵌套过多", "en": "collections lie too deep within one another"},
	geo.NoFeature:      {"zh": "没有任何图形", "en": "nothing in it lies anywhere"},
}

// areaMap checks a row of the table of maps and reads its file.
func (l *loader) areaMap(d *decoder, t *content.Table, m *model.Map) {
	d.mapRow(t, m)
	if m.File == "" {
		return
	}
	at := t.Get("file").Span
	ext := strings.ToLower(path.Ext(m.File))
	if strings.ContainsAny(m.File, `/\`) || !fs.ValidPath(m.File) || ext != ".geojson" && ext != ".json" {
		d.faults.Add(badMapFile.At(at, m.File))
		return
	}
	name := path.Join("data", m.File)
	if _, err := fs.Stat(l.src.Site, name); err != nil {
		d.faults.Add(missingFile.At(at, m.File, "data").Meant(m.File, l.mapFiles()))
		return
	}
	if file := l.src.File(name, l.list); file != nil { // what is wrong with its bytes was said
		d.features(file, m)
	}
}

// mapFiles names the files beside the table that could be maps.
func (l *loader) mapFiles() (names []string) {
	entries, _ := fs.ReadDir(l.src.Site, "data") // a folder that cannot be listed gives no hint
	for _, e := range entries {
		if ext := strings.ToLower(path.Ext(e.Name())); ext == ".geojson" || ext == ".json" {
			names = append(names, e.Name())
		}
	}
	return names
}

// mapRow checks what a map says of itself.
func (d *decoder) mapRow(t *content.Table, m *model.Map) {
	exempt := func(key, zh, en string) {
		d.faults.Add(mapExempt.At(t.Get(key).Span, i18n.Message{Format: i18n.Text{"zh": zh, "en": en}}))
	}
	switch {
	case m.Approval == "" && m.Exempt == "" && !d.faulty():
		d.faults.Add(mapUnapproved.At(t.Span))
	case m.Exempt != "" && m.Approval != "":
		exempt("exempt", "已有审图号", "it bears an approval number")
	case m.Exempt != "" && len(m.Because) == 0:
		exempt("exempt", "没有写理由 exempt_reason", "it gives no exempt_reason")
	}
	if m.Park != "" && m.Region != "" {
		d.faults.Add(mapOfTwo.At(t.Get("region").Span))
	}
}

// features reads the file of a map and keeps of it what the program knows.
func (d *decoder) features(file *source.File, m *model.Map) {
	found, faults := geo.Read(file.Text)
	for _, f := range faults {
		said := i18n.Message{Format: geoFaults[f.Reason]}
		if strings.Contains(said.Format["en"], "%[1]") {
			said.Args = []any{f.Detail}
		}
		d.faults.Add(badGeoJSON.At(file.Span(f.Start, f.End), said))
	}
	if len(faults) > 0 {
		return
	}
	for i := range found {
		if f, ok := d.feature(file, &found[i], m); ok {
			m.Features = append(m.Features, f)
		}
	}
}

// feature makes of one GeoJSON feature one of a map.
func (d *decoder) feature(file *source.File, g *geo.Feature, m *model.Map) (f model.Feature, ok bool) {
	f.Shape = g.Shape
	at := file.Span(g.Start, g.Start+1)
	refuse := func(span source.Span, zh, en string, args ...any) {
		ok = false
		d.faults.Add(mapFeature.At(span, i18n.Message{Format: i18n.Text{"zh": zh, "en": en}, Args: args}))
	}
	ok = true
	for _, p := range g.Texts {
		span := file.Span(p.Start, p.End)
		if p.Name == "kind" {
			at = span
		}
		d.property(span, p, &f)
	}
	_, _, shows := f.Record()
	switch {
	case shows && f.Kind != "":
		refuse(at, "写了 kind，又写了园区、地块或项目", "it has a kind and is a park, plot or project too")
	case !shows && f.Kind == "":
		refuse(at, "没有写明是什么（kind）", "it does not say what it is (kind)")
	case !shows && !known(f.Kind):
		refuse(at, "不认识 kind “%[1]s”，可写：%[2]s", "the kind %[1]q is unknown; there are %[2]s", f.Kind, strings.Join(model.FeatureKinds(), ", "))
	case !f.Kind.Fits(f.Shape):
		refuse(at, "图形与 kind 不符：地点是点，道路和铁路是线，陆地和水面是面；园区、地块、项目是点或面", "its geometry does not suit its kind: places are points, roads and railways lines, land and water surfaces, and parks, plots and projects points or surfaces")
	case f.Kind == model.Boundary && m.Exempt != "":
		refuse(at, "图上有行政区域界线，不能免于审图", "a map with an administrative boundary is not exempt from approval")
	}
	if shows {
		f.Name = nil // its record has it
	}
	return f, ok
}

func known(k model.FeatureKind) bool { return slices.Contains(model.FeatureKinds(), string(k)) }

// property notes a property that the program knows. All others go nowhere.
func (d *decoder) property(span source.Span, p geo.Text, f *model.Feature) {
	name := func(tag i18n.Tag) {
		if f.Name == nil {
			f.Name = i18n.Text{}
		}
		f.Name[tag] = p.Value
		if w := secretWord(p.Value); w != "" {
			d.faults.Add(secretSite.At(span, w))
		}
	}
	refer := func(kind string, into *string) {
		*into = p.Value
		d.refs = append(d.refs, reference{kind, p.Value, span})
	}
	switch p.Name {
	case "kind":
		f.Kind = model.FeatureKind(p.Value)
	case "park":
		refer("parks", &f.Park)
	case "plot":
		refer("plots", &f.Plot)
	case "project":
		refer("projects", &f.Project)
	case "name":
		if len(d.languages) > 0 && p.Value != "" {
			name(d.languages[0])
		}
	default:
		for _, tag := range d.languages {
			if p.Value != "" && (p.Name == "name_"+string(tag) || p.Name == "name:"+string(tag)) {
				name(tag)
			}
		}
	}
}
