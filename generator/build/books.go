package build

import (
	"prospectus/generator/model"
	"prospectus/generator/view"
)

// bookInput returns what books are made of: the edition for their readers, with
// the hashes of the site's own, so that a sheet and a page can be compared.
func (w *work) bookInput() view.Input {
	in := w.views()
	in.Catalog = w.printed
	same := map[model.Identified]model.Identified{}
	for kind, items := range w.printed.Collections() {
		for _, item := range items {
			if twin := w.visible.Find(kind, item.Ident()); twin != nil {
				same[item] = twin
			}
		}
	}
	in.Hash = func(items ...model.Identified) string {
		twins := make([]model.Identified, 0, len(items))
		for _, item := range items {
			if twin := same[item]; twin != nil {
				twins = append(twins, twin)
			}
		}
		return w.digests.Of(twins...)
	}
	return in
}
