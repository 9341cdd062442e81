package model

import (
	"maps"
	"slices"
	"strings"

	"prospectus/generator/i18n"
)

// Exemption is why a map needs no approval number, as the site's own staff
// judge it with a reason; the program never claims one by itself.
type Exemption string

// Values lists the exemptions of the rules on maps (《地图管理条例》): a simple
// street, scenic or transport map, and a map without administrative boundaries
// that the law makes public.
func (Exemption) Values() []string { return []string{"simple", "no-boundary"} }

// denials are the words by which a drawing says that it is no map.
var denials = strings.NewReplacer("不作地图", "", "非地图", "", "不是地图", "", "not a map", "", "no map", "", "not for use as a map", "", "not to be used as a map", "", "not used as a map", "")

// MapName finds the text by which a picture calls itself a map. A picture that
// says that it is none is none.
func (p Photo) MapName() (string, bool) {
	for _, t := range []i18n.Text{p.Alt, p.Caption} {
		for _, tag := range slices.Sorted(maps.Keys(t)) {
			if saysMap(denials.Replace(strings.ToLower(t[tag]))) {
				return t[tag], true
			}
		}
	}
	return "", false
}

func saysMap(text string) bool {
	for _, word := range []string{"地图", "区位图", "行政区划图", "位置图", "交通图"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < 'a' || r > 'z' }) {
		if word == "map" {
			return true
		}
	}
	return false
}
