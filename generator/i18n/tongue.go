package i18n

// tongues are what languages are called in the languages of the program.
var tongues = map[Tag]Text{
	"zh": {"zh": "中文", "en": "Chinese"}, "en": {"zh": "英文", "en": "English"},
	"zh-Hant": {"zh": "繁体中文", "en": "traditional Chinese"},
	"ja":      {"zh": "日文", "en": "Japanese"}, "ko": {"zh": "韩文", "en": "Korean"},
	"de": {"zh": "德文", "en": "German"}, "fr": {"zh": "法文", "en": "French"},
	"es": {"zh": "西班牙文", "en": "Spanish"}, "ru": {"zh": "俄文", "en": "Russian"},
	"vi": {"zh": "越南文", "en": "Vietnamese"}, "th": {"zh": "泰文", "en": "Thai"},
}

// Tongue names a language in the languages of the program; one for which it has
// no name by its tag. What sites show their readers is the theme's to say.
func Tongue(tag Tag) Text {
	if t, ok := tongues[tag]; ok {
		return t
	}
	return Text{"zh": string(tag), "en": string(tag)}
}
