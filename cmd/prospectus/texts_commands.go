package main

import "prospectus/generator/i18n"

// handbookTexts are what the handbook command says.
var handbookTexts = map[string]i18n.Text{
	"printed":           {"zh": "已印 %[1]s：%[2]d 页", "en": "printed %[1]s, pages: %[2]d"},
	"reprinted":         {"zh": "已按原页码（第 %[2]s 页）重印：%[1]s", "en": "printed again with its old page numbers (%[2]s): %[1]s"},
	"not-printed":       {"zh": "内容有错误，没有印；请先改正以上各条", "en": "nothing was printed: the content has faults; mend these first"},
	"one-list":          {"zh": "手册名、--projects、--from 只能用其中一种", "en": "use one of book ids, --projects and --from"},
	"sheet-alone":       {"zh": "--sheet 重印已有手册中的一页，不能和 --projects、--from、--register 一起用", "en": "--sheet prints a page of a book again; it does not go with --projects, --from or --register"},
	"insert-alone":      {"zh": "--insert 只和 --sheet 一起用", "en": "--insert goes with --sheet"},
	"list-unregistered": {"zh": "临时清单不登记；要登记，请在 data/handbooks 里写成手册", "en": "a list is not registered; make it a book in data/handbooks"},
	"no-handbooks":      {"zh": "data/handbooks 里没有手册；用 --projects 或 --from 印一份清单，或写一个手册文件", "en": "there are no books in data/handbooks; print a list with --projects or --from, or write one"},
	"unknown-book":      {"zh": "没有名为“%[1]s”的手册；现有：%[2]s", "en": "there is no book %[1]q; there are: %[2]s"},
	"unknown-book-near": {"zh": "没有名为“%[1]s”的手册，是否想写“%[2]s”", "en": "there is no book %[1]q; did you mean %[2]q"},
	"unknown-project":   {"zh": "没有项目“%[1]s”", "en": "there is no project %[1]q"},
	"save-as-csv":       {"zh": "%[1]s 是 Excel 工作簿；请另存为 CSV 再用", "en": "%[1]s is a workbook; save it as CSV and use that"},
	"bad-list":          {"zh": "清单 %[1]s 读不出来：%[2]v", "en": "the list %[1]s cannot be read: %[2]v"},
	"left-off-list":     {"zh": "“%[1]s”不进书：没有这个项目，或它已结束、不公开", "en": "%[1]q is left out: there is no such project, or it is closed or not public"},
	"empty-list":        {"zh": "清单里没有可以印的项目", "en": "the list holds no project that can be printed"},
	"registered":        {"zh": "已把 %[1]s 记入 %[2]s", "en": "%[1]s is entered in %[2]s"},
	"registered-before": {"zh": "%[2]s 里已有 %[1]s，没有再记", "en": "%[2]s has %[1]s already; nothing was entered"},
	"no-such-sheet":     {"zh": "按 %[2]s，没有哪本手册印有“%[1]s”", "en": "by %[2]s, no book holds %[1]q"},
	"sheet-gone":        {"zh": "手册 %[2]s 现在不含 %[1]s", "en": "the book %[2]s no longer holds %[1]s"},
	"sheet-longer": {
		"zh": "%[1]s 在 %[2]s 中占 %[3]d 页，现在要 %[4]d 页，收紧后仍放不下，没有重印。可以：删减文字；或加 --insert，把多出的页编为 %[5]s；或印一张勘误表说明改动",
		"en": "%[1]s has %[3]d pages in %[2]s and now takes %[4]d, even tightened; it was not printed. Shorten its text, or add --insert to number the pages that are more %[5]s, or print a slip of errata",
	},
	"printing":  {"zh": "印手册", "en": "printing books"},
	"preflight": {"zh": "随网站印制的手册有 %[1]d 条印前提示，用 handbook 命令查看", "en": "%[1]d remarks on the printed books; the handbook command shows them"},
}

