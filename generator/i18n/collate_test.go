package i18n

import (
	"slices"
	"strings"
	"testing"
)

// cities are place names by the letter of their pinyin.
const cities = `A 安康 鞍山 阿坝 安阳 安庆 阿勒泰
B 北京 保定 包头 蚌埠 亳州 滨州 宝鸡 北海 百色 毕节 白银 巴中 泌阳
C 重庆 成都 长沙 长春 长治 常州 沧州 承德 赤峰 朝阳 池州 滁州 潮州 郴州 常德 楚雄 崇左
D 大连 大庆 东莞 东营 德州 德阳 达州 大同 丹东 定西 大理 儋州 都匀 都江堰 大城县
E 鄂尔多斯 鄂州 恩施 峨眉山
F 福州 佛山 抚顺 抚州 阜阳 阜新 防城港
G 广州 贵阳 桂林 赣州 广元 广安 贵港 甘孜 涡阳 固原
H 杭州 合肥 哈尔滨 海口 呼和浩特 惠州 湖州 淮安 淮南 邯郸 衡水 菏泽 怀化 黄石 河池 汉中 解州
J 济南 济宁 嘉兴 金华 九江 荆州 景德镇 吉林 锦州 晋城 江门 揭阳 酒泉 句容 犍陵 筠连 贾汪 监利
K 昆明 开封 克拉玛依 喀什 会稽
L 兰州 拉萨 洛阳 连云港 临沂 廊坊 六安 丽水 丽江 柳州 泸州 乐山 龙岩 娄底 吕梁 六盘水 乐亭
M 绵阳 马鞍山 茂名 梅州 眉山 牡丹江 牟平
N 南京 宁波 南宁 南通 南昌 南阳 南充 内江 宁德 怒江
P 平顶山 攀枝花 盘锦 莆田 萍乡 濮阳 普洱 番禺
Q 青岛 泉州 秦皇岛 衢州 清远 曲靖 钦州 庆阳 齐齐哈尔 潜江 犍为 曲阜 栖霞 奇台 覃塘 龟兹
R 日照 日喀则 任丘
S 上海 深圳 苏州 沈阳 石家庄 绍兴 汕头 三亚 宿州 宿迁 邵阳 韶关 十堰 商丘 石嘴山 单县 盛泽 召陵 莘县 歙县 什邡
T 天津 太原 唐山 台州 泰安 泰州 铜陵 通辽 铁岭 铜仁 宕昌 吐鲁番 泰宁
W 武汉 无锡 温州 潍坊 威海 芜湖 乌鲁木齐 渭南 文山 梧州 吴忠
X 西安 厦门 徐州 西宁 新乡 许昌 湘潭 襄阳 信阳 孝感 邢台 咸阳 咸宁 浚县 浒墅关 西藏 莘庄
Y 银川 扬州 烟台 盐城 宜昌 岳阳 义乌 榆林 延安 玉林 宜春 阳泉 运城 营口 铅山 乐清 尉犁 蔚县 荥经
Z 郑州 珠海 株洲 湛江 肇庆 中山 张家口 淄博 舟山 漳州 镇江 遵义 枣庄 昭通 自贡 枞阳 长子县`

func TestInitial(t *testing.T) {
	c := For("zh").Collator()
	for line := range strings.Lines(cities) {
		fields := strings.Fields(line)
		for _, city := range fields[1:] {
			if got := c.Initial(city); got != fields[0] {
				t.Errorf("Initial(%s) = %s, want %s", city, got, fields[0])
			}
		}
	}
	for s, want := range map[string]string{"《安康条例》": "A", "élan": "E", "zinc": "Z", "5G": "#", "": "#", "—": "#", "Привет": "П"} {
		if got := c.Initial(s); got != want {
			t.Errorf("Initial(%q) = %q, want %q", s, got, want)
		}
	}
	if got := For("en").Collator().Initial("重庆"); got != "重" {
		t.Errorf("an English index puts 重庆 under %q", got)
	}
}

func TestCollatorOrder(t *testing.T) {
	tests := []struct {
		tag  Tag
		want []string
	}{
		{"zh", []string{"安康", "北京", "蚌埠", "长沙", "成都", "重庆", "广州", "六安", "西安", "厦门", "增长", "中山"}},
		{"zh", []string{"第2期", "第10期"}},
		{"en", []string{"Éclair", "éclat", "Phase 2", "phase 10", "zinc"}},
		{"fr", []string{"a", "b", "é", "f"}},
		{"ja", []string{"アジア", "いろは", "カナ"}},
	}
	for _, tt := range tests {
		got := slices.Clone(tt.want)
		slices.Reverse(got)
		slices.SortFunc(got, For(tt.tag).Collator().Compare)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.tag, got, tt.want)
		}
	}
}

// TestCollatorTotal checks that only equal texts compare as equal, though the
// words and their corrected writings have the same key.
func TestCollatorTotal(t *testing.T) {
	c := For("zh").Collator()
	for _, r := range readings {
		if c.Compare(r.word, r.read) == 0 || c.Compare(r.word, r.read) != -c.Compare(r.read, r.word) {
			t.Errorf("%s and %s are not told apart", r.word, r.read)
		}
		if c.Compare(r.word, r.word) != 0 {
			t.Errorf("%s differs from itself", r.word)
		}
	}
}

func TestReadable(t *testing.T) {
	for s, want := range map[string]string{
		"":           "",
		"安康":         "安康",
		"国家银行重庆分行":   "国家银杭虫庆分行",
		"a重庆b厦门c":    "a虫庆b吓门c",
		"重庆重庆":       "虫庆虫庆",
		"\xff重庆\xff": "\xff虫庆\xff",
	} {
		if got := readable(s); got != want {
			t.Errorf("readable(%q) = %q, want %q", s, got, want)
		}
	}
}
