package view

import (
	"encoding/base64"
	"strconv"

	"prospectus/generator/qr"
)

// A Code is the QR code of a page's address, which the style sheet shows on
// paper alone. It stands in the page itself, so that it costs no request.
type Code struct {
	URL string // absolute
	Alt string // what it leads to
}

// AppendHTML appends the picture of the code; nothing for an address that no
// code can hold.
func (c *Code) AppendHTML(dst []byte) []byte {
	data, width, err := qr.PNG(c.URL)
	if err != nil {
		return dst
	}
	size := strconv.Itoa(width)
	dst = append(dst, `<img class="qr paper" src="data:image/png;base64,`...)
	dst = base64.StdEncoding.AppendEncode(dst, data)
	dst = appendAttribute(append(dst, '"'), "alt", c.Alt)
	dst = appendAttribute(dst, "width", size)
	return append(appendAttribute(dst, "height", size), '>')
}

// code returns the code of the page's own address; nil where the site has no
// base address.
func (s scribe) code() *Code {
	url, ok := s.Plan.Absolute(s.at)
	if !ok {
		return nil
	}
	return &Code{URL: url, Alt: s.say("print.code", url)}
}