// importTexts are what import and export say.
var importTexts = map[string]i18n.Text{
	"write-or-dry":       {"zh": "--write 与 --dry-run 不能同时用", "en": "--write and --dry-run do not go together"},
	"no-map":             {"zh": "没有导入表“%[1]s”；应有 %[2]s", "en": "there is no map %[1]q; it would be %[2]s"},
	"no-file":            {"zh": "没有文件 %[1]s", "en": "there is no file %[1]s"},
	"report-written":     {"zh": "完整报告已写入 %[1]s", "en": "the full report is in %[1]s"},
	"bad-map-id":         {"zh": "“%[1]s”不能用作导入表编号：用小写字母、数字和短横", "en": "%[1]q cannot be the id of a map: use lower-case letters, digits and hyphens"},
	"map-exists":         {"zh": "%[1]s 已存在，没有覆盖", "en": "%[1]s exists already and was not overwritten"},
	"map-written":        {"zh": "导入表已存为 %[1]s；核对后再导入一次", "en": "the map is in %[1]s; check it and import again"},
	"nothing-to-propose": {"zh": "所有列都认得，不需要导入表", "en": "every column was recognised; no map is needed"},
	"import-dry":         {"zh": "只出报告：会写 %[1]d 个文件，现在什么都没有写", "en": "report only: %[1]d files would be written, and none was"},
	"not-imported":       {"zh": "什么都没有写入。改正后再导入；只要无误的部分，加 --write", "en": "nothing was written; mend the faults and import again, or take what is good with --write"},
	"imported":           {"zh": "已写入：新增 %[1]d 个项目，变更 %[2]d 个，共 %[3]d 个文件", "en": "written: %[1]d new projects, %[2]d changed, %[3]d files"},
	"import-spoils":      {"zh": "照此写入，项目库会新出现这些问题；有错误的不写", "en": "written so, the library would have these faults; errors stop the import"},
	"export-ending":      {"zh": "“%[1]s”应以 .xlsx 或 .csv 结尾", "en": "%[1]s ends neither in .xlsx nor in .csv"},
	"exported":           {"zh": "%[1]d 个项目已写入 %[2]s", "en": "%[1]d projects are in %[2]s"},
	"export-left":        {"zh": "%[1]d 处内容放不进单元格，留空；再导入不会改动它们", "en": "%[1]d values do not fit a cell and were left empty; importing the file again does not change them"},
	"form-exported":      {"zh": "填报表已写入 %[1]s", "en": "the form is in %[1]s"},
}

