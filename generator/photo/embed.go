package photo

import (
	"encoding/base64"
	"strings"
)

// inSVG escapes what the address of a drawing cannot hold. Text is kept as text,
// which compresses with the page around it.
var inSVG = strings.NewReplacer("%", "%25", "#", "%23", `"`, "%22", "<", "%3C", ">", "%3E", "\n", "%0A", "\r", "", "\t", "%09")

// Embed returns a cleaned picture as a data address (RFC 2397), which a page
// shows without asking for a file.
func Embed(format string, data []byte) string {
	if format == "svg" {
		return "data:image/svg+xml," + inSVG.Replace(string(data))
	}
	return "data:image/" + format + ";base64," + base64.StdEncoding.EncodeToString(data)
}
