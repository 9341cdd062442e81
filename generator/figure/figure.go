// Package figure lays out figures as scenes: chain maps, charts and area maps.
//
// What it promises:
//
//   - A figure is laid out from texts that are ready, in one language, by the
//     widths of the measurer it is given. No text leaves its box.
//   - The same input gives the same scene. Nothing depends on a map's order, a
//     clock or a face that happens to be installed.
//   - A layout is asked for by its [Format]. Screen, telephone and paper are
//     widths and sizes of type, not programs of their own.
//   - What colour says is also said by a shape and by a word.
//
// # Chain maps
//
// A [Chain] has a column for each band (上游, 中游, 下游, 配套), in it its segments
// under headings, in them the nodes. [Order] says in which order nodes of one
// segment stand, so that few links cross, and so that a node written after the
// others moves its own column alone; the table beside a map follows it. Columns hang
// from one line,
// so a node that is added makes room in its own column and nowhere else.
//
// Links run level or upright and never behind a node: out of a node into the
// gutter beside its column, up or down there, and into the next column or, through
// the gap between two nodes, on to the next gutter. All links out of one node
// share a trunk in each gutter, so that a node which feeds five others draws one
// comb and not five lines. A corner is round and a crossing is not, which tells a
// branch from a crossing. Two nodes of a segment that stand over one another are
// linked straight down. Which gaps a link passes, on which side it leaves, and
// whether links share the trunk of the node where they end is chosen by how many
// others it crosses.
//
// # Charts
//
// A [Chart] is rows of numbers that are written already, drawn as its [Kind] says.
// Every known number stands on its mark, and series differ in darkness and
// pattern, so that black and white tell as much as colour. What has no room where
// it is to be seen takes another form: lines become bars on a telephone.
//
// # Area maps
//
// An [Area] is lines, places and surfaces in kilometres about a centre. A sketch
// draws far distances closer together ([Area.Bend]), which keeps circles about the
// centre round; a map with surfaces is true to scale. Signs go down first, then
// names, the most important first, each where nothing else is: a park without room
// for its name gets a number and stands in the list under the map, and anything
// else goes without a name.
package figure

import "prospectus/generator/scene"

// A Format is where a figure is to be seen.
type Format struct {
	Width   float64 // of the drawing
	Size    float64 // of running labels: an em
	Upright bool    // one band under the other, for a telephone
	Touch   float64 // least height of what can be touched; 0 on paper
	Measure scene.Measurer
}

// The formats of a page: beside nothing on a desk, on a tablet, on a telephone.
// Their widths are those of a page's text area in CSS pixels at 16 px to the rem.
var (
	Desk   = Format{Width: 1200, Size: 15, Touch: touch, Measure: scene.Screen{}}
	Tablet = Format{Width: 712, Size: 14, Touch: touch, Measure: scene.Screen{}}
	Phone  = Format{Width: 328, Size: 15, Touch: touch, Upright: true, Measure: scene.Screen{}}
)

// touch is what a thumb needs: 44 px within the frame.
const touch = 45

// Sheet returns the format of a sheet of paper whose type area is width points
// wide: 4 columns on A4 lying, or on a fold-out of A3.
func Sheet(width, size float64, m scene.Measurer) Format {
	return Format{Width: width, Size: size, Upright: width < 40*size, Measure: m}
}