// auditTexts are what audit and verify say.
var auditTexts = map[string]i18n.Text{
	"not-audited": {"zh": "内容有错误，生成不了公开版，没有审计；请先改正以上各条", "en": "the content has faults, so there is no edition to audit; mend these first"},
	"audit-proof": {
		"zh": "版本 %[1]s：%[2]d 个文件（%[3]s）与删去全部内部资料后生成的逐个比较，并逐个查找\n内部值 %[4]d 个，其中可辨认、已查找的 %[5]d 个",
		"en": "edition %[1]s: %[2]d files (%[3]s) compared with those built without anything internal, and searched\ninternal values: %[4]d, of which %[5]d are distinctive and were searched for",
	},
	"audit-releases":            {"zh": "按规定公开的汇总数 %[1]d 个（另有 %[2]d 个不足三个项目，或可据以推算出这样的数，不公开）：", "en": "sums that are released by name: %[1]d (another %[2]d stand for fewer than three projects, or would give such a sum away, and are withheld)"},
	"audit-period":              {"zh": "%[1]s（简报 %[2]s）：", "en": "%[1]s (briefing %[2]s): "},
	"audit-others":              {"zh": "其余产业", "en": "other industries"},
	"audit-signed-count":        {"zh": "签约项目", "en": "projects signed"},
	"audit-signed-amount":       {"zh": "签约额", "en": "amount signed"},
	"audit-started-count":       {"zh": "开工项目", "en": "projects started"},
	"audit-started-amount":      {"zh": "开工额", "en": "amount started"},
	"audit-operating-count":     {"zh": "投产项目", "en": "projects in operation"},
	"audit-operating-amount":    {"zh": "投产额", "en": "amount in operation"},
	"audit-paid-in-amount":      {"zh": "到位资金", "en": "funds paid in"},
	"audit-named":               {"zh": "公开点名的企业 %[1]d 家：企业同意 %[2]d 家，有公开来源 %[3]d 家", "en": "firms that are named: %[1]d, by consent %[2]d, from a source %[3]d"},
	"audit-withheld":            {"zh": "未公开的记录和字段 %[1]d 项：", "en": "withheld records and fields: %[1]d"},
	"audit-group":               {"zh": "%[1]s：%[2]s，%[3]d 处，记录 %[4]d 条（%[5]s）", "en": "%[1]s: %[2]s; places: %[3]d, records: %[4]d (%[5]s)"},
	"audit-all":                 {"zh": "逐条列出请加 --all", "en": "add --all to list them one by one"},
	"audit-whole":               {"zh": "整条记录", "en": "the whole record"},
	"audit-passed":              {"zh": "审计通过：公开版与内部资料无关（所列汇总数除外），没有发现泄露", "en": "the audit passed: the edition does not depend on anything internal save the sums listed, and nothing was found in it"},
	"audit-failed":              {"zh": "审计没有通过，不要发布这一版", "en": "the audit failed; do not publish this edition"},
	"audit-why-internal-field":  {"zh": "内部字段", "en": "an internal field"},
	"audit-why-internal-record": {"zh": "记录标为内部", "en": "the record is internal"},
	"audit-why-internal-table":  {"zh": "内部台账或表格", "en": "an internal table"},
	"audit-why-not-disclosed":   {"zh": "不属主动公开", "en": "not disclosed on the issuer's own initiative"},
	"audit-why-no-consent":      {"zh": "企业未同意且无公开来源", "en": "the firm neither agreed nor is named by a source"},
	"audit-why-names-withheld":  {"zh": "指向未公开的记录", "en": "it names a record that is withheld"},
	"audit-why-withdrawn":       {"zh": "已撤回", "en": "withdrawn"},
	"audit-why-not-approved":    {"zh": "未经审批", "en": "not approved"},
	"exact": {
		"zh": "%[1]s 正是 %[2]s 版（%[3]s）：%[4]d 个文件，%[5]s，全部与清单一致；不属于本版的文件 %[6]d 个\n版本哈希  %[7]s\n清单哈希  %[8]s",
		"en": "%[1]s is exactly edition %[2]s of %[3]s: %[4]d files, %[5]s, all as the manifest lists them; %[6]d files are no part of it\nedition hash   %[7]s\nmanifest hash  %[8]s",
	},
	"not-exact": {"zh": "%[1]s 与它所称的版本（%[2]s）不一致", "en": "%[1]s is not the edition it claims to be (%[2]s)"},
}

// registerTexts are what is said of printed books that hold a record.
var registerTexts = map[string]i18n.Text{
	"no-books":     {"zh": "没有找到印刷品登记（%[1]s、%[2]s），不知道哪些印好的册子载有它；请自行核对已发出的手册", "en": "no register of printed books was found (%[1]s, %[2]s), so which of them hold it is not known; look through the handbooks that were given out"},
	"in-no-book":   {"zh": "按印刷品登记（%[1]s），没有册子载有它", "en": "by the registers (%[1]s), no printed book holds it"},
	"book":         {"zh": "%[1]s（%[2]s）", "en": "%[1]s (%[2]s)"},
	"book-edition": {"zh": "版次 %[1]s", "en": "edition %[1]s"},
	"book-page":    {"zh": "第 %[1]s 页", "en": "page %[1]s"},
	"book-pages":   {"zh": "第 %[1]s 页", "en": "pages %[1]s"},
	"bad-books":    {"zh": "印刷品登记 %[1]s 读不出来，其中的册子请自行核对：%[2]v", "en": "the register %[1]s cannot be read; look through its book by hand: %[2]v"},
	"in-books":     {"zh": "载有它的印刷品：%[1]s。请收回或附更正页", "en": "printed books that hold it: %[1]s; recall them or add a slip"},
}

