package build

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/photo"
)

// siteDir is where the site's own pictures lie, beside site.toml.
const siteDir = "data"

var missingSiteFile = &diag.Rule{
	Code: "missing-site-file", Severity: diag.Error,
	Says: i18n.Text{"zh": "文件夹 data 里没有图片“%[1]s”", "en": "there is no picture %[1]q in the folder data"},
	Hint: i18n.Text{"zh": "把图片放进 data 文件夹（与 site.toml 放在一起），或者删去这一行", "en": "put the picture into the folder data, beside site.toml, or take this line out"},
}

var siteFileName = &diag.Rule{
	Code: "site-file-name", Severity: diag.Error,
	Says: i18n.Text{"zh": "“%[1]s”应是 data 文件夹里的文件名，不能带路径", "en": "%[1]q should be the name of a file in the folder data, without a path"},
	Hint: i18n.Text{"zh": "把图片放进 data 文件夹，这里只写文件名，如 emblem.svg", "en": "put the picture into the folder data and write its name alone, such as emblem.svg"},
}

// siteFiles notes the pictures that data/site.toml names.
func (m *media) siteFiles(site *model.Site) error {
	for _, f := range []struct {
		key, file string
		widths    []int
		least     int
	}{{"hero", site.Hero, pageWidths, inPage}, {"emblem", site.Emblem, emblemWidths, 0}} {
		if f.file == "" || !m.hasSiteFile(site, f.key, f.file) {
			continue
		}
		p, err := m.picture(model.SiteFiles, "", siteDir, f.file, site.At(f.key))
		if err != nil {
			return err
		}
		if p == nil || p.sized {
			continue
		}
		p.widths, p.least = f.widths, f.least
		m.show(p)
		if f.key == "emblem" {
			if err := m.embed(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// emblemWidths are the widths in pixels of the copies of an emblem, which stands
// 40 wide on a page: enough for the finest screens, and for a browser's tab.
var emblemWidths = []int{128}

// mostEmbedded is the size in bytes up to which the emblem is written into the
// pages themselves. It stands at the head of each, where a request of its own
// takes longer on a slow line than these bytes do.
const mostEmbedded = 2 << 10

// embed keeps a small picture for the pages to hold.
func (m *media) embed(p *picture) error {
	data, err := m.read(p.from)
	if err == nil {
		data, err = photo.Clean(p.info.Format, data)
	}
	if err == nil && len(data) <= mostEmbedded {
		p.embedded = photo.Embed(p.info.Format, data)
	}
	return err
}

// hasSiteFile reports whether the site's own folder has a file for a key, and
// where it has none or the name is a path, says so. The second folder is not
// asked: what lies there stays in the office.
func (m *media) hasSiteFile(site *model.Site, key, file string) bool {
	if strings.ContainsAny(file, `/\`) || !fs.ValidPath(file) || file == "." {
		m.work.faults.Add(siteFileName.At(site.At(key), file))
		return false
	}
	info, err := fs.Stat(m.work.in.Site, path.Join(siteDir, file))
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
		m.work.faults.Add(missingSiteFile.At(site.At(key), file).Meant(file, m.sitePictures()))
		return false
	}
	return true // one that cannot be read says so when it is
}

// sitePictures names the pictures that lie beside site.toml.
func (m *media) sitePictures() (names []string) {
	entries, _ := fs.ReadDir(m.work.in.Site, siteDir) // a folder that cannot be listed gives no hint
	for _, e := range entries {
		switch strings.ToLower(path.Ext(e.Name())) {
		case ".svg", ".jpg", ".jpeg", ".png", ".webp", ".gif":
			names = append(names, e.Name())
		}
	}
	return names
}
