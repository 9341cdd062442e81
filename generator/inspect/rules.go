package inspect

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

func fault(code string, severity diag.Severity, says, hint i18n.Text) *diag.Rule {
	return &diag.Rule{Code: code, Severity: severity, Says: says, Hint: hint}
}

// Rules lists every rule of the package, for the reference of rules.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		changed, resized, missing, notAFile, amongOurs, foreign, leftBySystem, respelt, unreadable,
		noManifest, badManifest, alteredManifest, incomplete, interrupted, unfinished,
	}
}

var (
	changed = fault("file-changed", diag.Error,
		i18n.Text{"zh": "文件内容与清单不符，生成之后被改动过或已损坏", "en": "the file is not as the manifest lists it: it was changed or damaged after the build"},
		i18n.Text{"zh": "从原处重新复制，或重新生成", "en": "copy it again from where it came, or build again"})
	resized = fault("file-resized", diag.Error,
		i18n.Text{"zh": "文件大小与清单不符：应为 %[1]d 字节，实为 %[2]d 字节，可能没有复制完或被改动过", "en": "the manifest lists %[1]d bytes, but the file has %[2]d: it was not copied to its end, or changed"},
		i18n.Text{"zh": "从原处重新复制，或重新生成", "en": "copy it again from where it came, or build again"})
	missing = fault("file-missing", diag.Error,
		i18n.Text{"zh": "清单所列的文件不在", "en": "the manifest lists this file, but it is not there"},
		i18n.Text{"zh": "从原处重新复制，或重新生成", "en": "copy it again from where it came, or build again"})
	notAFile = fault("not-a-file", diag.Error,
		i18n.Text{"zh": "这里应是本版的一个文件，现在却是文件夹或链接", "en": "a file of the edition should stand here, but a folder or a link does"},
		i18n.Text{"zh": "移走它，再重新复制或生成", "en": "move it away, then copy or build again"})
	amongOurs = fault("foreign-among-pages", diag.Error,
		i18n.Text{"zh": "这个文件不属于本版，却放在本版的文件夹里，访客会当作本版内容", "en": "the file is no part of the edition but lies in one of its folders, where visitors take it for one"},
		i18n.Text{"zh": "确认来历后移走；要随网站发布的文件，请作为附件写进记录", "en": "find out where it comes from and move it away; what should be published belongs to a record as an attachment"})
	foreign = fault("foreign-file", diag.Notice,
		i18n.Text{"zh": "这个文件不属于本版", "en": "the file is no part of the edition"},
		i18n.Text{"zh": "如不是本单位放的，请移走", "en": "if nobody of your office put it there, move it away"})
	leftBySystem = fault("left-by-system", diag.Notice,
		i18n.Text{"zh": "这是系统自动留下的文件，不属于本版", "en": "the operating system left this file; it is no part of the edition"},
		i18n.Text{"zh": "可以删除", "en": "it may be deleted"})
	respelt = fault("name-respelt", diag.Warning,
		i18n.Text{"zh": "文件名大小写变了，原为 %[1]s；放到网站服务器上链接会打不开", "en": "the name has other capitals than %[1]s; on a web server links to it would lead nowhere"},
		i18n.Text{"zh": "上传前改回原名，或从生成结果直接复制", "en": "rename it before it is uploaded, or copy it from the folder that was built"})
	unreadable = fault("edition-file-unreadable", diag.Error,
		i18n.Text{"zh": "无法读取：%[1]v", "en": "cannot be read: %[1]v"},
		i18n.Text{"zh": "检查权限和存储介质，必要时换一个U盘重新复制", "en": "check its permissions and the medium; copy to another stick if it is failing"})
	noManifest = fault("no-manifest", diag.Error,
		i18n.Text{"zh": "文件夹里没有清单 %[1]s，无从核对", "en": "there is no %[1]s in the folder, so nothing can be compared"},
		i18n.Text{"zh": "确认文件夹是否选对；复制时要连同清单一起复制", "en": "make sure that it is the right folder, and copy the manifest along with the site"})
	badManifest = fault("damaged-manifest", diag.Error,
		i18n.Text{"zh": "清单已损坏，无法读取，无从核对", "en": "the manifest is damaged and cannot be read, so nothing can be compared"},
		i18n.Text{"zh": "从原处重新复制清单，或重新生成", "en": "copy it again from where it came, or build again"})
	alteredManifest = fault("altered-manifest", diag.Error,
		i18n.Text{"zh": "清单与自身的校验和不符，被改动过；下面仍按它所列逐个核对", "en": "the manifest does not agree with its own checksum: it was altered; the files are compared with what it lists all the same"},
		i18n.Text{"zh": "从原处重新复制清单，或重新生成", "en": "copy it again from where it came, or build again"})
	incomplete = fault("incomplete-manifest", diag.Error,
		i18n.Text{"zh": "清单没有写明“%[1]s”，或写得不对，说不清这是哪一版", "en": "the manifest does not state %[1]q as it should, so it does not say which edition this is"},
		i18n.Text{"zh": "在 data/site.toml 写明 edition 后重新生成", "en": "name the edition in data/site.toml, then build again"})
	interrupted = fault("interrupted-commit", diag.Error,
		i18n.Text{"zh": "发布中断：新一版（%[1]s）已经齐备，但没有全部就位，旧版（%[2]s）和新版的文件混在一起", "en": "a commit was interrupted: the new edition (%[1]s) is complete but not all in place, and files of the old one (%[2]s) stand among its own"},
		i18n.Text{"zh": "对这个文件夹再运行一次 prospectus build，会先把中断的一版接着完成，再核对", "en": "run prospectus build for this folder again, which finishes what was interrupted first; then verify"})
	unfinished = fault("unfinished-build", diag.Warning,
		i18n.Text{"zh": "有一次生成正在进行，或在发布之前中断；已发布的一版仍在", "en": "a build is under way here or was stopped before it published anything; the edition that stood stands"},
		i18n.Text{"zh": "等它结束再核对；如已中断，下次生成会清理", "en": "wait until it ends and verify again; if it was stopped, the next build clears up"})
)
