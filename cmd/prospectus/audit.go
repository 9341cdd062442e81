package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"

	"prospectus/generator/audit"
	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/output"
)

// auditCommand proves that nothing internal leaves, and says what was withheld.
type auditCommand struct {
	LastApproved bool `name:"last-approved" help:"${last_approved}"`
	All          bool `name:"all" help:"${all_withheld}"`
}

// Run implements runner.
func (c *auditCommand) Run(ctx context.Context, env environment, g global) error {
	in, done, err := g.input(env)
	if err != nil {
		return err
	}
	defer done()
	p := newProgress(env)
	in.Progress, in.LastApproved = p.step, c.LastApproved
	folders, remove, err := temporary()
	if err != nil {
		return err
	}
	defer remove()
	report, err := audit.Run(ctx, audit.Input{Build: in, Whole: folders[0], Bereft: folders[1]})
	p.end()
	if report == nil {
		return err
	}
	if !report.Built {
		printErr := print(env, g, report.Report)
		if err == nil && printErr == nil {
			fmt.Fprintln(env.stderr, say(env.lang, "not-audited"))
			err = errFaults
		}
		return errors.Join(err, printErr)
	}
	if err != nil {
		return err
	}
	if err := printFound(env, g, report.Found); err != nil {
		return err
	}
	fmt.Fprint(env.stdout, auditText(env.lang, report, c.All))
	if !report.Passed(g.Strict) {
		fmt.Fprintln(env.stdout, say(env.lang, "audit-failed"))
		return errFaults
	}
	fmt.Fprintln(env.stdout, say(env.lang, "audit-passed"))
	return nil
}

// temporary makes the two folders that an audit builds into.
func temporary() (folders [2]audit.Folder, remove func(), err error) {
	dir, err := os.MkdirTemp("", "prospectus-audit-")
	if err != nil {
		return folders, nil, err
	}
	var roots []*os.Root
	remove = func() {
		for _, r := range roots {
			r.Close()
		}
		_ = os.RemoveAll(dir) // the system clears its folder of temporary files too
	}
	for i, name := range []string{"whole", "bereft"} {
		full := dir + string(os.PathSeparator) + name
		if err = os.Mkdir(full, 0o777); err != nil {
			break
		}
		root, openErr := os.OpenRoot(full)
		if err = openErr; err != nil {
			break
		}
		roots = append(roots, root)
		folders[i] = audit.Folder{Write: output.Dir(root), Read: root.FS()}
	}
	if err != nil {
		remove()
	}
	return folders, remove, err
}

// auditText says what an audit found out, faults apart.
func auditText(lang i18n.Tag, r *audit.Report, all bool) string {
	var b strings.Builder
	line := func(key string, args ...any) { fmt.Fprintln(&b, say(lang, key, args...)) }
	line("audit-proof", r.Edition, r.Files, byteText(r.Bytes), r.Values, r.Distinctive)
	writeReleases(&b, lang, r)
	line("audit-withheld", len(r.Kept))
	if all {
		for _, k := range r.Kept {
			fmt.Fprintf(&b, "  %s  %s  %s\n", path.Join(k.Kind, k.ID), fieldText(lang, k.Field), reasonText(lang, k.Reason))
		}
	} else {
		writeGroups(&b, lang, r.Kept)
		line("audit-all")
	}
	return b.String()
}

// writeReleases lists the sums that passed, a line for each period, and counts
// the firms that are named.
func writeReleases(b *strings.Builder, lang i18n.Tag, r *audit.Report) {
	var order []string
	lines := map[string][]string{}
	shown, held := 0, 0
	for _, of := range r.Releases {
		if of.Withheld {
			held++
			continue
		}
		shown++
		key := say(lang, "audit-period", of.Period.String(), someOf(of.Briefings))
		if lines[key] == nil {
			order = append(order, key)
		}
		lines[key] = append(lines[key], releaseText(lang, r.Currency, of))
	}
	fmt.Fprintln(b, say(lang, "audit-releases", shown, held))
	for _, key := range order {
		fmt.Fprintf(b, "  %s%s\n", key, i18n.For(lang).List(lines[key]))
	}
	consent := 0
	for _, f := range r.Named {
		if f.Consent {
			consent++
		}
	}
	fmt.Fprintln(b, say(lang, "audit-named", len(r.Named), consent, len(r.Named)-consent))
}

// releaseText is one sum with its measure and, where it is of one industry,
// that.
func releaseText(lang i18n.Tag, currency string, of audit.Release) string {
	value := of.Value.String()
	if strings.HasSuffix(string(of.Measure), "-amount") {
		value = i18n.For(lang).Money(i18n.NewMoney(of.Value, currency))
	}
	name := say(lang, "audit-"+string(of.Measure))
	switch of.Industry {
	case "":
	case model.OtherIndustries:
		name += " " + say(lang, "audit-others")
	default:
		name += " " + of.Industry
	}
	return name + " " + value
}

// writeGroups counts what was withheld, a line for each table of a kind of
// record with the keys of its fields, and names some of the records.
func writeGroups(b *strings.Builder, lang i18n.Tag, all []audit.Kept) {
	type group struct {
		kind, table string
		reason      edition.Reason
	}
	var order []group
	ids, keys := map[group][]string{}, map[group][]string{}
	places := map[group]int{}
	for _, k := range all {
		table, key := divide(k.Shape)
		g := group{k.Kind, table, k.Reason}
		if ids[g] == nil {
			order = append(order, g)
		}
		places[g]++
		if !slices.Contains(ids[g], k.ID) {
			ids[g] = append(ids[g], k.ID)
		}
		if key != "" && !slices.Contains(keys[g], key) {
			keys[g] = append(keys[g], key)
		}
	}
	slices.SortStableFunc(order, func(x, y group) int { return strings.Compare(x.kind, y.kind) })
	kind := ""
	for _, g := range order {
		if g.kind != kind {
			kind = g.kind
			fmt.Fprintf(b, "  %s\n", kind)
		}
		what := say(lang, "audit-whole")
		if len(keys[g]) > 0 {
			what = g.table + strings.Join(keys[g], " ")
		}
		fmt.Fprintln(b, "    "+say(lang, "audit-group", what, reasonText(lang, g.reason), places[g], len(ids[g]), someOf(ids[g])))
	}
}

// divide parts the key of a field from the table that it stands in.
func divide(shape string) (table, key string) {
	i := strings.LastIndexByte(shape, '.')
	if i < 0 {
		return "", shape
	}
	return "[" + shape[:i] + "] ", shape[i+1:]
}

// someOf names the first records of many.
func someOf(ids []string) string {
	const most = 4
	if len(ids) <= most {
		return strings.Join(ids, ", ")
	}
	return strings.Join(ids[:most], ", ") + " …"
}

func fieldText(lang i18n.Tag, field string) string {
	if field == "" {
		return say(lang, "audit-whole")
	}
	return field
}

func reasonText(lang i18n.Tag, why edition.Reason) string {
	return say(lang, "audit-why-"+string(why))
}
