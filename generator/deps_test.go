package generator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the path before every package of this repository.
const module = "prospectus/"

// floors is a statement of policy. Each line names a package and the packages
// of the generator that it may import. Packages stand in blocks, one a floor;
// a package may import only from blocks above its own, so the picture cannot
// hold a cycle.
const floors = `
source:
i18n:
photo:
output:
journal:
minify:
watch:
qr:
memo:
colour:
decode:
font:
scene:
geo:

diag:            source i18n
secrecy:         decode
pdf:             font scene
drawing:         colour scene

model:           source i18n geo
content:         source i18n secrecy diag
markup:          source i18n diag
sheet:           i18n diag
typeset:         source i18n diag font scene pdf

schema:          source i18n colour geo diag model content
route:           source i18n diag model
edition:         source i18n model
score:           source i18n diag content
grade:           source i18n diag model
model/fitcases:  i18n model

lint:            source i18n diag model markup grade
board:           i18n model
approval:        source i18n diag model content edition
changes:         i18n output diag model
profile:         source i18n diag model grade
figure:          model scene
book:            i18n diag model
desk:            i18n diag model
intake:          source i18n secrecy diag model content sheet

view:            source i18n qr colour scene geo diag model markup route score board figure book changes
theme:           source i18n diag content minify route
translation:     source i18n diag model content sheet lint

render/web:      i18n view theme output route
render/feed:     i18n model view output route
render/data:     i18n model view output route
render/search:   i18n minify view output route
render/facts:    i18n model qr minify view output route
render/explore:  i18n minify view output route
render/incentives: i18n minify model view output route
render/handbook: source i18n colour qr font memo scene diag model pdf drawing typeset figure view theme route

build:           source i18n font photo memo output diag drawing typeset model content markup schema route edition grade lint book desk approval changes intake score profile view theme render/web render/feed render/data render/search render/facts render/explore render/incentives render/handbook
inspect:         source i18n output diag

audit:           source i18n decode secrecy output diag model edition render/search build

preview:         i18n output diag desk build
`

// owners names the only packages that may import each outside package.
var owners = map[string][]string{
	"os":                             {"journal", "output", "source"},
	"net/http":                       {"preview"},
	"html/template":                  {"view", "theme", "render/web", "preview"},
	"text/template":                  {"theme"},
	"text/template/parse":            {"theme"},
	"github.com/BurntSushi/toml":     {"content"},
	"github.com/yuin/goldmark":       {"markup"},
	"github.com/tdewolff/minify/v2":  {"minify"},
	"github.com/fsnotify/fsnotify":   {"watch"},
	"github.com/go-text/typesetting": {"font"},
	"github.com/mozillazg/go-pinyin": {"render/search"},
	"golang.org/x/net/html":          {"decode", "profile", "typeset"},
	"github.com/tdewolff/parse/v2":   {"typeset"},
	"golang.org/x/image":             {"photo"},
	"golang.org/x/text/collate":      {"i18n"},
	"github.com/xuri/excelize/v2":    {"sheet"},

	"rsc.io/qr":                      {"qr"},
	"github.com/alecthomas/kong":     {},
	"github.com/schollz/progressbar": {},
	module + "themes":                {},
	module + "cmd":                   {},
}

func TestImportsFollowTheFloors(t *testing.T) {
	allowed := readFloors(t)
	seen := map[string]bool{}
	eachFile(t, func(file, pkg string, imports []string) {
		seen[pkg] = true
		list, ok := allowed[pkg]
		if !ok {
			t.Errorf("%s: package %s has no line among the floors", file, pkg)
		}
		for _, im := range imports {
			if in, ours := strings.CutPrefix(im, module+"generator/"); ours && !slices.Contains(list, in) {
				t.Errorf("%s: %s may not import %s", file, pkg, in)
			}
			checkOwner(t, file, pkg, im)
		}
	})
	for pkg := range allowed {
		if !seen[pkg] {
			t.Errorf("the floors name %s, which does not exist", pkg)
		}
	}
}

func checkOwner(t *testing.T, file, pkg, im string) {
	for outside, who := range owners {
		if (im == outside || strings.HasPrefix(im, outside+"/")) && !slices.Contains(who, pkg) {
			t.Errorf("%s: only %v may import %s", file, who, im)
		}
	}
}

// readFloors parses the policy and checks that it is one: no package imports
// from its own floor or a higher one.
func readFloors(t *testing.T) map[string][]string {
	allowed, below := map[string][]string{}, map[string]bool{}
	for _, floor := range strings.Split(strings.TrimSpace(floors), "\n\n") {
		lines := strings.Split(floor, "\n")
		for _, line := range lines {
			name, list, _ := strings.Cut(line, ":")
			for _, dep := range strings.Fields(list) {
				if !below[dep] {
					t.Errorf("%s may import %s, which does not stand on a lower floor", name, dep)
				}
			}
			allowed[name] = strings.Fields(list)
		}
		for _, line := range lines {
			name, _, _ := strings.Cut(line, ":")
			below[name] = true
		}
	}
	return allowed
}

// eachFile visits every Go file of the generator that is not a test.
func eachFile(t *testing.T, visit func(file, pkg string, imports []string)) {
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		p = filepath.ToSlash(p)
		if err != nil || d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		var imports []string
		for _, im := range f.Imports {
			s, err := strconv.Unquote(im.Path.Value)
			if err != nil {
				return err
			}
			imports = append(imports, s)
		}
		visit(p, path.Dir(p), imports)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
