package lint_test

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"prospectus/generator/approval"
	"prospectus/generator/audit"
	"prospectus/generator/book"
	"prospectus/generator/changes"
	"prospectus/generator/content"
	"prospectus/generator/desk"
	"prospectus/generator/diag"
	"prospectus/generator/grade"
	"prospectus/generator/inspect"
	"prospectus/generator/intake"
	"prospectus/generator/lint"
	"prospectus/generator/markup"
	"prospectus/generator/profile"
	"prospectus/generator/render/handbook"
	"prospectus/generator/route"
	"prospectus/generator/schema"
	"prospectus/generator/score"
	grids "prospectus/generator/sheet"
	"prospectus/generator/theme"
	"prospectus/generator/translation"
	"prospectus/generator/typeset"
)

const reference = "../../.github/RULES.md"

// TestReference compares the reference of rules with the code; UPDATE_GOLDENS=1
// writes it anew.
func TestReference(t *testing.T) {
	var b bytes.Buffer
	writeReference(&b)
	if os.Getenv("UPDATE_GOLDENS") != "" {
		if err := os.WriteFile(reference, b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(reference)
	if err != nil || !bytes.Equal(got, b.Bytes()) {
		t.Errorf("%s is not what the rules say (%v); run UPDATE_GOLDENS=1 go test ./generator/lint -run Reference", reference, err)
	}
}

// TestCodesAreUnique: a code names one rule of the whole program.
func TestCodesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range sections() {
		for _, r := range s.rules {
			if seen[r.Code] {
				t.Errorf("two rules have the code %s", r.Code)
			}
			seen[r.Code] = true
		}
	}
}

type section struct {
	zh, en string
	rules  []*diag.Rule
}

func sections() []section {
	return []section{
		{"内容的形式", "The form of content", schema.Rules()},
		{"文件与文件夹", "Files and folders", content.Rules()},
		{"正文", "Bodies", markup.Rules()},
		{"网址", "Addresses", route.Rules()},
		{"主题", "Themes", theme.Rules()},
		{"检查的设置", "What a site says of its checks", grade.Rules()},
		{"发布审批", "Approval", approval.Rules()},
		{"往期版本", "Earlier editions", changes.Rules()},
		{"手册", "Handbooks", book.Rules()},
		{"印前检查", "Pre-flight of printed books", append(handbook.Rules(), typeset.Rules()...)},
		{"政府网站（profile）", "Government sites (profile)", profile.Rules()},
		{"工作台（预览）", "The desk (preview)", desk.Rules()},
		{"评分表（内部）", "Scorecards (internal)", score.Rules()},
		{"读取表格和 Word 文件", "Reading spreadsheets and Word files", grids.Rules()},
		{"导入", "Imports", intake.Rules()},
		{"取回译文", "Translations that come back", translation.Rules()},
		{"核对已生成的文件夹", "Verifying a folder", inspect.Rules()},
		{"泄露审计", "The audit", audit.Rules()},
	}
}

func writeReference(b *bytes.Buffer) {
	fmt.Fprint(b, "# 检查规则 · Rules\n\n",
		"由 `generator/lint` 的测试从代码生成，请勿手改。Generated from the code by a test of `generator/lint`; do not edit.\n\n",
		"错误使生成停止；警告只在 `--strict` 下停止；提示从不停止。“事实与用语”与“政府网站”两部分的检查可在 `data/lint.toml` 按站点调级或关闭，可在记录的 `[lint]` 按条保留，都要写理由。\n\n",
		"Errors stop a build, warnings do so under `--strict`, notices never. The checks on facts and wording and those of government sites can be graded or switched off for a site in `data/lint.toml`, and single findings silenced in a record's `[lint]`, each with its reason.\n\n",
		"## 事实与用语 · Facts and wording\n\n",
		"| 代码 code | 级别 severity | 说明 | what it says | 依据 source |\n|---|---|---|---|---|\n")
	for _, r := range lint.Rules() {
		fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s · %s |\n", r.Code, r.Severity, plain(r.Says["zh"]), plain(r.Says["en"]), cell(r.Source["zh"]), cell(r.Source["en"]))
	}
	for _, s := range sections() {
		fmt.Fprintf(b, "\n## %s · %s\n\n| 代码 code | 级别 severity | 说明 | what it says |\n|---|---|---|---|\n", s.zh, s.en)
		for _, r := range s.rules {
			fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", r.Code, r.Severity, plain(r.Says["zh"]), plain(r.Says["en"]))
		}
	}
}

var verb = regexp.MustCompile(`%(\[\d+\])?[a-z]`)

// plain writes a format with an ellipsis for each argument.
func plain(format string) string {
	return cell(strings.ReplaceAll(verb.ReplaceAllString(format, "…"), "%%", "%"))
}

// cell keeps a text within its cell of a table.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ", "<", `\<`).Replace(s)
}
