package handbook

import (
	"prospectus/generator/diag"
	"prospectus/generator/source"
	"prospectus/generator/typeset"
)

// A Draft is a book as the typesetter reads it, for those who set it by other means
// and compare.
type Draft struct {
	Title    string
	Sections []*typeset.Section
	Styles   []*source.File
	Pictures func(name string) (*typeset.Picture, error)
}

// Draft returns the draft of a job.
func (p *Printer) Draft(j Job) (*Draft, error) {
	b, err := p.open(j)
	if err != nil {
		return nil, err
	}
	return &Draft{b.books[0].Name().Text, b.sections, p.styleFiles(j.File, new(diag.List)), b.pictures.find}, nil
}
