package build

import (
	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/intake"
	"prospectus/generator/model"
)

// Tables returns what tables of a library are made from. Only what passes the
// door for the audience is shown: the public, or the office's own staff.
func Tables(in Input, full *model.Catalog, office bool, lang i18n.Tag) intake.Export {
	audience := edition.Site
	if office {
		audience = edition.Office
	}
	shown, _ := edition.For(audience, full)
	return intake.Export{Shown: shown, Full: full, Site: in.Site, Internal: in.Internal, Office: office, Lang: lang}
}
