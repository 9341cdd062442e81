package lint_test

import (
	"os"
	"strings"
	"testing"
)

// TestInnocentSentences: sentences that hold the words and shapes that the
// checks look for, and are right. None may be reported.
func TestInnocentSentences(t *testing.T) {
	text, err := os.ReadFile("testdata/innocent.txt")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for line := range strings.SplitSeq(string(text), "\n") {
		lang, said, ok := strings.Cut(line, " ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		count++
		zh, en := said, ""
		if lang == "en" {
			zh, en = "原文。", said
		}
		if found, list := check(t, site(sheet("investment = \"1 亿元\"\n", zh, en))); len(found) > 0 {
			t.Errorf("%s\n%s", said, say(list))
		}
	}
	if count < 80 {
		t.Errorf("only %d sentences", count)
	}
}
