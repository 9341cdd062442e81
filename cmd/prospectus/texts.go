package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/output"
)

// helpTexts are the words of --help, by the names that flags.go uses.
var helpTexts = map[string]i18n.Text{
	"site":                {"zh": "站点文件夹。", "en": "The site's folder."},
	"internal":            {"zh": "内部资料文件夹（与站点同结构，不随站点移交）。", "en": "A second folder of the same layout that stays in the office."},
	"now":                 {"zh": "按这一天生成，如 2026-06-30；默认取 site.toml 的 as_of，否则取今天。", "en": "The day to build for, as in 2026-06-30; as_of in site.toml by default, else today."},
	"lang":                {"zh": "程序提示所用语言，默认取系统语言。", "en": "The language of the program's own messages; the system's by default."},
	"json":                {"zh": "诊断信息每条一行 JSON，供其他程序读取。", "en": "Write diagnostics as one JSON object a line."},
	"strict":              {"zh": "有警告也算不通过。", "en": "Let warnings fail as errors do."},
	"build":               {"zh": "生成网站和开放数据。", "en": "Build the site and its open data."},
	"serve":               {"zh": "边改边看：在本机浏览器里预览，保存后立即更新，不写 public。", "en": "Show the site in this machine's browser while it is being written; public stays as it is."},
	"addr":                {"zh": "预览的地址，只能是本机地址。", "en": "Where to listen; an address of this machine alone."},
	"shown_to":            {"zh": "预览哪一版：public 公开版，internal 内部版。", "en": "Which edition to show: public, or internal."},
	"open":                {"zh": "同时打开浏览器。", "en": "Open the browser, too."},
	"check":               {"zh": "检查全部内容，不写任何文件。", "en": "Check all content and write nothing."},
	"release":             {"zh": "打印信息发布审批表；加 --approve 把已签字的审批写入记录。", "en": "Print the approval form; with --approve, write signed approvals into the records."},
	"withdraw":            {"zh": "撤回一条记录：内容从以后各版消失，原地址留一页说明。", "en": "Withdraw a record: its content leaves all editions to come, and a notice keeps its address."},
	"handbook":            {"zh": "印手册：项目册、单页、图谱、政策汇编、帮办手册、简报等（PDF）。", "en": "Print books as PDF: handbooks, sheets, atlas, digest, briefings."},
	"book_ids":            {"zh": "data/handbooks 下的手册名；默认全部。", "en": "The books, by their file names in data/handbooks; all by default."},
	"books_out":           {"zh": "输出文件夹，默认为站点下的 .prospectus/books。", "en": "The output folder; .prospectus/books in the site's folder by default."},
	"book_projects":       {"zh": "只印这些项目（编号以逗号分隔），按所列顺序。", "en": "Print these projects, by code or id, in this order."},
	"book_from":           {"zh": "印这个文件里的项目：网站收藏夹保存的清单，或含项目编号一列的 CSV 表。", "en": "Print the projects of a list: a shortlist that the site saved, or a table in CSV with a column of codes."},
	"book_sheet":          {"zh": "按原页码重印已印手册中的一张单页。", "en": "Print one sheet of a printed book again, with its old page numbers."},
	"book_insert":         {"zh": "重印的单页比原来长时，多出的页编为 12a 这样的插页。", "en": "Where the sheet has grown, number the pages that are more 12a, 12b."},
	"book_register":       {"zh": "把印的书记入 data/books.toml：以后各版不得无故少了其中的编号。", "en": "Enter the book in data/books.toml: later editions may not drop what it holds."},
	"form":                {"zh": "把审批表写入这个文件（Markdown），默认显示在屏幕上。", "en": "Write the form to this file, as Markdown; to standard output by default."},
	"approve":             {"zh": "把审批写入各记录的 [release] 表，日期为 --now 的日期。", "en": "Write the approval into the records' [release] tables, dated with the day of --now."},
	"by":                  {"zh": "审批人的岗位，如“分管副局长”，不写姓名。", "en": "The post that approves, such as deputy director; no person's name."},
	"step":                {"zh": "写入哪几步：content 内容审核，secrecy 保密审查，approval 批准；默认三步都写。", "en": "Which steps were taken: content, secrecy, approval; all three by default."},
	"ids":                 {"zh": "要审批的记录编号；默认为所有未经审批或批准后有改动的记录。", "en": "The records; all that are not approved or were changed since by default."},
	"reason":              {"zh": "撤回原因，只存于记录，不公开。", "en": "Why; it stays in the record and is not published."},
	"withdrawn_id":        {"zh": "要撤回的记录编号，重名时写 种类/编号。", "en": "The record's id; kind/id where several kinds have it."},
	"audience":            {"zh": "给谁看：public 公开版；internal 内部版，每页注明，写入 .prospectus/internal。", "en": "Whom it is for: public, or internal for the office's own staff, marked on every page, in .prospectus/internal."},
	"last_approved":       {"zh": "没有有效审批的记录不进入本版，其余照常。", "en": "Leave out records without a valid approval instead of stopping."},
	"profile":             {"zh": "按政府网站检查规范逐项核对并打印报告；站点没有写 profile 的，只作提示。", "en": "Hold the site to a profile (cn-gov) and print a report; notices only where the site declares none."},
	"profile_out":         {"zh": "把报告写入这个文件（Markdown），默认显示在屏幕上。", "en": "Write that report to this file, as Markdown; to standard output by default."},
	"score":               {"zh": "打印评分表的每一步（内部使用，不公开、不写文件）。", "en": "Print scorecards with every step; for staff only, writes no file."},
	"scorecard":           {"zh": "评分表名称，即 data/scorecards 下的文件名；默认全部。", "en": "The scorecards, by their file names in data/scorecards; all by default."},
	"audit":               {"zh": "证明公开版不含内部内容：两次生成逐字节比较，再逐个文件查找，并列出未公开的内容。", "en": "Prove that nothing internal is published: build twice and compare, search every file, list what was withheld."},
	"all_withheld":        {"zh": "逐条列出未公开的记录和字段，默认按种类和字段汇总。", "en": "List every withheld record and field; by kind and field in sum by default."},
	"verify":              {"zh": "核对一个文件夹是否正是清单所称的那一版。", "en": "Say whether a folder is exactly the edition that its manifest claims."},
	"built":               {"zh": "要核对的文件夹，例如 public 或 U 盘上的副本。", "en": "The folder to verify: public, or a copy of it on a stick."},
	"diff":                {"zh": "比较两版：新增、结束、变更（逐字段）和移除，只列后一版仍公开的内容。", "en": "Compare two editions: new, closed, changed field by field, gone; only what the later one makes public."},
	"diff_old":            {"zh": "前一版：生成的文件夹（public 或其副本）、数据文件夹，或 data/editions 下的存档。", "en": "The earlier edition: a folder that was built or a copy of it, its data files, or an archive in data/editions."},
	"diff_new":            {"zh": "后一版，同上。", "en": "The later edition, likewise."},
	"diff_all":            {"zh": "也列出后一版不再公开的原值和名称；供内部使用，不得外传。", "en": "Also tell earlier values and names that the later edition no longer gives; for staff, not to be passed on."},
	"roll":                {"zh": "开始下一版：存档上一版数据，改版次，列出要重新核实的内容。", "en": "Begin the next edition: archive the last one's data, set the number, list what to verify again."},
	"roll_number":         {"zh": "新的版次，如 2027.1，须大于现在的版次。", "en": "The new number, such as 2027.1; it must come after the present one."},
	"roll_from":           {"zh": "上一版所在文件夹，默认为站点下的 public。", "en": "The folder of the last edition; public in the site's folder by default."},
	"new":                 {"zh": "新建一个可直接生成的小站点。", "en": "Make a small site that builds at once."},
	"version":             {"zh": "显示程序版本。", "en": "Print the program's version."},
	"out":                 {"zh": "输出文件夹，默认为站点下的 public，内部版为 .prospectus/internal。", "en": "The output folder; public in the site's folder by default, .prospectus/internal for the internal edition."},
	"dir":                 {"zh": "新站点的文件夹，须不存在或为空。", "en": "The new site's folder, which must be empty or not exist."},
	"import":              {"zh": "导入县区报来的表格和 Word 文件：列出新增、变更和每处错误，全部无误才写入。", "en": "Import the tables and Word files that counties hand in: what is new, what changed, every fault; writes only what is clean."},
	"import_files":        {"zh": "xlsx、csv、docx 文件，或放着它们的文件夹；可以一次多个。", "en": "Files of xlsx, csv or docx, or folders of them; as many as you like."},
	"import_map":          {"zh": "用这张导入表（data/imports/编号.toml）；默认按表头自动选。", "en": "The map to use, data/imports/ID.toml; by default the one that fits the headings."},
	"import_write":        {"zh": "有错误也写入无误的部分；两边都改过的字段保留库里的值。", "en": "Write what is good although there are faults; of fields changed on both sides the library's value stays."},
	"import_dry":          {"zh": "只出报告，不写任何文件。", "en": "Report only and write nothing."},
	"import_report":       {"zh": "把完整报告写入这个文件，可发给填报单位。", "en": "Write the full report to this file, for whoever handed in."},
	"import_propose":      {"zh": "为没认出的表头拟一张导入表，存为 data/imports/编号.toml。", "en": "Save a proposed map for headings that were not recognised as data/imports/ID.toml."},
	"export":              {"zh": "把项目库写成表格，或写出空白填报表。", "en": "Write the library as a table, or the blank form to report with."},
	"export_out":          {"zh": "写入这个文件，按扩展名分 .xlsx（含各分项表和可填值）和 .csv（只有项目表）。", "en": "The file to write: .xlsx with all tables and the values to choose from, or .csv with the projects alone."},
	"export_form":         {"zh": "写空白填报表，发给县区。", "en": "Write the blank reporting form to send out."},
	"translation":         {"zh": "查译文：列出缺译和过时的译文，显示原文改了什么，登记已核对，与翻译公司往来。", "en": "Translations: what is missing or stale, what changed in an original, what was checked; files to an agency and back."},
	"translation_ids":     {"zh": "记录编号：显示原文自上次核对以来改了什么；默认列出全部缺译和过时的。", "en": "Records, to see what changed in their originals; by default everything missing or stale is listed."},
	"translation_to":      {"zh": "只看译成这种语言的，如 en。", "en": "Only translations into this language, such as en."},
	"translation_all":     {"zh": "连同没有问题的和从未核对的。", "en": "Those that are well or were never checked, too."},
	"translation_checked": {"zh": "登记：这些记录的译文已与原文核对，日期为 --now 的日期。", "en": "Note that the translations of these records were compared with their originals, on the day of --now."},
	"translation_by":      {"zh": "核对人的岗位，不写姓名。", "en": "The post that compared them; no person's name."},
	"translation_export":  {"zh": "把缺译和过时的文字写成原文、译文两栏的表，交翻译公司；可按编号、语言缩小。", "en": "Write what is missing or stale as a table of originals and translations for an agency; ids and --to narrow it."},
	"translation_import":  {"zh": "取回翻译公司填好的表：编辑在此期间改过的不覆盖，按术语表检查，全部无误才写入。", "en": "Take such a table back: nothing that an editor changed meanwhile is overwritten, the glossary is checked, and only what is clean is written."},
	"translation_write":   {"zh": "有问题也写入无误的部分。", "en": "Write what is good although there are faults."},
	"export_audience":     {"zh": "public 只含公开内容；internal 含联系人等内部内容，不得外传。", "en": "public, or internal with contacts and other internal facts, which must not leave the office."},
}

