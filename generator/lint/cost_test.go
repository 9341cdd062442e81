package lint_test

import (
	"os"
	"testing"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/schema"
)

// BenchmarkCheck runs all checks over a site folder: that of the demonstration,
// or the one that LINT_SITE names (go run ./cmd/dev corpus --projects 10000 --out
// DIR makes a large one). What matters is its share of a build of the same
// folder, which is to stay under a fifth.
func BenchmarkCheck(b *testing.B) {
	dir := os.Getenv("LINT_SITE")
	if dir == "" {
		dir = "../.."
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	c, _ := schema.Load(content.Source{Site: root.FS(), Kinds: schema.Kinds()}, new(diag.List))
	records := 0
	for range c.Records() {
		records++
	}
	for b.Loop() {
		run(c, new(diag.List))
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(records), "µs/record")
}
