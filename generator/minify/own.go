package minify

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"
)

// An Own is a script that a renderer brings along: minified once, and published
// under a name that changes with what it holds.
type Own struct {
	name, source string
	text         func() ([]byte, error)
}

// NewOwn returns a script that is published as name with a hash before the
// ending, "search.js" as "search.66c8946f.js".
func NewOwn(name string, source []byte) *Own {
	return &Own{name, string(source), sync.OnceValues(func() ([]byte, error) { return Script(source) })}
}

// Text returns the script as it is published, or the fault in its syntax.
func (o *Own) Text() ([]byte, error) { return o.text() }

// Name returns its name among the published assets. One that cannot be minified
// is named by its source; whoever publishes it hears of the fault from Text.
func (o *Own) Name() string {
	text, err := o.Text()
	if err != nil {
		text = []byte(o.source)
	}
	sum := sha256.Sum256(text)
	return strings.TrimSuffix(o.name, ".js") + "." + hex.EncodeToString(sum[:4]) + ".js"
}
