// Package themes holds the themes that come with the program, so that one
// binary builds any site. A site's own themes/<name>/ lies over them.
package themes

import "embed"

// FS holds one folder a theme. Fonts are in fonts/ of it, such as
// standard/fonts/NotoSansSC-Regular.ttf.
//
//go:embed all:standard
var FS embed.FS
