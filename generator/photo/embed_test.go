package photo

import (
	"encoding/base64"
	"net/url"
	"strings"
	"testing"
)

func TestEmbed(t *testing.T) {
	const drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\">\n\t<path fill='#1f5673' d='M0 0h50%'/>\r\n</svg>"
	text, ok := strings.CutPrefix(Embed("svg", []byte(drawing)), "data:image/svg+xml,")
	if back, err := url.PathUnescape(text); !ok || err != nil || back != strings.ReplaceAll(drawing, "\r", "") {
		t.Errorf("the drawing came back as %q, %v", back, err)
	}
	if strings.ContainsAny(text, "\"<>#\n\t") {
		t.Errorf("not an address: %s", text)
	}
	pixels := []byte{0x89, 'P', 'N', 'G', 0, 255}
	text, ok = strings.CutPrefix(Embed("png", pixels), "data:image/png;base64,")
	if back, err := base64.StdEncoding.DecodeString(text); !ok || err != nil || string(back) != string(pixels) {
		t.Errorf("the picture came back as %v, %v", back, err)
	}
}