// serveTexts are what the preview says.
var serveTexts = map[string]i18n.Text{
	"serving":       {"zh": "预览地址：%[1]s（按 Ctrl+C 结束）", "en": "the preview is at %[1]s (Ctrl+C ends it)"},
	"read-again":    {"zh": "已读取，改动 %[1]d 处，用时 %[2]s", "en": "read, %[1]d changed, in %[2]s"},
	"bad-addr":      {"zh": "“%[1]s”不是地址，请写成 127.0.0.1:8000 这样", "en": "%[1]q is no address; write it as 127.0.0.1:8000"},
	"not-loopback":  {"zh": "“%[1]s”能被别的电脑访问；预览里有尚未公开的内容，只能用本机地址，如 127.0.0.1:8000", "en": "other machines could reach %[1]s, and a preview shows what is not published yet; use an address of this machine, such as 127.0.0.1:8000"},
	"cannot-listen": {"zh": "不能在 %[1]s 上打开预览：%[2]v", "en": "the preview cannot listen at %[1]s: %[2]v"},
	"port-taken":    {"zh": "端口 %[1]s 已被占用，另选了一个", "en": "port %[1]s is taken; another one was chosen"},
}

// openedTexts are what the program says when it is opened without arguments.
var openedTexts = map[string]i18n.Text{
	"opened":      {"zh": "没有写命令，打开 %[1]s 的预览；命令列表见 prospectus --help", "en": "no command was given, so the site in %[1]s is shown; prospectus --help lists the commands"},
	"offering":    {"zh": "这里没有站点；请在浏览器里决定是否新建：%[1]s", "en": "there is no site here; decide in the browser whether to make one: %[1]s"},
	"offer-title": {"zh": "还没有站点，要新建一个吗？", "en": "There is no site here yet. Make one?"},
	"offer-says":  {"zh": "将在 %[1]s 放入一个小站点：每类内容一条示例，中英文都有注释，改掉就能用。已有的文件不会改动。", "en": "A small site will be put into %[1]s: one example of each kind of record, with notes in both languages, to be replaced with your own. No file that is there is touched."},
	"offer-yes":   {"zh": "新建站点", "en": "Make the site"},
	"offer-no":    {"zh": "不新建，就关闭本页和程序窗口。", "en": "To leave everything as it is, close this page and the program's window."},
}

