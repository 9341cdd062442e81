package secrecy

import (
	"path"
	"strings"

	"prospectus/generator/decode"
)

// InFile reports whether an attachment bears a marking. Name decides how its
// bytes are read; of what cannot be read it reports none.
func InFile(name string, data []byte) bool {
	if len(data) > MaxSize {
		return false
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".pptm", ".odt", ".ods", ".odp", ".pdf":
		return inDocument(name, data)
	case ".csv", ".tsv", ".toml", ".json":
		return inPlain(data, Values)
	case ".txt", ".md", ".html", ".htm", ".xml", ".svg", ".vcf", ".ics":
		return inPlain(data, Prose)
	}
	return false
}

// Reads reports whether InFile looks into files of a name at all.
func Reads(name string) bool {
	const known = " .docx .docm .xlsx .xlsm .pptx .pptm .odt .ods .odp .pdf .csv .tsv .toml .json .txt .md .html .htm .xml .svg .vcf .ics "
	ext := strings.ToLower(path.Ext(name))
	return ext != "" && strings.Contains(known, " "+ext+" ")
}

// inPlain looks into a file of text as it stands.
func inPlain(data []byte, form Form) bool {
	text, ok := decode.Plain(data)
	if !ok {
		return false
	}
	_, found := Find(text, form)
	return found
}

// inDocument looks into what an office file or a PDF says: its text, its title and
// remarks, those of its pictures too.
func inDocument(name string, data []byte) (found bool) {
	_ = decode.File(name, data, func(text string, in decode.Place) {
		if !found && (in == decode.Text || in == decode.Metadata) {
			_, found = Find(text, Prose)
		}
	})
	return found
}
