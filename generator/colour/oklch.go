package colour

import "math"

// An LCH is a colour in OKLCH, the polar form of OKLab (Björn Ottosson, "A
// perceptual color space for image processing", 2020,
// https://bottosson.github.io/posts/oklab/; the same in CSS Color Module
// Level 4). It may lie outside what a screen can show.
type LCH struct {
	L float64 // lightness, 0 for black to 1 for white
	C float64 // chroma, 0 for greys to some 0.32 for what sRGB can show
	H float64 // hue in degrees, from 0 to 360; of no meaning for greys
}

// The matrices of OKLab: from linear sRGB to cone responses, from their cube
// roots to lightness and two axes of colour, and back.
var (
	toCones   = [3][3]float64{{0.4122214708, 0.5363325363, 0.0514459929}, {0.2119034982, 0.6806995451, 0.1073969566}, {0.0883024619, 0.2817188376, 0.6299787005}}
	toLab     = [3][3]float64{{0.2104542553, 0.7936177850, -0.0040720468}, {1.9779984951, -2.4285922050, 0.4505937099}, {0.0259040371, 0.7827717662, -0.8086757660}}
	fromLab   = [3][3]float64{{1, 0.3963377774, 0.2158037573}, {1, -0.1055613458, -0.0638541728}, {1, -0.0894841775, -1.2914855480}}
	fromCones = [3][3]float64{{4.0767416621, -3.3077115913, 0.2309699292}, {-1.2684380046, 2.6097574011, -0.3413193965}, {-0.0041960863, -0.7034186147, 1.7076147010}}
)

// LCH returns the colour in OKLCH.
func (c Colour) LCH() LCH {
	cones := times(toCones, c.linear())
	for i, v := range cones {
		cones[i] = math.Cbrt(v)
	}
	lab := times(toLab, cones)
	hue := math.Atan2(lab[2], lab[1]) * 180 / math.Pi
	if hue < 0 {
		hue += 360
	}
	return LCH{lab[0], math.Hypot(lab[1], lab[2]), hue}
}

// Colour returns the nearest colour that a screen can show. One out of its
// reach keeps lightness and hue and loses chroma until it is within it.
func (l LCH) Colour() Colour {
	sin, cos := math.Sincos(l.H * math.Pi / 180)
	at := func(chroma float64) [3]float64 { return light(l.L, chroma*cos, chroma*sin) }
	rgb := at(l.C)
	if !shown(rgb) {
		least, most := 0.0, l.C
		for range steps {
			if middle := (least + most) / 2; shown(at(middle)) {
				least = middle
			} else {
				most = middle
			}
		}
		rgb = at(least)
	}
	return encode(rgb[0])<<16 | encode(rgb[1])<<8 | encode(rgb[2])
}

// steps is how often an interval is halved to find a colour: far below what
// eight bits tell apart.
const steps = 20

// light returns the linear sRGB of a colour in OKLab.
func light(l, a, b float64) [3]float64 {
	cones := times(fromLab, [3]float64{l, a, b})
	for i, v := range cones {
		cones[i] = v * v * v
	}
	return times(fromCones, cones)
}

// shown reports whether linear sRGB lies within the screen's reach, or beside
// it by less than eight bits tell apart.
func shown(rgb [3]float64) bool {
	for _, v := range rgb {
		if v < -0.0001 || v > 1.0001 {
			return false
		}
	}
	return true
}

// linear returns the light of each channel, from 0 to 1 (IEC 61966-2-1).
func (c Colour) linear() [3]float64 { return [3]float64{decode(c >> 16), decode(c >> 8), decode(c)} }

// decode returns the light of the lowest channel.
func decode(c Colour) float64 {
	v := float64(c&0xff) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// encode is decode the other way; what is out of reach is cut off.
func encode(light float64) Colour {
	v := 12.92 * light
	if light > 0.0031308 {
		v = float64(1.055*math.Pow(light, 1/2.4)) - 0.055
	}
	return Colour(math.Round(255 * max(0, min(1, v))))
}

// times multiplies a matrix and a vector.
func times(m [3][3]float64, v [3]float64) [3]float64 {
	return [3]float64{dot(m[0], v), dot(m[1], v), dot(m[2], v)}
}

// dot rounds each product, which a compiler may not fuse with the sum then:
// some machines would otherwise count more places than others.
func dot(a, b [3]float64) float64 {
	return float64(a[0]*b[0]) + float64(a[1]*b[1]) + float64(a[2]*b[2])
}