// translationTexts are what the translation command says.
var translationTexts = map[string]i18n.Text{
	"translation-one":          {"zh": "--checked、--export、--import 一次只用一个", "en": "use one of --checked, --export and --import"},
	"translation-which":        {"zh": "写明核对了哪些记录，例如 translation --checked xz-2026-0101；确已全部核对的加 --all", "en": "name the records that were checked, as in translation --checked xz-2026-0101; where all were, add --all"},
	"translation-by-alone":     {"zh": "--by 只和 --checked 一起用", "en": "--by goes with --checked"},
	"translation-write-alone":  {"zh": "--write 只和 --import 一起用", "en": "--write goes with --import"},
	"translation-import-all":   {"zh": "--import 取回整个文件，不能再写编号、--to 或 --all", "en": "--import takes a file back whole; ids, --to and --all do not go with it"},
	"translation-ending":       {"zh": "“%[1]s”应以 .xlsx 或 .docx 结尾", "en": "%[1]s ends neither in .xlsx nor in .docx"},
	"translation-language":     {"zh": "本站没有语言“%[1]s”；有 %[2]s", "en": "the site has no language %[1]q; it has %[2]s"},
	"translation-none-of":      {"zh": "%[1]s 不公开，或没有译文可查", "en": "%[1]s is not public, or has no translation to look at"},
	"translation-sum":          {"zh": "缺译 %[1]d，过时 %[2]d，从未核对 %[3]d，已核对 %[4]d", "en": "missing: %[1]d, stale: %[2]d, never checked: %[3]d, checked: %[4]d"},
	"translation-missing":      {"zh": "%[1]s缺译", "en": "not all in %[1]s"},
	"translation-absent":       {"zh": "没有%[1]s译文", "en": "not translated into %[1]s"},
	"translation-stale":        {"zh": "%[1]s过时，依据的是%[3]s的%[2]s原文", "en": "%[1]s is stale: it follows the %[2]s text of %[3]s"},
	"translation-unchecked":    {"zh": "%[1]s从未核对", "en": "%[1]s was never checked"},
	"translation-checked":      {"zh": "%[1]s已于%[3]s与%[2]s原文核对", "en": "%[1]s was checked against the %[2]s text on %[3]s"},
	"translation-lacks":        {"zh": "；缺：%[1]s", "en": "; missing: %[1]s"},
	"translation-not-kept":     {"zh": "核对时的原文没有保存下来，或已被改动，无法逐段比较；请整篇核对", "en": "what it was checked against was not kept, or was altered, so passages cannot be compared; go through the whole text"},
	"translation-block":        {"zh": "正文第 %[1]d 段", "en": "body, paragraph %[1]d"},
	"translation-not-there":    {"zh": "%[1]s 没有%[2]s译文，没有登记", "en": "%[1]s has no %[2]s translation; nothing was noted"},
	"translation-cannot-edit":  {"zh": "不能改写 %[1]s：%[2]v。请把 [translation.…] 里的各项写成一行一项，再运行一次", "en": "%[1]s cannot be edited: %[2]v; write the keys of [translation.…] one to a line and run again"},
	"translation-none-checked": {"zh": "没有可登记的译文", "en": "there is no translation to note"},
	"translation-noted":        {"zh": "已登记核对 %[1]d 篇：%[2]s", "en": "noted as checked (%[1]d): %[2]s"},
	"translation-odd":          {"zh": "%[1]s 的%[2]s正文含代码、HTML 或多级列表，或者太长，放不进表格；请直接翻译文件", "en": "the %[2]s body of %[1]s has code, HTML or lists within lists, or is too long for a table; translate its file directly"},
	"translation-nothing-due":  {"zh": "没有缺译或过时的文字；全部导出加 --all", "en": "nothing is missing or stale; --all exports every text"},
	"translation-exported":     {"zh": "%[1]d 段文字已写入 %[2]s", "en": "texts in %[2]s: %[1]d"},
	"translation-text":         {"zh": "%[1]s（%[2]s）%[3]s：取用译文", "en": "%[1]s (%[2]s) %[3]s: translation taken"},
	"translation-back":         {"zh": "新译文 %[1]d 段，未变 %[2]d 段，未填 %[3]d 段", "en": "new translations: %[1]d, unchanged: %[2]d, not filled in: %[3]d"},
	"translation-hint":         {"zh": "建议：%[1]s", "en": "hint: %[1]s"},
	"translation-spoils":       {"zh": "照此写入，会新出现这些问题；有错误的不写", "en": "written so, the site would have these faults; errors stop the import"},
	"translation-not-taken":    {"zh": "什么都没有写入。改正后再导入；只要无误的部分，加 --write", "en": "nothing was written; mend the faults and import again, or take what is good with --write"},
	"translation-taken":        {"zh": "已写入 %[1]d 段译文，共 %[2]d 个文件。看过之后，用 translation --checked 登记：%[3]s", "en": "texts written: %[1]d, files: %[2]d. When they have been looked through, note them with translation --checked: %[3]s"},
	"severity-error":           {"zh": "错误", "en": "error"},
	"severity-warning":         {"zh": "警告", "en": "warning"},
	"severity-notice":          {"zh": "提示", "en": "notice"},
}