// texts are what the program says besides diagnostics.
var texts = joined(commonTexts, handbookTexts, importTexts, auditTexts, registerTexts, serveTexts, openedTexts, translationTexts, editionTexts)

// joined puts maps together. A key in two of them is a mistake of the program.
func joined(all ...map[string]i18n.Text) map[string]i18n.Text {
	out := map[string]i18n.Text{}
	for _, m := range all {
		for key, text := range m {
			if _, twice := out[key]; twice {
				panic("two texts are called " + key)
			}
			out[key] = text
		}
	}
	return out
}

// commonTexts are what several commands say, and the small ones.
var commonTexts = map[string]i18n.Text{
	"description": {
		"zh": "把招商项目库、产业链图谱、政策和简报生成为一版双语网站。",
		"en": "Turns a project library, chain maps, policies and briefings into one edition of a bilingual site.",
	},
	"Usage: ":                      {"zh": "用法：", "en": "Usage: "},
	"<command> [flags]":            {"zh": "<命令> [选项]", "en": "<command> [flags]"},
	"[flags]":                      {"zh": "[选项]", "en": "[flags]"},
	"Arguments:":                   {"zh": "参数：", "en": "Arguments:"},
	"Flags:":                       {"zh": "选项：", "en": "Flags:"},
	"Commands:":                    {"zh": "命令：", "en": "Commands:"},
	"Show context-sensitive help.": {"zh": "显示这份说明。", "en": "Show this help."},
	`Run "prospectus <command> --help" for more information on a command.`: {
		"zh": "某个命令的说明用 prospectus <命令> --help 查看。",
		"en": "Run prospectus <command> --help to read about one command.",
	},
	"usage":              {"zh": "命令写得不对：%[1]s\n用 prospectus --help 查看用法", "en": "wrong usage: %[1]s\nrun prospectus --help to see how it is used"},
	"internal-fault":     {"zh": "程序内部出错，没有改动已发布的内容：%[1]v\n请把这一行和所用命令报告给维护者", "en": "the program failed; nothing published was changed: %[1]v\nplease report this line and the command to the maintainers"},
	"interrupted":        {"zh": "已中止；已发布的内容没有改动", "en": "stopped; nothing published was changed"},
	"no-folder":          {"zh": "没有文件夹 %[1]s", "en": "there is no folder %[1]s"},
	"not-a-folder":       {"zh": "%[1]s 不是文件夹", "en": "%[1]s is not a folder"},
	"not-allowed":        {"zh": "没有读写 %[1]s 的权限，请检查文件夹属性", "en": "no permission to use %[1]s; check the folder's properties"},
	"disk":               {"zh": "读写文件出错：%[1]v", "en": "a file could not be read or written: %[1]v"},
	"bad-now":            {"zh": "--now 应是一个日期，如 2026-06-30；实际是“%[1]s”", "en": "--now takes a day such as 2026-06-30, not %[1]q"},
	"out-is-site":        {"zh": "输出文件夹不能是站点文件夹或内部资料文件夹，也不能包含它们：%[1]s", "en": "the output folder cannot be the site's folder or the internal one, nor hold them: %[1]s"},
	"out-in-sources":     {"zh": "输出文件夹不能放在 content、data、themes 之内：%[1]s", "en": "the output folder cannot lie within content, data or themes: %[1]s"},
	"internal-in-public": {"zh": "内部版不能写入公开版的文件夹 %[2]s，也不能放在它里面：%[1]s", "en": "the internal edition cannot be written to the folder of a public one, %[2]s, nor within it: %[1]s"},
	"public-in-internal": {"zh": "公开版不能写入内部版的文件夹 %[2]s，也不能放在它里面或包含它：%[1]s", "en": "a public edition cannot be written to the folder of the internal one, %[2]s, nor within it, nor hold it: %[1]s"},
	"built-internal":     {"zh": "这是内部版：每页都已注明，不得放到网站上或发给外部", "en": "this is the internal edition: every page says so; it must not be put on the web or handed out"},
	"not-empty":          {"zh": "文件夹 %[1]s 里已有文件，没有写入；请换一个空文件夹", "en": "the folder %[1]s already holds files, so nothing was written; choose an empty one"},
	"made":               {"zh": "已新建站点 %[1]s。接着运行：\n  prospectus build --site %[1]s", "en": "made a site in %[1]s. Next, run:\n  prospectus build --site %[1]s"},
	"faults":             {"zh": "错误 %[1]d 条，警告 %[2]d 条，提示 %[3]d 条", "en": "errors: %[1]d, warnings: %[2]d, notices: %[3]d"},
	"left-out":           {"zh": "因有错误而未采用的记录：%[1]s", "en": "left out until they are mended: %[1]s"},
	"silenced":           {"zh": "已按理由保留：%[1]s%[2]s [%[3]s]：%[4]s", "en": "silenced: %[1]s%[2]s [%[3]s]: %[4]s"},
	"silenced-rule":      {"zh": "已按理由保留：%[1]s，共 %[2]d 处（data/lint.toml）：%[3]s", "en": "silenced: %[1]s, findings: %[2]d (data/lint.toml): %[3]s"},
	"clean":              {"zh": "检查通过：%[1]d 条记录，%[2]d 个页面", "en": "all is well: %[1]d records, %[2]d pages"},
	"held-back":          {"zh": "没有有效审批，未进入本版的记录 %[1]d 条：%[2]s", "en": "%[1]d records are left out of this edition for want of a valid approval: %[2]s"},
	"no-post":            {"zh": "写明审批人的岗位，例如 --by 分管副局长", "en": "name the post that approves, as in --by 'deputy director'"},
	"form-or-approval":   {"zh": "--approve 不打印审批表，不能同时用 --out", "en": "--approve prints no form, so --out does not go with it"},
	"approve-is-missing": {"zh": "要写入审批请加 --approve；只打印审批表时不用 --by 和编号", "en": "to write an approval add --approve; to print the form leave --by and ids out"},
	"no-form":            {"zh": "内容有错误，还不能确定要发布什么，没有打印审批表；请先改正以上各条", "en": "the content has faults, so what would be published is not known and no form was printed; mend these first"},
	"form-written":       {"zh": "审批表已写入 %[1]s", "en": "the form is in %[1]s"},
	"not-approved":       {"zh": "内容有错误，没有写入任何审批；请先改正", "en": "the content has faults, so nothing was approved; mend them first"},
	"all-approved":       {"zh": "所有公开记录都已审批，没有需要写入的", "en": "every public record is approved already; there is nothing to write"},
	"approved":           {"zh": "已把审批写入 %[1]d 条记录（版次 %[2]s，版本哈希 %[3]s）：%[4]s", "en": "the approval was written into %[1]d records (edition %[2]s, edition hash %[3]s): %[4]s"},
	"cannot-edit":        {"zh": "不能改写 %[1]s：%[2]v。请把 [release]、[withdrawal] 里的各项写成一行一项，再运行一次", "en": "%[1]s cannot be edited: %[2]v; write the keys of [release] and [withdrawal] one to a line and run again"},
	"several-of-name":    {"zh": "“%[1]s”不止一条：%[2]s、%[3]s。请写 种类/编号", "en": "several records are called %[1]q: %[2]s, %[3]s; write kind/id"},
	"no-unit":            {"zh": "未写明负责单位", "en": "No unit named"},
	"no-record":          {"zh": "没有编号为“%[1]s”的记录", "en": "there is no record %[1]q"},
	"did-you-mean":       {"zh": "没有编号为“%[1]s”的记录；是否想写“%[2]s”", "en": "there is no record %[1]q; did you mean %[2]q"},
	"no-reason":          {"zh": "写明撤回原因，例如 --reason 地块条件变化", "en": "say why, as in --reason 'the plot was sold'"},
	"already-withdrawn":  {"zh": "%[1]s 早已撤回", "en": "%[1]s was withdrawn before"},
	"withdrawn": {
		"zh": "已撤回 %[1]s（改动了 %[2]s）。接着运行 prospectus build 发布：它的内容会从网站、数据、订阅源中消失，原地址留一页说明",
		"en": "%[1]s is withdrawn (%[2]s was changed). Now publish with prospectus build: what it says leaves the site, its data and feeds, and a notice keeps its address",
	},
	"profile-written":  {"zh": "检查报告已写入 %[1]s", "en": "the report is in %[1]s"},
	"no-scorecards":    {"zh": "没有评分表；评分办法写在 data/scorecards/名称.toml，数据写在 data/scorecards/名称.inputs.toml", "en": "there are no scorecards; a scheme is data/scorecards/NAME.toml, its figures are data/scorecards/NAME.inputs.toml"},
	"no-scorecard":     {"zh": "没有名为“%[1]s”的评分表；现有：%[2]s", "en": "there is no scorecard %[1]q; there are: %[2]s"},
	"writing-finished": {"zh": "上次的命令在写入时中断，已先写完", "en": "the last command was interrupted while it was writing and was finished first"},
	"writing-passed":   {"zh": "这些文件在写入时有人改过，没有覆盖：%[1]s", "en": "these files were changed by somebody meanwhile and were left alone: %[1]s"},

	"not-built": {"zh": "没有生成；%[1]s 保持原样", "en": "nothing was built; %[1]s is as it was"},
	"built": {
		"zh": "版本 %[1]s 已生成到 %[2]s\n页面 %[3]d，文件 %[4]d（写入 %[5]d，未变 %[6]d，移除 %[7]d），%[8]s，用时 %[9]s 秒，内存峰值 %[10]s",
		"en": "edition %[1]s is in %[2]s\n%[3]d pages, %[4]d files (%[5]d written, %[6]d unchanged, %[7]d removed), %[8]s in %[9]s s, peak memory %[10]s",
	},
	"no-base":   {"zh": "site.toml 没有 base_url：网站地图、订阅源、规范网址等需要完整网址的内容没有生成", "en": "site.toml has no base_url: the sitemap, feeds, canonical links and whatever else needs a full address were left out"},
	"finished":  {"zh": "上次生成在提交时中断，已先完成上一版", "en": "the last build was interrupted while it was being committed; that edition was finished first"},
	"reading":   {"zh": "读取内容", "en": "reading"},
	"resizing":  {"zh": "缩放图片", "en": "resizing pictures"},
	"rendering": {"zh": "生成页面", "en": "rendering"},
	"writing":   {"zh": "写入文件", "en": "writing"},
	"out-locked": {
		"zh": "文件 %[1]s 正被其他程序占用。请关闭打开它的程序后再运行一次，未完成的部分会接着完成，内容不会丢失",
		"en": "the file %[1]s is in use by another program; close that program and run again: what is left will be finished, and nothing is lost",
	},
	"out-foreign": {
		"zh": "输出文件夹里的 %[1]s 不是本程序生成的，没有覆盖。请把它移走，或换一个输出文件夹",
		"en": "%[1]s in the output folder was not made by this program and was not overwritten; move it away or choose another output folder",
	},
	"out-manifest": {
		"zh": "输出文件夹里有文件，但清单 manifest.json 不在或已损坏，无法分清哪些是上一版的文件，没有写入。请恢复清单，或清空该文件夹后再运行",
		"en": "the output folder holds files, but manifest.json is missing or damaged, so nothing can be told to be the last edition's own and nothing was written; restore it, or empty the folder, then run again",
	},
	"out-unfinished": {
		"zh": "新一版已经齐备，但没有全部就位：%[1]v。再运行一次即可接着完成，内容不会丢失",
		"en": "the new edition is complete but not all in place: %[1]v. Run again to finish it; nothing is lost",
	},
	"out-path": {
		"zh": "文件路径 %[1]s 不能发布：%[2]v",
		"en": "the path %[1]s cannot be published: %[2]v",
	},
	"out-collision": {
		"zh": "两个文件要写到同一路径：%[1]s 与 %[2]s",
		"en": "two files claim one path: %[1]s and %[2]s",
	},
	"out-busy": {
		"zh": "另一次生成正在使用这个输出文件夹，请等它结束",
		"en": "another build is using this output folder; wait until it ends",
	},
}

