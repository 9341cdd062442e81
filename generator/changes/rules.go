package changes

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// Damaged is the fault of an archive that cannot be read.
var Damaged = &diag.Rule{
	Code: "damaged-edition", Severity: diag.Error,
	Says: i18n.Text{
		"zh": "往期版本存档读不出来：%[1]v",
		"en": "the archive of an earlier edition cannot be read: %[1]v",
	},
	Hint: i18n.Text{
		"zh": "存档由 roll 命令写入，不要改动；请从备份恢复，或删去后不再与那一版比较",
		"en": "archives are written by the command roll and not by hand; restore it from a copy, or delete it and compare with that edition no more",
	},
}

// Rules lists the rules on archives.
func Rules() []*diag.Rule { return []*diag.Rule{Damaged} }
