package main

import (
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// unitName is a unit by its name; that of no unit is said so.
func unitName(lang i18n.Tag, c *model.Catalog, id string) string {
	if u := c.Units.Get(id); u != nil {
		if name, _ := u.Name.Best(lang, "zh", "en"); name != "" {
			return name
		}
	}
	if id == "" {
		return say(lang, "no-unit")
	}
	return id
}
