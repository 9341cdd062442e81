package photo

import (
	"image"
	"image/draw"
	"math"
)

// halve returns a picture of half the width and height, each pixel the mean of
// four. A last odd column or row is left off. The picture is read by pairs of
// rows, so that what a decoder gives is never held in a second form as a whole.
func halve(src image.Image) *image.RGBA {
	b := src.Bounds()
	w, h := b.Dx()/2, b.Dy()/2
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	rows := image.NewRGBA(image.Rect(0, 0, 2*w, 2))
	for y := range h {
		draw.Draw(rows, rows.Rect, src, image.Pt(b.Min.X, b.Min.Y+2*y), draw.Src)
		above, below := rows.Pix[:8*w], rows.Pix[rows.Stride:rows.Stride+8*w]
		out := dst.Pix[y*dst.Stride : y*dst.Stride+4*w]
		for i := 0; i < len(out); i += 4 {
			a, c := above[2*i:2*i+8:2*i+8], below[2*i:2*i+8:2*i+8]
			for k := range 4 {
				out[i+k] = uint8((uint(a[k]) + uint(a[k+4]) + uint(c[k]) + uint(c[k+4]) + 2) / 4)
			}
		}
	}
	return dst
}

// toRGBA returns a picture in the one form that the rest works on.
func toRGBA(src image.Image) *image.RGBA {
	if same, ok := src.(*image.RGBA); ok && same.Rect.Min == (image.Point{}) {
		return same
	}
	b := src.Bounds()
	dst := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(dst, dst.Rect, src, b.Min, draw.Src)
	return dst
}

// Weights are fixed-point numbers, so that every architecture computes the same
// pixels.
const (
	weightBits = 14
	weightOne  = 1 << weightBits
)

// A mix says of which pixels of a source line, from one on, a pixel is made.
type mix struct {
	from    int
	weights []int32 // in sum weightOne
}

// mixes returns the mix of each of m pixels that a line of n becomes, by the
// cubic of Catmull and Rom (Keys 1981, a = −1/2), widened where the line
// shrinks, so that no pixel of the source is passed over.
func mixes(n, m int) []mix {
	scale := float64(n) / float64(m)
	widen := max(scale, 1)
	all := make([]mix, m)
	for i := range all {
		centre := float64((float64(i)+0.5)*scale) - 0.5
		from := max(int(math.Ceil(centre-2*widen)), 0)
		to := min(int(math.Floor(centre+2*widen)), n-1)
		exact, sum := make([]float64, to-from+1), 0.0
		for k := range exact {
			exact[k] = catmullRom(float64(from+k)/widen - centre/widen)
			sum += exact[k]
		}
		all[i] = mix{from, rounded(exact, sum)}
	}
	return all
}

// rounded makes weights of a whole of one; what rounding leaves over goes to
// the largest, so that an even area stays as it is.
func rounded(exact []float64, sum float64) []int32 {
	weights, left, largest := make([]int32, len(exact)), int32(weightOne), 0
	for k, v := range exact {
		weights[k] = int32(math.Round(float64(v/sum) * weightOne))
		left -= weights[k]
		if weights[k] > weights[largest] {
			largest = k
		}
	}
	weights[largest] += left
	return weights
}

// catmullRom is the kernel. The conversions keep a compiler from fusing a
// product and a sum, which would round differently on some machines.
func catmullRom(x float64) float64 {
	x = math.Abs(x)
	square := float64(x * x)
	cube := float64(square * x)
	switch {
	case x < 1:
		return float64(1.5*cube) - float64(2.5*square) + 1
	case x < 2:
		return float64(2.5*square) - float64(0.5*cube) - float64(4*x) + 2
	}
	return 0
}

// resample returns a picture scaled to w by h: first along the rows, then along
// the columns, as both are independent.
func resample(src *image.RGBA, w, h int) *image.RGBA {
	narrow := src
	if w != src.Rect.Dx() {
		narrow = alongRows(src, w)
	}
	if h == src.Rect.Dy() {
		return narrow
	}
	return alongColumns(narrow, h)
}

func alongRows(src *image.RGBA, w int) *image.RGBA {
	h := src.Rect.Dy()
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	all := mixes(src.Rect.Dx(), w)
	for y := range h {
		row := src.Pix[y*src.Stride:]
		out := dst.Pix[y*dst.Stride : y*dst.Stride+4*w]
		for x, m := range all {
			var r, g, b, a int32 = weightOne / 2, weightOne / 2, weightOne / 2, weightOne / 2
			in := row[4*m.from : 4*(m.from+len(m.weights))]
			for _, weight := range m.weights {
				r += weight * int32(in[0])
				g += weight * int32(in[1])
				b += weight * int32(in[2])
				a += weight * int32(in[3])
				in = in[4:]
			}
			put(out[4*x:4*x+4:4*x+4], r, g, b, a)
		}
	}
	return dst
}

func alongColumns(src *image.RGBA, h int) *image.RGBA {
	w := src.Rect.Dx()
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	sums := make([]int32, 4*w)
	for y, m := range mixes(src.Rect.Dy(), h) {
		for i := range sums {
			sums[i] = weightOne / 2
		}
		for k, weight := range m.weights {
			in := src.Pix[(m.from+k)*src.Stride:]
			in = in[:len(sums)]
			for i, v := range in {
				sums[i] += weight * int32(v)
			}
		}
		out := dst.Pix[y*dst.Stride : y*dst.Stride+4*w]
		for i := 0; i < len(out); i += 4 {
			put(out[i:i+4:i+4], sums[i], sums[i+1], sums[i+2], sums[i+3])
		}
	}
	return dst
}

// put stores a pixel. The cubic overshoots at edges; and no colour may be
// stronger than its opacity, since it is multiplied by it.
func put(pixel []uint8, r, g, b, a int32) {
	a = min(max(a>>weightBits, 0), 255)
	pixel[0] = uint8(min(max(r>>weightBits, 0), a))
	pixel[1] = uint8(min(max(g>>weightBits, 0), a))
	pixel[2] = uint8(min(max(b>>weightBits, 0), a))
	pixel[3] = uint8(a)
}

// turn returns a picture turned upright from the way that EXIF gives.
func turn(src *image.RGBA, way int) *image.RGBA {
	if way < 2 || way > 8 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	if way >= 5 {
		dst = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range dst.Rect.Dy() {
		for x := range dst.Rect.Dx() {
			fromX, fromY := turned(way, x, y, w-1, h-1)
			copy(dst.Pix[y*dst.Stride+4*x:][:4], src.Pix[fromY*src.Stride+4*fromX:][:4])
		}
	}
	return dst
}

// turned returns where in the stored picture, whose last column and row are
// right and bottom, a pixel of the upright one lies (EXIF 2.3, 4.6.4, tag
// Orientation).
func turned(way, x, y, right, bottom int) (fromX, fromY int) {
	switch way {
	case 2:
		return right - x, y
	case 3:
		return right - x, bottom - y
	case 4:
		return x, bottom - y
	case 5:
		return y, x
	case 6:
		return y, bottom - x
	case 7:
		return right - y, bottom - x
	case 8:
		return right - y, x
	}
	return x, y
}
