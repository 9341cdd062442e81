package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"prospectus/generator/board"
	"prospectus/generator/build"
	"prospectus/generator/changes"
	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/inspect"
	"prospectus/generator/journal"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// rollCommand begins the next edition: it archives the data of the last one,
// gives the site its new number, and lists what to verify again.
type rollCommand struct {
	Number string `arg:"" name:"number" help:"${roll_number}"`
	From   string `name:"from" placeholder:"DIR" help:"${roll_from}"`
}

// siteFile is where a site says which edition it is making.
const siteFile = "data/site.toml"

// numberShape is the shape of edition numbers that can be put in order.
var numberShape = regexp.MustCompile(`^[0-9]+(\.[0-9]+)*$`)

// Run implements runner. Nothing is written unless everything can be.
func (c *rollCommand) Run(ctx context.Context, env environment, g global) error {
	in, done, err := g.input(env)
	if err != nil {
		return err
	}
	defer done()
	full, report := build.Survey(in)
	if marked := content.Markings(report.Diagnostics); len(marked) > 0 {
		return errors.Join(printFound(env, g, marked), errFaults)
	}
	root, err := openFolder(g.Site, env.lang)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := c.check(env, root, full.Site.Edition); err != nil {
		return err
	}
	old, err := c.last(ctx, env, g, full.Site.Edition)
	if err != nil {
		return err
	}
	if err := c.write(env, root, old); err != nil {
		return err
	}
	fmt.Fprintln(env.stdout, say(env.lang, "rolled", c.Number, old.Number, changes.ArchiveName(old.Number), siteFile))
	if !full.Site.AsOf.IsZero() {
		fmt.Fprintln(env.stdout, say(env.lang, "roll-as-of", full.Site.AsOf.String(), siteFile))
	}
	fmt.Fprint(env.stdout, renewalText(env.lang, full, board.Renewals(full, report.Day)))
	return nil
}

// check refuses a number that does not grow, and an archive that exists.
func (c *rollCommand) check(env environment, root *os.Root, now string) error {
	switch {
	case !numberShape.MatchString(c.Number):
		return errUsage{say(env.lang, "roll-bad-number", c.Number)}
	case now == "":
		return errUsage{say(env.lang, "roll-no-edition", siteFile)}
	case !changes.Earlier(now, c.Number):
		return errUsage{say(env.lang, "roll-not-later", c.Number, now)}
	}
	name := changes.ArchiveName(now)
	if _, err := root.Stat(name); err == nil {
		return errUsage{say(env.lang, "roll-archived", name)}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// last reads the edition that was published, after its folder was found to be
// exactly what it claims to be: what is archived is what visitors were given.
func (c *rollCommand) last(ctx context.Context, env environment, g global, number string) (*changes.Edition, error) {
	dir := c.From
	if dir == "" {
		dir = filepath.Join(g.Site, "public")
	}
	root, err := openFolder(dir, env.lang)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	label := filepath.ToSlash(filepath.Clean(dir))
	found, err := inspect.Verify(ctx, root.FS(), label)
	if err != nil {
		return nil, err
	}
	if !found.Exact(g.Strict) {
		return nil, errors.Join(printFound(env, g, found.Diagnostics), errUsage{say(env.lang, "roll-not-exact", label)})
	}
	old, err := changes.Read(root.FS())
	if err != nil {
		return nil, diffError(env, label, err)
	}
	if old.Number != number {
		return nil, errUsage{say(env.lang, "roll-other-edition", label, old.Number, siteFile, number)}
	}
	return old, nil
}

// write puts the archive and the new number in place, both or neither.
func (c *rollCommand) write(env environment, root *os.Root, old *changes.Edition) error {
	file, err := source.Read(root.FS(), siteFile)
	if err != nil {
		return err
	}
	doc := content.ParseTOML(file.All(), new(diag.List))
	if doc == nil {
		return errUsage{say(env.lang, "cannot-edit", siteFile, "TOML")}
	}
	edit := content.NewEdit(doc)
	err = edit.Set([]string{"edition"}, content.Quote(c.Number))
	var text string
	if err == nil {
		text, err = edit.Text()
	}
	if err != nil {
		return errUsage{say(env.lang, "cannot-edit", siteFile, err)}
	}
	passed, err := journal.Commit(root, []journal.Change{
		{Path: changes.ArchiveName(old.Number), Data: old.Encode()},
		{Path: siteFile, Data: []byte(text)},
	})
	leftAlone(env, passed)
	if err == nil && len(passed) > 0 {
		return errFaults
	}
	return err
}

// renewalText lists what to verify again, unit by unit.
func renewalText(lang i18n.Tag, c *model.Catalog, all []board.Renewal) string {
	var b strings.Builder
	for i := 0; i < len(all); {
		unit, end := all[i].Unit, i
		for end < len(all) && all[end].Unit == unit {
			end++
		}
		fmt.Fprintf(&b, "\n%s\n", say(lang, "renew-unit", unitName(lang, c, unit), end-i))
		for _, r := range all[i:end] {
			fmt.Fprintln(&b, "  "+renewalLine(lang, r))
		}
		i = end
	}
	return b.String()
}

// renewalLine says one thing to verify again.
func renewalLine(lang i18n.Tag, r board.Renewal) string {
	name, _ := r.Name.Best(lang, "zh", "en")
	when := say(lang, "renew-undated")
	if !r.Date.IsZero() {
		when = say(lang, "renew-on-"+string(r.What), r.Date.String())
	}
	return say(lang, "renew-line", say(lang, "renew-"+string(r.What)), strings.TrimSpace(r.ID+" "+name), when)
}
