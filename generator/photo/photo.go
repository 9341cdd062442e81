// Package photo looks at pictures before they are published: their kind, their
// size in pixels, and whether they are fit to leave the office.
//
// What it promises:
//
//   - [Inspect] decodes no more of a photograph than its header. A drawing in
//     SVG is read whole, because it is a document: one that runs scripts, loads
//     something from elsewhere (in its style sheets too) or embeds HTML is
//     refused.
//   - [Clean] takes out of a photograph what it says of its making: camera,
//     place, time, author.
//   - [Resize] makes the smaller copies that a page needs, upright and saying
//     nothing of their making. The same picture gives the same bytes, whatever
//     the machine: nothing is computed in floating point that an architecture
//     may round in its own way.
//
// Nothing here is kept: each function is given bytes and returns bytes, and is
// safe for concurrent use.
package photo

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // the kinds of photograph that offices keep
	_ "image/jpeg" // are registered with package image
	_ "image/png"
	"io"
	"math"
	"path"
	"strconv"
	"strings"

	_ "golang.org/x/image/webp"
)

// Info is what a picture says of itself.
type Info struct {
	Format        string // jpeg, png, gif, webp or svg
	Width, Height int    // pixels, upright; of a drawing, the units of its view box
	Way           int    // 2 to 8 where it must be turned upright (EXIF 2.3, tag Orientation), else 0
	Moves         bool   // an animation in PNG or WebP
}

// MaxPixels is the largest photograph that is published: as large as a camera
// of medium format takes, and more than an office PC should have to decode.
const MaxPixels = 100_000_000

// A Fault is why a picture cannot be published.
type Fault int

// The faults.
const (
	Unknown  Fault = iota + 1 // not a picture, or of a kind that browsers do not show
	Broken                    // the header does not say what it should
	Active                    // a drawing that runs or loads something
	Sizeless                  // a drawing without a view box or a width and height
	Huge                      // a photograph of more than MaxPixels
	Heavy                     // a file of more than MaxBytes
)

// An Error is the error of [Read], [Inspect], [Clean] and [Resize].
type Error struct {
	Fault Fault
	What  string // the element or attribute at fault, or the decoder's words
}

// Error returns the fault in English, for logs; programs say it from Fault.
func (e *Error) Error() string {
	kind := map[Fault]string{Unknown: "not a picture that browsers show", Broken: "damaged picture", Active: "drawing is not passive", Sizeless: "drawing has no size", Huge: "too many pixels", Heavy: "too many bytes"}
	if e.What == "" {
		return kind[e.Fault]
	}
	return kind[e.Fault] + ": " + e.What
}

// Inspect looks at one picture; the name serves only to tell drawings by their
// ending. Its error is an [*Error], or the reader's own.
func Inspect(name string, r io.Reader) (Info, error) {
	if strings.EqualFold(path.Ext(name), ".svg") {
		return inspectDrawing(r)
	}
	data, err := Read(r)
	if err != nil {
		return Info{}, err
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	switch size := fmt.Sprintf("%d × %d", c.Width, c.Height); {
	case errors.Is(err, image.ErrFormat):
		return Info{}, &Error{Fault: Unknown}
	case err != nil:
		return Info{}, broken(err)
	case c.Width <= 0 || c.Height <= 0:
		return Info{}, &Error{Broken, size}
	case c.Width > MaxPixels/c.Height:
		return Info{}, &Error{Huge, size}
	}
	info := Info{Format: format, Width: c.Width, Height: c.Height, Way: wayUp(format, data), Moves: moves(format, data)}
	if info.Way >= 5 { // on its side
		info.Width, info.Height = info.Height, info.Width
	}
	return info, nil
}

// forbidden are elements that make a drawing more than a drawing.
var forbidden = map[string]bool{"script": true, "foreignobject": true, "iframe": true, "embed": true, "object": true, "handler": true}

func inspectDrawing(r io.Reader) (Info, error) {
	dec := xml.NewDecoder(r)
	info, seen := Info{Format: "svg"}, false
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Info{}, &Error{Broken, err.Error()}
		}
		if what := activeToken(token); what != "" {
			return Info{}, &Error{Active, what}
		}
		if start, ok := token.(xml.StartElement); ok && !seen {
			if start.Name.Local != "svg" {
				return Info{}, &Error{Fault: Unknown}
			}
			info.Width, info.Height, seen = drawingSize(start.Attr)
			if !seen {
				return Info{}, &Error{Fault: Sizeless}
			}
		}
	}
	if !seen {
		return Info{}, &Error{Fault: Unknown}
	}
	return info, nil
}

// activeToken names what in one token of a drawing runs or loads something; ""
// if nothing does. Text is taken for a style sheet wherever it stands: what
// reads like an import in a caption is not worth the risk.
func activeToken(token xml.Token) string {
	switch token := token.(type) {
	case xml.StartElement:
		return activePart(token)
	case xml.CharData:
		if text := strings.ToLower(string(token)); strings.Contains(text, "@import") || loads(text) {
			return "<style>"
		}
	case xml.ProcInst:
		if token.Target != "xml" {
			return "<?" + token.Target + "?>"
		}
	}
	return ""
}

// loads reports whether a style refers to anything outside its drawing.
func loads(style string) bool {
	for {
		_, after, found := strings.Cut(style, "url(")
		if !found {
			return strings.ContainsRune(style, '\\') // an escape may spell url(
		}
		to := strings.TrimLeft(after, " \t\r\n\"'")
		if !strings.HasPrefix(to, "#") && !strings.HasPrefix(to, "data:image/") && !strings.HasPrefix(to, "data:font/") {
			return true
		}
		style = after
	}
}

// activePart names what in an element runs or loads something; "" if nothing
// does. References within the drawing (#id) and embedded pixels (data:image)
// are passive.
func activePart(e xml.StartElement) string {
	if forbidden[strings.ToLower(e.Name.Local)] {
		return "<" + e.Name.Local + ">"
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(strings.ToLower(a.Value))
		switch {
		case strings.HasPrefix(name, "on"):
			return a.Name.Local
		case name == "href" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/"):
			return a.Name.Local + "=" + a.Value
		case name == "attributename" && (strings.HasPrefix(value, "on") || strings.HasSuffix(value, "href")):
			return a.Name.Local + "=" + a.Value // an animation that turns a link or a handler on
		case strings.Contains(value, "url(") && loads(value):
			return a.Name.Local + "=" + a.Value
		}
	}
	return ""
}

// drawingSize reads the view box, else width and height in pixels.
func drawingSize(attrs []xml.Attr) (w, h int, ok bool) {
	var width, height float64
	for _, a := range attrs {
		switch a.Name.Local {
		case "viewBox":
			f := strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' })
			if len(f) == 4 {
				return pixels(f[2]), pixels(f[3]), pixels(f[2]) > 0 && pixels(f[3]) > 0
			}
		case "width":
			width = float64(pixels(a.Value))
		case "height":
			height = float64(pixels(a.Value))
		}
	}
	return int(width), int(height), width > 0 && height > 0
}

func pixels(s string) int {
	f, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || f <= 0 || f > 1e6 || math.IsNaN(f) {
		return 0
	}
	return int(math.Ceil(f))
}