// say returns one of the program's texts.
func say(lang i18n.Tag, key string, args ...any) string {
	return i18n.Message{Format: texts[key], Args: args}.In(lang)
}

func usageError(err error, lang i18n.Tag) string { return say(lang, "usage", err) }

// explain turns a failure of the machine into words.
func explain(err error, lang i18n.Tag) string {
	var out []string
	for _, e := range output.All(err) {
		out = append(out, explainOutput(e, lang))
	}
	if len(out) > 0 {
		return strings.Join(out, "\n")
	}
	var p *fs.PathError
	if errors.As(err, &p); p != nil && errors.Is(err, fs.ErrPermission) {
		return say(lang, "not-allowed", p.Path)
	}
	if p != nil {
		return say(lang, "disk", err)
	}
	return say(lang, "internal-fault", err)
}

func explainOutput(e *output.Error, lang i18n.Tag) string {
	switch e.Kind {
	case output.Locked:
		return say(lang, "out-locked", e.Path)
	case output.Foreign:
		return say(lang, "out-foreign", e.Path)
	case output.Busy:
		return say(lang, "out-busy")
	case output.NoManifest, output.BadManifest:
		return say(lang, "out-manifest")
	case output.Interrupted:
		return say(lang, "out-unfinished", e.Err)
	case output.BadPath:
		return say(lang, "out-path", e.Path, e.Err)
	case output.Collision:
		return say(lang, "out-collision", e.Path, e.Other)
	case output.Cancelled:
		return say(lang, "interrupted")
	}
	return say(lang, "disk", fmt.Sprint(e))
}
