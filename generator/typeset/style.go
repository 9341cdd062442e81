package typeset

// An align is where the lines of a paragraph stand.
type align uint8

const (
	alignJustify align = iota
	alignLeft
	alignRight
	alignCenter
)

// A breaking says what a page may do at a place.
type breaking uint8

// In rising order: a page is ended at the lowest that is there.
const (
	breakFree     breaking = iota
	breakTogether          // within what should stay on one page
	breakLines             // would leave a widow or an orphan
	breakNext              // between what belongs to what follows and that
	breakNever
	breakColumn // always: to the next column
	breakPage
	breakLeft
	breakRight
)

func (b breaking) forced() bool { return b >= breakColumn }

// edges are four lengths.
type edges struct{ top, right, bottom, left length }

// A stroke is a border of one side.
type stroke struct {
	width float64
	dots  bool
	color Color
}

// A Style is what the style sheet says of an element, with all that it takes
// over from the elements around it. Lengths without a unit are points.
type Style struct {
	// These an element takes over from the one around it.
	Families, Latin    []string
	Size               float64
	leadFactor         float64 // times the size, where not 0
	tightLead          float64 // times the size, where a page was tightened
	loose              float64 // the size before
	leading            length
	LetterSpacing      length
	LetterGrid         bool // one character a place of the page's grid
	Bold, Italic       bool
	Underline, Dotted  bool // underlined; with emphasis dots
	Hyphens, NoWrap    bool
	Balance            bool // lines are as alike in length as can be
	KeepLines          bool // line ends of the source are line ends
	Color              Color
	Align              align
	Indent             length
	Marker             string
	Widows, Orphans    int
	Lang               string
	GridLine, GridChar float64

	// These hold for the element alone.
	Display                             string // none, block, inline, flex; "" as the element is
	Margin, Padding                     edges
	Borders                             [4]stroke // top, right, bottom, left
	Radius                              float64
	Background                          Color
	Width, Height, MinHeight, MaxHeight length
	Before, After, Inside               breaking
	Page                                string
	Columns                             int
	ColumnGap                           length
	Absolute                            bool
	Place                               edges // top, right, bottom, left of the page
	Valign                              string
	Footnote                            bool
	Leader                              bool
	Fill                                bool   // a picture fills its box and is cut
	StringName                          string // of the named string that its text sets
	Role                                string
	Bookmark                            int // level of the outline, 0 for none
	Fit                                 fitting
}

// A fitting says within what limits a section may be tightened to save a page:
// how many lines too many there may be, and what at least is left of leading
// and space (of 1) and of the size (points).
type fitting struct {
	lines          int
	leading, space float64
	size           float64
}

// Leading returns the distance of base lines.
func (s *Style) Leading() float64 {
	if s.tightLead > 0 {
		return s.tightLead * s.Size
	}
	if s.leadFactor > 0 {
		return s.leadFactor * s.Size
	}
	return s.leading.of(s, s.Size)
}

// own returns the style with which an element within starts: what is taken
// over, and nothing of what holds for one element alone.
func (s *Style) own() *Style {
	t := *s
	t.Display, t.Margin, t.Padding, t.Borders, t.Radius = "", edges{}, edges{}, [4]stroke{}, 0
	t.Background, t.Width, t.Height, t.MinHeight, t.MaxHeight = Color{}, length{unit: auto}, length{unit: auto}, length{}, length{unit: auto}
	t.Before, t.After, t.Inside, t.Page, t.Columns, t.ColumnGap = 0, 0, 0, "", 0, length{2, ems}
	t.Absolute, t.Place, t.Valign, t.Footnote, t.Leader, t.Fill = false, edges{length{unit: auto}, length{unit: auto}, length{unit: auto}, length{unit: auto}}, "", false, false, false
	t.StringName, t.Role, t.Bookmark, t.Fit = "", "", 0, fitting{}
	return &t
}

// initial is the style around the outermost element.
var initial = Style{
	Size: 10, leadFactor: 1.6, Color: Color{Set: true}, Marker: "disc", Widows: 2, Orphans: 2, Align: alignLeft,
}

// framed reports whether the element is drawn as a box: its content then is
// apart from what is around it.
func (s *Style) framed() bool {
	if s.Background.Set || s.MinHeight.n > 0 || s.Height.unit != auto {
		return true
	}
	for _, b := range s.Borders {
		if b.width > 0 {
			return true
		}
	}
	return s.Padding.top.n > 0 || s.Padding.bottom.n > 0
}
