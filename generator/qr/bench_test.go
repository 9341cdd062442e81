package qr

import "testing"

func BenchmarkPNG(b *testing.B) {
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		data, _, err := PNG("https://invest.example.org/zh/projects/xz-2026-0302.html")
		if err != nil {
			b.Fatal(err)
		}
		size = len(data)
	}
	b.ReportMetric(float64(size), "bytes/code")
}
