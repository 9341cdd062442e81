package bench

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"text/tabwriter"
)

// An edit is one kind of save.
type edit struct {
	kind   string
	file   string                                  // that is written
	page   string                                  // that shows it
	change func(i int) (text, mark string)         // the file after the i-th save, and what then stands in the page
	shown  func(v *viewer) (shown string, e error) // what a browser gets that shows the page
}

// edits returns the kinds of save, on the project in the middle of the site.
func (o PreviewOptions) edits(site string) ([]edit, error) {
	projects, err := filepath.Glob(filepath.Join(site, "content", "projects", "*"))
	if err != nil || len(projects) == 0 {
		return nil, fmt.Errorf("no projects in %s", site)
	}
	dir := projects[len(projects)/2]
	at := "zh/projects/" + filepath.Base(dir) + ".html"
	page := func(v *viewer) (string, error) { return v.get(at) }
	facts, err := os.ReadFile(filepath.Join(dir, "project.toml"))
	if err != nil {
		return nil, err
	}
	prose, err := os.ReadFile(filepath.Join(dir, "zh.md"))
	if err != nil {
		return nil, err
	}
	template, err := o.overlay(site, "templates/project.html")
	if err != nil {
		return nil, err
	}
	style, err := o.overlay(site, "assets/site.css")
	if err != nil {
		return nil, err
	}
	investment := regexp.MustCompile(`(?m)^investment = .*$`)
	return []edit{
		{"figures", filepath.Join(dir, "project.toml"), at, func(i int) (string, string) {
			sum := fmt.Sprintf("%d.37", 301+i)
			return investment.ReplaceAllString(string(facts), `investment = "`+sum+` 亿元"`), sum
		}, page},
		{"prose", filepath.Join(dir, "zh.md"), at, func(i int) (string, string) {
			mark := fmt.Sprintf("第%d次保存后全国第一", i+1)
			return string(prose) + "\n本项目" + mark + "。\n", mark
		}, page},
		{"template", template.file, at, func(i int) (string, string) {
			mark := fmt.Sprintf("saved-%d-times", i+1)
			return strings.Replace(template.text, "<article>", `<article><p class="note">`+mark+"</p>", 1), mark
		}, page},
		{"style", style.file, at, func(i int) (string, string) {
			mark := fmt.Sprintf(".saved-%d-times", i+1)
			return style.text + "\n" + mark + "{color:red}\n", mark
		}, func(v *viewer) (string, error) {
			html, err := page(v)
			if err != nil {
				return "", err
			}
			return v.styles(html)
		}},
	}, nil
}

var stylesheet = regexp.MustCompile(`<link[^>]*rel="?stylesheet"?[^>]*>`)
var address = regexp.MustCompile(`href="?([^" >]+)`)

// styles returns the style sheets that a page asks for.
func (v *viewer) styles(html string) (string, error) {
	var all strings.Builder
	for _, link := range stylesheet.FindAllString(html, -1) {
		if m := address.FindStringSubmatch(link); m != nil {
			css, err := v.get("assets/" + m[1][strings.LastIndex(m[1], "/")+1:])
			if err != nil {
				return "", err
			}
			all.WriteString(css)
		}
	}
	return all.String(), nil
}

// An overlaid file is one of the theme in the site's own folder of themes.
type overlaid struct{ file, text string }

// overlay lays the theme's own file over itself, for an editor to change.
func (o PreviewOptions) overlay(site, name string) (overlaid, error) {
	text, err := fs.ReadFile(o.Theme, name)
	file := filepath.Join(site, "themes", "standard", filepath.FromSlash(name))
	if err == nil {
		err = os.MkdirAll(filepath.Dir(file), 0o777)
	}
	return overlaid{file, string(text)}, err
}

// print writes the table of one size.
func (p Previewed) print(out io.Writer) {
	fmt.Fprintf(out, "\n%d projects\n", p.Projects)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	row := func(name string, s Spread) {
		fmt.Fprintf(w, "%s\t%s ms\t%s ms\n", name, milliseconds(s.Median), milliseconds(s.Worst))
	}
	fmt.Fprintf(w, "start to the first page\t%s s\twith the cache of the run before %s s\n", seconds(p.Cold), seconds(p.Warm))
	fmt.Fprintf(w, "start to the first search\t%s s\t\n", seconds(p.FirstSearch))
	fmt.Fprintln(w, "save to the browser\tmedian\tworst")
	for _, s := range p.Saves {
		row("  "+s.Kind, s.Spread)
	}
	row("  list", p.List)
	row("  faults", p.Faults)
	row("  search", p.Search)
	fmt.Fprintf(w, "peak memory\t%s MB\t\n", megabytes(p.Peak))
	w.Flush() // the writer's errors are the terminal's
}
