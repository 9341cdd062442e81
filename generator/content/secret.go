package content

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/secrecy"
	"prospectus/generator/source"
)

// The messages name the place and never the text.
var (
	ruleMarked = &diag.Rule{
		Code: "secrecy-marking", Severity: diag.Error,
		Says: i18n.Text{"zh": "此处有密级标志，不能在本机处理，也不能发布", "en": "a marking of secrecy stands here; the file can be neither worked on here nor published"},
		Hint: i18n.Text{"zh": "立即停止操作，不要复制、发送这个文件，并报告本单位保密工作机构；如果只是行文提到，不要让这个词单独成行或加星号", "en": "stop, do not copy or send the file, and tell your office's secrecy officer; if the text only mentions the word, do not let it stand alone on a line or before a star"},
	}
	ruleMarkedFile = &diag.Rule{
		Code: "secrecy-marking-in-file", Severity: diag.Error,
		Says: i18n.Text{"zh": "附件里有密级标志，不能在本机处理，也不能发布", "en": "the attachment bears a marking of secrecy; it can be neither worked on here nor published"},
		Hint: i18n.Text{"zh": "立即停止操作，不要复制、发送这个文件，并报告本单位保密工作机构", "en": "stop, do not copy or send the file, and tell your office's secrecy officer"},
	}
)

// Markings returns those of a list that report a marking of secrecy: what stops
// every command, whatever else it would forgive.
func Markings(found []diag.Diagnostic) (markings []diag.Diagnostic) {
	for _, d := range found {
		if d.Rule == ruleMarked || d.Rule == ruleMarkedFile {
			markings = append(markings, d)
		}
	}
	return markings
}

// formOf says how a text file divides into values.
func formOf(name string) secrecy.Form {
	if slices.Contains([]string{".toml", ".csv"}, strings.ToLower(path.Ext(name))) {
		return secrecy.Values
	}
	return secrecy.Prose
}

// marked reports a marking in a file, which is then read no further: no other
// message may quote it.
func marked(file *source.File, form secrecy.Form, list *diag.List) bool {
	at, found := secrecy.Find(file.Text, form)
	if found {
		list.Add(ruleMarked.At(file.Span(at, at).Blind()))
	}
	return found
}

// secret reports a marking in an attachment. One that cannot be read is
// reported where it is published.
func (l loader) secret(f folder, full string) {
	data, err := fs.ReadFile(f.fsys, full)
	if err == nil && secrecy.InFile(full, data) {
		l.faults.Add(ruleMarkedFile.At(f.whole(full)))
	}
}
