package approval

import (
	"errors"
	"fmt"
	"slices"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

var errSyntax = errors.New("the file is not TOML as this program reads it")

// edit returns a checked file of facts as change leaves it; every other byte is
// as it was.
func edit(file *source.File, change func(*content.Document, *content.Edit) error) (string, error) {
	doc := content.ParseTOML(file.All(), new(diag.List))
	if doc == nil {
		return "", fmt.Errorf("%s: %w", file.Name, errSyntax)
	}
	e := content.NewEdit(doc)
	if err := change(doc, e); err != nil {
		return "", err
	}
	return e.Text()
}

// Approve returns the file of a record with steps of its approval written into
// it, which are given by their keys. Where the content is no longer the one that
// the earlier steps were for, they are taken out: nobody reviewed this one. It
// fails where the file has those keys in a way that cannot be edited.
func Approve(file *source.File, a *Assessment, steps []string, step model.ReviewStep) (string, error) {
	return edit(file, func(_ *content.Document, e *content.Edit) error {
		given := &a.Record.Head().Approval
		value := fmt.Sprintf("{ by = %s, on = %s }", content.Quote(step.By), dayText(step.On))
		for _, s := range given.Steps() {
			var err error
			switch {
			case slices.Contains(steps, s.Key):
				err = e.SetBefore([]string{"release", s.Key}, "hash", value)
			case given.Hash != a.Hash:
				err = e.Drop([]string{"release", s.Key})
			}
			if err != nil {
				return err
			}
		}
		return e.Set([]string{"release", "hash"}, content.Quote(a.Hash))
	})
}

// Withdraw returns the file of a record that is marked as withdrawn: a project by
// its state too, since that is where everybody looks. It fails like Approve.
func Withdraw(file *source.File, kind string, day i18n.Date, reason string) (string, error) {
	return edit(file, func(doc *content.Document, e *content.Edit) error {
		if kind == "projects" && doc.Root.Get("state") != nil {
			if err := e.Set([]string{"state"}, content.Quote(string(model.Withdrawn))); err != nil {
				return err
			}
		}
		if err := e.Set([]string{"withdrawal", "on"}, dayText(day)); err != nil {
			return err
		}
		return e.Set([]string{"withdrawal", "reason"}, content.Quote(reason))
	})
}

func dayText(d i18n.Date) string {
	b, _ := d.MarshalText()
	return string(b)
}
