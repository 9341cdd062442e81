package lint

import "prospectus/generator/i18n"

// Where the rules come from, in the words that the reference prints.
var (
	houseRule = i18n.Text{
		"zh": "本程序约定",
		"en": "a convention of this program",
	}
	arithmetic = i18n.Text{
		"zh": "可核算的数字应当算得拢（常见于已公布项目表的差错）",
		"en": "figures that can be worked out again must work out (faults found on published sheets)",
	}
	datesRule = i18n.Text{
		"zh": "政府网站检查：发布日期真实、内容不过期",
		"en": "inspections of government sites: true dates, nothing stale",
	}
	documentRule = i18n.Text{
		"zh": "行政规范性文件的公开要求：成文、发布、施行、失效日期与效力一致",
		"en": "rules on publishing administrative documents: the dates agree with the standing",
	}
	numberRule = i18n.Text{
		"zh": "《党政机关公文格式》（GB/T 9704-2012）发文字号",
		"en": "GB/T 9704-2012, layout of official documents: document number",
	}
	disclosureRule = i18n.Text{
		"zh": "《政府信息公开条例》公开属性",
		"en": "Regulation on Open Government Information: disclosure classes",
	}
	competitionRule = i18n.Text{
		"zh": "《公平竞争审查条例》，2024年8月1日起施行；实施办法2025年4月20日起施行",
		"en": "Regulation on Fair Competition Review, in force since 2024-08-01, with implementing rules since 2025-04-20",
	}
	mapRule = i18n.Text{
		"zh": "《地图管理条例》",
		"en": "Regulation on the Administration of Maps",
	}
	translationRule = i18n.Text{
		"zh": "本站术语表与双语一致的要求",
		"en": "the site's glossary, and the demand that both languages say the same",
	}
	wordingRule = i18n.Text{
		"zh": "招商材料的用语：不作承诺，不用无出处的绝对化用语",
		"en": "wording of promotion material: no promises, no superlative without its source",
	}
	regionRule = i18n.Text{
		"zh": "涉港澳台用语规范",
		"en": "rules on naming Hong Kong, Macao and Taiwan",
	}
	landRule = i18n.Text{
		"zh": "参考价应注明日期，成交价以招标拍卖挂牌为准",
		"en": "a reference price bears its date; public bidding decides the price of land",
	}
)
