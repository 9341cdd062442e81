package main

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"testing"

	"prospectus/generator/i18n"
)

// TestHelp: every command explains each of its flags, in the language asked for
// and in nothing else.
func TestHelp(t *testing.T) {
	english := regexp.MustCompile(`[A-Za-z]+ [a-z]+ [a-z]+`)
	wrapped := regexp.MustCompile(`\n {9,}([^ -])`)
	alone := regexp.MustCompile(`^ +--\S+$`) // a flag without words
	for _, lang := range []i18n.Tag{"zh", "en"} {
		for _, command := range []string{"", "build", "check", "release", "withdraw", "score", "translation", "audit", "verify", "new", "version"} {
			var out, complaints bytes.Buffer
			args := append(strings.Fields(command), "--help", "--lang="+string(lang))
			if code := run(context.Background(), args, environment{stdout: &out, stderr: &complaints, lang: lang}); code != exitDone {
				t.Errorf("%q exits with %d: %s", args, code, complaints.String())
			}
			said := out.String()
			for line := range strings.SplitSeq(wrapped.ReplaceAllString(said, " $1"), "\n") {
				if strings.Contains(line, "${") || alone.MatchString(line) || lang == "zh" && english.MatchString(line) {
					t.Errorf("%q says %q", args, line)
				}
			}
			if heading := say(lang, "Flags:"); !strings.Contains(said, heading) {
				t.Errorf("%q lacks %q", args, heading)
			}
		}
	}
}
