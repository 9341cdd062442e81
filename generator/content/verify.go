package content

import (
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"prospectus/generator/diag"
)

// verify reads a document a second time with the TOML library and reports
// where the two disagree. A catalogue outlives this program: whatever it
// accepts, other tools must read too, and to the same effect. It costs several
// times the parsing, and so belongs to a check and not to a build.
func verify(d *Document, list *diag.List) {
	if d == nil {
		return
	}
	var tree map[string]any
	if _, err := decode(d.Part.Text(), &tree); err != nil {
		list.Add(ruleOtherReader.At(start(d.Part), err))
		return
	}
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		v := d.Root.Get(name)
		if v == nil || summary(v) != libSummary(tree[name]) {
			list.Add(ruleOtherReading.At(start(d.Part), name))
		}
	}
}

// decode is the library's parser, which panics on some texts.
func decode(text string, into *map[string]any) (meta toml.MetaData, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errors.New(fmt.Sprint(r))
		}
	}()
	return toml.Decode(text, into)
}

// summary writes a value as sorted text, to compare it with the library's.
func summary(v *Value) string {
	switch v.Kind {
	case TableValue:
		var parts []string
		for _, e := range v.Table.Entries {
			parts = append(parts, fmt.Sprintf("%q:%s", e.Name, summary(e.Value)))
		}
		slices.Sort(parts)
		return "{" + strings.Join(parts, ",") + "}"
	case Array:
		var parts []string
		for _, item := range v.Items {
			parts = append(parts, summary(item))
		}
		return "[" + strings.Join(parts, ",") + "]"
	case String:
		return quoteLF(v.Text)
	case Integer:
		n, _ := new(big.Int).SetString(v.Text, 0)
		return n.String()
	case Datetime:
		return "date"
	case Float:
		return "float"
	}
	return v.Text
}

// quoteLF leaves out carriage returns: the library keeps those of line ends.
func quoteLF(s string) string { return strconv.Quote(strings.ReplaceAll(s, "\r", "")) }

// libSummary writes a value of the library's in the same way.
func libSummary(v any) string {
	switch v := v.(type) {
	case map[string]any:
		var parts []string
		for _, k := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, fmt.Sprintf("%q:%s", k, libSummary(v[k])))
		}
		slices.Sort(parts)
		return "{" + strings.Join(parts, ",") + "}"
	case []map[string]any:
		var parts []string
		for _, item := range v {
			parts = append(parts, libSummary(item))
		}
		return "[" + strings.Join(parts, ",") + "]"
	case []any:
		var parts []string
		for _, item := range v {
			parts = append(parts, libSummary(item))
		}
		return "[" + strings.Join(parts, ",") + "]"
	case string:
		return quoteLF(v)
	case time.Time:
		return "date"
	case float64:
		return "float"
	}
	return fmt.Sprint(v)
}
