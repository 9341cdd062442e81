package qr

import (
	"bytes"
	"image"
	"image/png"
	"testing"
)

// addresses lead to codes of versions 1 to 6.
var addresses = []string{
	"https://a.cn", "https://x.example.org/zh/", "https://invest.example.org/zh/",
	"https://invest.example.org/zh/projects/xz-2026-0302.html",
	"https://invest.example.org/zh/projects/xz-2026-0302-carbonate-powder-line.html",
	"https://www.example.gov.cn/tzcjj/invest/en/policies/measures-for-advanced-manufacturing.html",
}

// drawn returns the picture of an address and how many modules wide its code is.
func drawn(t *testing.T, text string) (image.Image, int) {
	t.Helper()
	data, width, err := PNG(text)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img, width - 2*quiet
}

// The format information tells a reader the level and the mask. For level M and
// mask 2 it is 101111001111100 (ISO/IEC 18004, annex C), and stands in a code
// twice.
func TestFormatInformation(t *testing.T) {
	const want = "101111001111100"
	for _, text := range addresses {
		img, size := drawn(t, text)
		corner := [][2]int{{0, 8}, {1, 8}, {2, 8}, {3, 8}, {4, 8}, {5, 8}, {7, 8}, {8, 8}, {8, 7}, {8, 5}, {8, 4}, {8, 3}, {8, 2}, {8, 1}, {8, 0}}
		var edges [][2]int
		for i := range 7 {
			edges = append(edges, [2]int{8, size - 1 - i})
		}
		for i := range 8 {
			edges = append(edges, [2]int{size - 8 + i, 8})
		}
		for _, places := range [][][2]int{corner, edges} {
			got := ""
			for _, p := range places {
				if black(img, p[0], p[1]) {
					got += "1"
				} else {
					got += "0"
				}
			}
			if got != want {
				t.Errorf("%s: %s, want %s", text, got, want)
			}
		}
		if !black(img, 8, size-8) {
			t.Errorf("%s: the module that is always dark is not", text)
		}
	}
}

// corrections is how many codewords of error correction a block has in each
// version at level M (ISO/IEC 18004, table 9).
var corrections = map[int]int{1: 10, 2: 16, 3: 26, 4: 18, 5: 24, 6: 16}

// Every block is a word of its Reed–Solomon code: read as a polynomial over
// GF(256) it is nought at the first powers of 2, as many as it has codewords of
// error correction. A reader can therefore correct what is stained.
func TestBlocksCanBeCorrected(t *testing.T) {
	seen := map[int]bool{}
	for _, address := range addresses {
		img, size := drawn(t, address)
		version := (size - 17) / 4
		seen[version] = true
		words := pack(modules(img, size, version))
		b, extra := blocks[version], corrections[version]
		for block := range b[0] {
			var word []byte
			for i := range b[1] + extra {
				word = append(word, words[i*b[0]+block])
			}
			root := byte(1)
			for range extra {
				if sum := value(word, root); sum != 0 {
					t.Fatalf("%s: block %d is %d at %d", address, block, sum, root)
				}
				root = product(root, 2)
			}
		}
	}
	if len(seen) != len(addresses) {
		t.Errorf("the addresses lead to versions %v", seen)
	}
}

// pack makes codewords of bits; bits that fill up the last are left.
func pack(bits []byte) (words []byte) {
	for ; len(bits) >= 8; bits = bits[8:] {
		w := byte(0)
		for _, bit := range bits[:8] {
			w = w<<1 | bit
		}
		words = append(words, w)
	}
	return words
}

// value evaluates a polynomial, highest power first.
func value(coefficients []byte, at byte) (sum byte) {
	for _, c := range coefficients {
		sum = product(sum, at) ^ c
	}
	return sum
}

// product multiplies in GF(256) modulo x⁸ + x⁴ + x³ + x² + 1.
func product(a, b byte) (p byte) {
	for ; b > 0; b >>= 1 {
		if b&1 == 1 {
			p ^= a
		}
		carry := a&0x80 != 0
		a <<= 1
		if carry {
			a ^= 0x1d
		}
	}
	return p
}
