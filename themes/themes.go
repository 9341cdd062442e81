// Package themes holds the themes that come with the program, so that one
// binary builds any site. A site's own themes/<name>/ lies over them.
package themes

import "embed"

// FS holds one folder a theme.
//
//go:embed all:standard
var FS embed.FS
