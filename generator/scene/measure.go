package scene

import "unicode"

// A Measurer knows how wide a line of text is. Size is that of an em, in the
// units of the scene; so is what it returns.
type Measurer interface {
	Width(text string, size float64, bold bool) float64
}

// Screen measures for a screen whose face nobody knows. It takes for each
// character the widest of Noto Sans CJK and WenQuanYi Micro Hei, and adds
// [Reserve]: text laid out by it stays in its box under both, and under a face
// that is a tenth wider.
type Screen struct{}

// Reserve is what [Screen] adds to the widest known face.
const Reserve = 0.10

// Width implements [Measurer].
func (Screen) Width(text string, size float64, bold bool) float64 {
	table, sum := &regular, 0
	if bold {
		table = &heavy
	}
	for _, r := range text {
		sum += advance(table, r)
	}
	return float64(sum) / 1000 * size * (1 + Reserve)
}

// advance returns thousandths of an em. Han, kana, full-width signs and symbols
// are an em wide; what is left are letters of other alphabets, of which few are
// wider than the widest of their alphabets here.
func advance(table *[95]uint16, r rune) int {
	switch {
	case r >= ' ' && r <= '~':
		return int(table[r-' '])
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= 0x2000 || r == '·' || r == '×' || r == '÷' || r == '±':
		return 1000
	case unicode.IsUpper(r):
		return 800
	}
	return 680
}

// regular and heavy are the advances of the printable characters of ASCII, in
// thousandths of an em: for each the wider of Noto Sans CJK SC 2.004 and
// WenQuanYi Micro Hei, as Chromium sets them. Digits, M and W are those of Noto
// Sans, which is wider there.
var (
	regular = [95]uint16{260, 323, 474, 646, 572, 921, 732, 278, 338, 338, 551, 572, 278, 347, 278, 392,
		572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 278, 278, 572, 572, 572, 474,
		946, 639, 657, 638, 730, 589, 552, 728, 741, 339, 535, 646, 543, 907, 760, 781, 633, 781, 635, 596, 599, 731, 600, 930, 586, 566, 613,
		338, 392, 338, 572, 559, 606,
		563, 618, 510, 620, 564, 344, 615, 618, 275, 275, 552, 284, 935, 618, 606, 620, 620, 413, 479, 377, 618, 521, 802, 529, 521, 475,
		380, 551, 380, 572}
	heavy = [95]uint16{260, 370, 574, 646, 590, 963, 748, 325, 378, 378, 551, 590, 325, 370, 325, 413,
		590, 590, 590, 590, 590, 590, 590, 590, 590, 590, 325, 325, 590, 590, 590, 514,
		1007, 690, 681, 656, 740, 615, 585, 724, 765, 372, 568, 686, 578, 940, 813, 795, 667, 795, 682, 624, 625, 756, 650, 967, 667, 620, 613,
		378, 413, 378, 590, 567, 643,
		626, 633, 527, 644, 591, 387, 644, 657, 305, 306, 620, 315, 982, 657, 626, 644, 644, 454, 497, 434, 657, 576, 863, 578, 574, 511,
		394, 551, 394, 590}
)
